/** Only version 3 has extensions, and with them everything that limits a certificate. */
import type { LintRule } from '../lint-rule.ts'

export const version3: LintRule = {
  id: 'version-3',
  severity: 'error',
  citation: 'RFC 5280 §4.1.2.1',
  cwe: [295],
  check: ({ version }) => (version === 3 ? [] : [`it is of version ${version}`]),
}
