/** Whatever extension we know must be readable to its last octet, or a server reads something else than we do. */
import { isRefusal } from '../../core/refusal.ts'
import { decodeExtension } from '../../x509/extensions/index.ts'
import type { LintRule } from '../lint-rule.ts'

export const extensionsReadable: LintRule = {
  id: 'extensions-readable',
  severity: 'error',
  citation: 'RFC 5280 §4.2; X.690 §10',
  cwe: [436],
  check(tbs) {
    return tbs.extensions.flatMap((extension) => {
      try {
        decodeExtension(extension)
        return []
      } catch (error) {
        if (isRefusal(error)) return [`the extension ${extension.oid}: ${error.message} (${error.hint})`]
        throw error
      }
    })
  },
}
