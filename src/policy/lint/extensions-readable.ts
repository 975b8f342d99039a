/** Each known extension must be well-formed to its last octet; otherwise a server could read another meaning in it than countersign. */
import { decodeExtension } from '../../x509/extensions/index.ts'
import { defineRule, objectionsOf } from '../lint-rule.ts'

export const extensionsReadable = defineRule({
  id: 'extensions-readable',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2; X.690 §10',
  cwe: [436],
  check(tbs) {
    return tbs.extensions.flatMap((extension) =>
      objectionsOf(
        () => decodeExtension(extension),
        ({ message, hint }) => `the extension ${extension.oid}: ${message} (${hint})`,
      ),
    )
  },
})
