/** Writes JSON that is safe to print on a terminal. Does not say which content a document has. */
import { escapeUnseen } from './unseen.ts'

/**
 * Writes a value as indented JSON that ends in a newline. Control, format (bidi, zero-width) and line-separating
 * characters are escaped as JSON does, so that no terminal acts on them.
 *
 * Pure.
 */
export function encodeJson(value: unknown): string {
  const lines = JSON.stringify(value, null, 2).split('\n')
  return `${lines.map(escapeUnseen).join('\n')}\n`
}
