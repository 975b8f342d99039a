/** One escaper per configuration language. Which language a file is written in stands in its target's manifest. */

import { shellWord } from '../core/shell.ts'

/** The languages that templates are written in. A new one is a row of {@link escapers}. */
export type Language = 'json' | 'javascript' | 'nginx' | 'shell' | 'markdown' | 'plain'

/** Thrown where a language cannot carry a value; the renderer says in which file and hole. */
export class Uncarriable extends Error {}

/** Text that stands in a code span or an indented block of Markdown. Made by the filter `code`. */
export class Code {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Text that is a whole parameter of nginx's configuration, written in quotes. Made by the filter `quoted`. */
export class Quoted {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

const isPlainObject = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype

/** A value as JSON on one line, with a space where people put one. Carries all that JSON can say, and nothing else. */
function json(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return JSON.stringify(value)
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`
  if (typeof value === 'object' && isPlainObject(value)) {
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${json(member)}`)
    return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`
  }
  throw new Uncarriable('JSON has no such value')
}

/** A literal of ECMAScript, good inside a `<script>` too. An object is none: `__proto__` would not be a member. */
function javascript(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(javascript).join(', ')}]`
  if (value instanceof Object || value === null)
    throw new Uncarriable('only texts, numbers, booleans and lists of them')
  if (typeof value === 'string' && (value.includes('\0') || !value.isWellFormed())) {
    throw new Uncarriable('NUL, or half of a surrogate pair')
  }
  return json(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** The text of a text, number or boolean that stays on its line: no control, line separator, bidi trick or half pair. */
function line(value: unknown): string {
  if (!['string', 'number', 'boolean'].includes(typeof value)) throw new Uncarriable('only a text fits here')
  const text = String(value)
  const unfit = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.exec(text)?.[0]
  if (unfit !== undefined) throw new Uncarriable(`the character U+${hexOf(unfit)} does not fit on a line`)
  return text
}

const hexOf = (character: string): string => (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')

/** One word of a POSIX shell. */
const shell = (value: unknown): string => shellWord(line(value))

/**
 * Text of nginx's configuration that means itself both as a word, or a part of one, and within quotes. What is
 * {@link Quoted} becomes a word in quotes and may hold more, but neither `$`, which is a variable wherever nginx allows
 * one and cannot be escaped, nor what ends the quotes.
 */
function nginx(value: unknown): string {
  const quoted = value instanceof Quoted
  const text = line(quoted ? value.text : value)
  const fit = quoted ? /^[ !#%-[\]^_a-~]*$/ : /^[A-Za-z0-9._:/@+=,[\]-]+$/
  if (!fit.test(text)) throw new Uncarriable('a character that means something to nginx, or no text at all')
  return quoted ? `"${text}"` : text
}

/**
 * A regular expression that matches the text and nothing else, in any dialect: brackets in the place of backslashes.
 * A filter for values that stand in an expression; the file's own escaper comes after it.
 */
export function regex(value: unknown): string {
  const text = line(value)
  if (/[\\^]/.test(text)) throw new Uncarriable('a backslash or a caret within brackets')
  return text.replace(/[.*+?()[{|$]/g, '[$&]')
}

/** Text in a paragraph, a list item or a table cell of Markdown; what is {@link Code} must do without backtick and bar. */
function markdown(value: unknown): string {
  if (value instanceof Code) {
    if (/[`|]/.test(value.text)) throw new Uncarriable('code that holds a backtick or a bar')
    return line(value.text)
  }
  return line(value)
    .replace(/[\\`*_{}[\]<>&|~#$!]/g, '\\$&')
    .replace(/^(\s*)([-+=:])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
}

/** Language → escaper. Each gives text that is one value of its language, or throws {@link Uncarriable}. */
export const escapers: { readonly [L in Language]: (value: unknown) => string } = {
  json,
  javascript,
  nginx,
  shell,
  markdown,
  plain: line,
}
