/**
 * Claims under the arc for documentation mean nothing outside this home. Each certificate with such a claim gives a
 * notice, which never stops a signature.
 */
import { isUnder } from '../../asn1/oid.ts'
import { defineRule } from '../lint-rule.ts'
import { documentationArc as arcForDocumentation } from '../settings.ts'

export const documentationArc = defineRule({
  id: 'documentation-arc',
  subject: 'certificate',
  given: ['arc'],
  severity: 'notice',
  citation: 'RFC 5612 §3',
  cwe: [],
  check({ extensions }, { arc }) {
    if (!extensions.some(({ oid }) => isUnder(oid, arcForDocumentation))) return []
    return [`its claims lie under ${arc}, which is for documentation; get your own arc before others rely on them`]
  },
})
