/** A subject may have only a few attributes, each once, without characters that make it look like another subject when a server prints it in one line. */
import { parseNameAttribute } from '../identity.ts'
import { defineRule, objectionsOf } from '../lint-rule.ts'

export const subjectAttributes = defineRule({
  id: 'subject-attributes',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.6, Appendix A.1; CVE-2021-44533 (subjects that print as others)',
  cwe: [290, 295],
  check({ subject }) {
    const types = subject.map(({ type }) => type)
    const repeated = types.filter((type, index) => type !== 'domainComponent' && types.indexOf(type) !== index)
    return [
      ...[...new Set(repeated)].map((type) => `its subject has the attribute ${type} more than once`),
      ...subject.flatMap(({ type, value }) => objectionsOf(() => parseNameAttribute(type, value))),
    ]
  },
})
