/** JSON for a reader that may be a terminal. What documents say is for those who write them. */

/**
 * Writes a value as indented JSON that ends in a newline. Control, format (bidi, zero-width) and line-separating
 * characters are escaped as JSON does, so that no terminal acts on them.
 *
 * Pure.
 */
export function encodeJson(value: unknown): string {
  const unseen = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/gu
  const escaped = (character: string): string =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join('')
  return `${JSON.stringify(value, null, 2).replace(unseen, escaped)}\n`
}
