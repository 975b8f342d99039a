/** All certificates of an authority end with it on one day. A person who issues a certificate near that day must learn of it early enough to make a new authority. */
import { formatInstant } from '../../core/brand.ts'
import { authorityStateAt, moveOver } from '../authority-end.ts'
import { defineRule } from '../lint-rule.ts'

export const issuerLasts = defineRule({
  id: 'issuer-lasts',
  subject: 'certificate',
  given: ['issuer', 'profile', 'at'],
  severity: 'notice',
  citation: 'RFC 5280 §6.1.3 (a)(2)',
  cwe: [298],
  check(_, { issuer: { tbs }, profile, at }) {
    if (authorityStateAt(tbs, at, profile.defaultSeconds) !== 'ending') return []
    return [
      `its authority expires at ${formatInstant(tbs.notAfter)}, and so does everything that it signed; before then, ${moveOver}`,
    ]
  },
})
