/** Escapes text for configuration languages in which a line break ends a statement. */
import { Uncarriable } from './language.ts'

/** A text, number or boolean that holds no control, line separator, bidi trick or half pair. @throws {Uncarriable} */
export function line(value: unknown): string {
  if (!['string', 'number', 'boolean'].includes(typeof value)) throw new Uncarriable('only a text fits here')
  const text = String(value)
  const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.exec(text)?.[0]
  if (unfit !== undefined) throw new Uncarriable(`the character U+${hexOf(unfit)} does not fit on a line`)
  return text
}

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
