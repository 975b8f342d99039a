/** The signature algorithm must be one that every verifier accepts today, and must fit the key of the authority. */
import { algorithmOf } from '../authority-plan.ts'
import { defineRule } from '../lint-rule.ts'

export const signatureAlgorithmStrong = defineRule({
  id: 'signature-algorithm-strong',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.3; RFC 9155 (no MD5, no SHA-1)',
  cwe: [327, 328],
  check(tbs, { issuer }) {
    const expected = algorithmOf(issuer.tbs.spki)
    if (tbs.algorithm === expected) return []
    return [`its signature algorithm is ${tbs.algorithm ?? tbs.algorithmOid}, and its authority signs with ${expected}`]
  },
})
