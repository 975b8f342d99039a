/** A certificate that begins long before it was made hides when it was made. */
import type { LintRule } from '../lint-rule.ts'

/** More than any clock that is kept at all is behind. */
const HOUR_SECONDS = 3600

export const backdateModest: LintRule = {
  id: 'backdate-modest',
  severity: 'warning',
  citation: 'RFC 5280 §4.1.2.5',
  cwe: [],
  check(tbs, { at, profile }) {
    const behind = at - tbs.notBefore
    if (profile.attack || behind <= HOUR_SECONDS) return []
    return [`it begins ${behind} seconds before it is issued, more than an hour`]
  },
}
