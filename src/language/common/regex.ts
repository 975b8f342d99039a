/** Escapes text for use inside a regular expression. The escaper of the configuration language runs after it. */
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
