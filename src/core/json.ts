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

/** One line of JSON in ASCII: for a header, or for a log in which nobody outside may write a line of his own. Pure. */
export const encodeAscii = (value: unknown): string =>
  JSON.stringify(value).replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
