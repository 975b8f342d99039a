/** The date notBefore must be near the moment of issue: a much earlier date hides when the certificate was made. */
import { defineRule } from '../lint-rule.ts'

/** More than any clock that is kept at all is behind. */
const HOUR_SECONDS = 3600

export const backdateModest = defineRule({
  id: 'backdate-modest',
  subject: 'certificate',
  given: ['at', 'profile'],
  severity: 'warning',
  citation: 'RFC 5280 §4.1.2.5',
  cwe: [],
  check(tbs, { at, profile }) {
    if (profile.attack) return { doesNotApply: 'its profile is for attacks' }
    const behind = at - tbs.notBefore
    return behind <= HOUR_SECONDS ? [] : [`it begins ${behind} seconds before it is issued, more than an hour`]
  },
})
