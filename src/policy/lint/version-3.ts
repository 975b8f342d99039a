/** A certificate must have version 3, because only version 3 has extensions, and the extensions limit what the certificate is good for. */
import { defineRule } from '../lint-rule.ts'

export const version3 = defineRule({
  id: 'version-3',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.1',
  cwe: [295],
  check: ({ version }) => (version === 3 ? [] : [`it is of version ${version}`]),
})
