/** A subject has few attributes, each once, and of letters that no server's one-line form can take for another. */
import { isRefusal } from '../../core/refusal.ts'
import { parseNameAttribute } from '../identity.ts'
import type { LintRule } from '../lint-rule.ts'

export const subjectAttributes: LintRule = {
  id: 'subject-attributes',
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.6, Appendix A.1; CVE-2021-44533 (subjects that print as others)',
  cwe: [290, 295],
  check({ subject }) {
    const types = subject.map(({ type }) => type)
    const repeated = types.filter((type, index) => type !== 'domainComponent' && types.indexOf(type) !== index)
    return [
      ...[...new Set(repeated)].map((type) => `its subject has the attribute ${type} more than once`),
      ...subject.flatMap(({ type, value }) => {
        try {
          parseNameAttribute(type, value)
          return []
        } catch (error) {
          if (isRefusal(error)) return [error.message]
          throw error
        }
      }),
    ]
  },
}
