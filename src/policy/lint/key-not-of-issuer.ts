/** No certificate may have the key of its issuer: its holder could sign as that authority. */
import { isSameKey } from '../../x509/public-key.ts'
import { defineRule } from '../lint-rule.ts'

export const keyNotOfIssuer = defineRule({
  id: 'key-not-of-issuer',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'NIST SP 800-57 part 1 §5.2 (one key, one use)',
  cwe: [323],
  check(tbs, { issuer }) {
    return isSameKey(tbs.spki, issuer.tbs.spki) ? ["its key is the authority's own"] : []
  },
})
