/** Proposes a name that can be one for a name as people have them: `alice-smith` for `Alice Smith`. Issues nothing. */

/** Letters that have no parts to take away. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
}

/**
 * Gives the form: lower case, without accents, and a hyphen for all that no name has; undefined where nothing is left, or too
 * much.
 *
 * Pure.
 */
export function proposeName(text: string): string | undefined {
  const letters = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const spelt = letters.replace(/[ßæœøđðłþı]/g, (letter) => plain[letter] ?? '').replace(/['’]/g, '')
  // A letter of another script would be lost, and another person's name might remain.
  if (/[\p{L}\p{N}]/u.test(spelt.replace(/[a-z0-9]/g, ''))) return undefined
  const name = spelt
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/[-._]*-[-._]*/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
  return name === '' || name.length > 63 ? undefined : name
}
