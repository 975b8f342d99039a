/** The OID of a claim must begin with the OID arc of the home, because only there may the home define extensions. */
import { isUnder } from '../../asn1/oid.ts'
import { understoodExtensions } from '../../x509/extensions/index.ts'
import { defineRule } from '../lint-rule.ts'

export const claimOidInArc = defineRule({
  id: 'claim-oid-in-arc',
  subject: 'certificate',
  given: ['arc'],
  severity: 'error',
  citation: 'X.660 §6.2 (an arc belongs to its registration authority)',
  cwe: [],
  check(tbs, { arc }) {
    return tbs.extensions
      .filter(({ oid }) => !understoodExtensions.has(oid) && !isUnder(oid, arc))
      .map(({ oid }) => `the extension ${oid} is neither a known one nor under the arc ${arc}`)
  },
})
