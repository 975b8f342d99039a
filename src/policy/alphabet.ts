/** Refuses a name at its first character that is not allowed. The file of each kind of name says which characters are allowed. */
import { CountersignError } from '../core/refusal.ts'

/** A text that is being read: the word for it, its characters, and the sentence that says which are allowed. */
export type Spelling = { readonly kind: string; readonly text: string; readonly expected: string }

/**
 * Refuses a spelling for the character at a position.
 *
 * @param position in UTF-16 units from 0; the length of the text stands for its end
 * @throws {CountersignError} `identity.refused`
 */
export function refuseAt({ kind, text, expected }: Spelling, position: number): never {
  const point = text.codePointAt(position)
  const character = point === undefined ? '' : String.fromCodePoint(point)
  throw new CountersignError('identity.refused', { kind, value: text, position, character, expected })
}

/**
 * Requires that each character of a stretch of the text is allowed.
 *
 * @param unfit finds a character that is not allowed; made once, for it costs more to make than to use
 * @throws {CountersignError} `identity.refused`
 */
export function requireAlphabet(spelling: Spelling, unfit: RegExp, from = 0, to = spelling.text.length): void {
  const position = spelling.text.slice(from, to).search(unfit)
  if (position >= 0) refuseAt(spelling, from + position)
}

/** Requires a length from 1 to `maximum` UTF-16 units; what is too long is refused at the first unit too many. */
export function requireLength(spelling: Spelling, maximum: number): void {
  if (spelling.text.length === 0) refuseAt(spelling, 0)
  if (spelling.text.length > maximum) refuseAt(spelling, maximum)
}
