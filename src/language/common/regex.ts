/** A text within a regular expression. Every language may hold one; its own escaper comes after it. */
import { Uncarriable } from './language.ts'
import { line } from './line.ts'

/**
 * A regular expression that matches the text and nothing else, in any dialect: brackets in the place of backslashes. Pure.
 *
 * @throws {Uncarriable}
 */
export function regex(value: unknown): string {
  const text = line(value)
  if (/[\\^]/.test(text)) throw new Uncarriable('a backslash or a caret within brackets')
  return text.replace(/[.*+?()[{|$]/g, '[$&]')
}
