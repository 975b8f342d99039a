/** The issuer's name must be, byte for byte, the subject's name in the certificate of the authority that signs. */
import { areSameOctets } from '../../x509/last-read.ts'
import { formatName } from '../../x509/name.ts'
import { defineRule } from '../lint-rule.ts'

export const issuerMatches = defineRule({
  id: 'issuer-matches',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.4, §6.1.3 (a)(4)',
  cwe: [296],
  check(tbs, { issuer }) {
    if (areSameOctets(tbs.issuerDer, issuer.tbs.subjectDer)) return []
    return [`its issuer is "${formatName(tbs.issuer)}", and the authority is "${formatName(issuer.tbs.subject)}"`]
  },
})
