/**
 * Claims under the arc for documentation mean nothing outside this home. Every certificate of such a home says so, as a
 * notice: it is shown each time, and never stops a signature.
 */
import type { LintRule } from '../lint-rule.ts'
import { documentationArc as arcForDocumentation } from '../settings.ts'

export const documentationArc: LintRule = {
  id: 'documentation-arc',
  severity: 'notice',
  citation: 'RFC 5612 §3',
  cwe: [],
  check(_, { arc }) {
    if (arc !== arcForDocumentation && !arc.startsWith(`${arcForDocumentation}.`)) return []
    return [
      `claims of this home lie under ${arc}, which is for documentation; get your own arc before others rely on them`,
    ]
  },
}
