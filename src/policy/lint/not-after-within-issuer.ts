/** A certificate that outlives its issuer ends without a warning on the day its issuer does. */
import { formatInstant } from '../../core/brand.ts'
import { defineRule } from '../lint-rule.ts'

export const notAfterWithinIssuer = defineRule({
  id: 'not-after-within-issuer',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §6.1.3 (a)(2)',
  cwe: [298],
  check(tbs, { issuer }) {
    if (tbs.notAfter <= issuer.tbs.notAfter) return []
    return [`it ends at ${formatInstant(tbs.notAfter)}, after its issuer (${formatInstant(issuer.tbs.notAfter)})`]
  },
})
