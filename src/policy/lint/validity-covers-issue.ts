/** A certificate must be valid at the moment of its issue, unless countersign issues it for an attack. */
import { formatInstant } from '../../core/brand.ts'
import { defineRule } from '../lint-rule.ts'

export const validityCoversIssue = defineRule({
  id: 'validity-covers-issue',
  subject: 'certificate',
  given: ['at', 'profile'],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.5',
  cwe: [298],
  check({ notBefore, notAfter }, { at, profile }) {
    if (profile.attack) return { doesNotApply: 'its profile is for attacks' }
    if (notBefore <= at && at <= notAfter) return []
    return [
      `it is good from ${formatInstant(notBefore)} to ${formatInstant(notAfter)}, and not now (${formatInstant(at)})`,
    ]
  },
})
