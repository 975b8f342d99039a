/** An ML-DSA key is experimental: most servers and clients cannot verify it, so a person who uses one should know. */
import { cautionAbout } from '../../core/key.ts'
import { describePublicKey } from '../../x509/public-key.ts'
import { defineRule } from '../lint-rule.ts'

export const experimentalKey = defineRule({
  id: 'experimental-key',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'notice',
  citation: 'RFC 9881 §2, §4',
  cwe: [],
  check(tbs, { issuer }) {
    const types = new Set([tbs.spki, issuer.tbs.spki].map((spki) => describePublicKey(spki).type))
    return [...types].flatMap((type) => (type === 'other' ? [] : (cautionAbout(type) ?? [])))
  },
})
