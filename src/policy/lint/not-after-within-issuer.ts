/** A certificate must not be valid longer than its issuer: on the day the issuer expires, verifiers refuse it without a warning. */
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
