/** Invisible characters (control, bidi, zero-width) and how to escape them. Does not say where text is shown. */

const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Writes control, format (bidi, zero-width) and line-separating characters, and halves of surrogate pairs, as `\uXXXX`.
 *
 * Pure.
 */
export function escapeUnseen(text: string): string {
  return text.replace(unseen, (character) =>
    [...Array(character.length).keys()]
      .map((i) => `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
