/** A client certificate must not have a wildcard name, because it could match the name of any other client. */
import { namesOf } from '../claim.ts'
import { defineRule } from '../lint-rule.ts'

export const sanNoWildcardForClient = defineRule({
  id: 'san-no-wildcard-for-client',
  subject: 'certificate',
  given: ['profile'],
  severity: 'error',
  citation: 'RFC 6125 §7.2',
  cwe: [290, 297],
  check(tbs, { profile }) {
    if (profile.usage !== 'client') return { doesNotApply: 'its profile is not for clients' }
    return namesOf(tbs).flatMap((name) =>
      name.kind === 'dns' && name.value.includes('*')
        ? [`the DNS name ${name.value} is a wildcard, in a client's certificate`]
        : [],
    )
  },
})
