/**
 * Markdown: headings, paragraphs, list items, rows of tables and code, and in them text, code and markup. What markup means is
 * not read. @see CommonMark 0.31, GitHub Flavored Markdown §4.10 (tables)
 */
import { Cursor } from './common/cursor.ts'
import { type Language, type Node, Uncarriable } from './common/language.ts'
import { line } from './common/line.ts'

/** What can begin a block in the middle of a paragraph. */
const BLOCK = String.raw`[ \t]*(?:$|\n|#{1,6}[ \t]|\`\`\`|~~~|[-+*][ \t]|\d{1,9}[.)][ \t]|\||[-=]+[ \t]*(?:\n|$))`
const endOfParagraph = new RegExp(String.raw`(?=[ \t]*(?:\n${BLOCK}|\n?$))`, 'y')
const endOfLine = /(?=[ \t]*(?:\n|$))/y
const endOfCell = /(?=[ \t]*(?:\||\n|$))/y

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' }

/** Words with one blank between them; or a character that ends them and is text all the same. */
const WORDS = /[^\\`*_[\]<>!|~&\n \t]+(?: [^\\`*_[\]<>!|~&\n \t]+)*|[\\&\n \t]/y

/** Text that stands for itself or is escaped; undefined where it is markup. */
function readText(cursor: Cursor): string | undefined {
  const { next } = cursor
  const escaped = next === '\\' ? cursor.match(/\\[!-/:-@[-`{-~]/y) : undefined
  if (escaped !== undefined) return escaped.slice(1)
  const entity = next === '&' ? cursor.match(/&(?:amp|lt|gt|quot|#\d{1,7});/y) : undefined
  if (entity !== undefined) return entities[entity] ?? String.fromCodePoint(Number(entity.slice(2, -1)))
  return cursor.match(WORDS)
}

/** Whether text ends here; within a word it does not, which costs less to see than to match. */
const isEnd = (cursor: Cursor, end: RegExp): boolean =>
  (cursor.isAtEnd || ' \t\n|'.includes(cursor.next)) && cursor.match(end) !== undefined

function readInline(cursor: Cursor, end: RegExp): Node[] {
  const nodes: Node[] = []
  let text: { node: Node; value: string } | undefined
  const endText = (): void => {
    if (text) nodes.push({ ...text.node, values: [{ ...text.node, value: text.value }] })
    text = undefined
  }
  while (!isEnd(cursor, end)) {
    const { place } = cursor
    const one = (kind: string, value: string): Node => ({ ...place, kind, values: [{ ...place, value }] })
    const read = readText(cursor)
    if (read !== undefined) {
      text = { node: text?.node ?? { ...place, kind: 'text', values: [] }, value: (text?.value ?? '') + read }
      continue
    }
    endText()
    const code = cursor.match(/(`+)(?!`)([\s\S]*?[^`])\1(?!`)/y)
    if (code === undefined) nodes.push(one('markup', cursor.match(/`+|[\s\S]/y) ?? ''))
    else nodes.push(one('code', code.replace(/^(`+)([\s\S]*)\1$/, '$2').replace(/^ ([\s\S]*[^ ][\s\S]*) $/, '$1')))
  }
  endText()
  return nodes
}

function readBlock(cursor: Cursor): Node {
  const { place } = cursor
  const fence = cursor.match(/(?:```+|~~~+)[^\n]*(?:\n|$)/y)
  if (fence !== undefined) {
    const mark = /^(?:`+|~+)/.exec(fence)?.[0] ?? ''
    const value = cursor.match(new RegExp(String.raw`(?:(?!${mark})[^\n]*(?:\n|$(?<!\n)))*`, 'y')) ?? ''
    cursor.match(/[`~]+[ \t]*/y)
    return { ...place, kind: 'code', name: fence.slice(mark.length).trim(), values: [{ ...place, value }] }
  }
  const indented = cursor.match(/(?: {4}[^\n]*(?:\n|$)(?:[ \t]*\n(?= {4}))*)+/y)
  if (indented !== undefined) {
    const value = indented.replace(/^ {4}/gm, '').trimEnd()
    return { ...place, kind: 'code', values: [{ ...place, value }] }
  }
  cursor.match(/ {0,3}/y)
  const heading = cursor.match(/#{1,6}[ \t]+/y)
  if (heading !== undefined) {
    return { ...place, kind: 'heading', name: heading.trim(), values: [], children: readInline(cursor, endOfLine) }
  }
  if (cursor.sees('|')) return { ...place, kind: 'row', values: [], children: readCells(cursor) }
  const kind = cursor.match(/(?:[-+*]|\d{1,9}[.)])[ \t]+/y) === undefined ? 'paragraph' : 'item'
  return { ...place, kind, values: [], children: readInline(cursor, endOfParagraph) }
}

function readCells(cursor: Cursor): Node[] {
  const cells: Node[] = []
  while (cursor.skip('|')) {
    cursor.match(/[ \t]*/y)
    if (cursor.match(endOfLine) !== undefined) break
    cells.push({ ...cursor.place, kind: 'cell', values: [], children: readInline(cursor, endOfCell) })
    cursor.match(/[ \t]*/y)
  }
  return cells
}

export const markdown: Language = {
  /** Text in a paragraph, a list item or a cell. A blank at either end would be lost, or make code of it. */
  write: (value) =>
    line(value)
      .replace(/[\\`*_{}[\]<>&|~#$!]/g, '\\$&')
      .replace(/^([-+=:])/, '\\$1')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      .replace(/^\s+|\s+$/gu, (blanks) => Array.from(blanks, (one) => `&#${one.codePointAt(0)};`).join('')),
  places: {
    /** Text in a span or an indented block of code, which escapes nothing. */
    code(value) {
      const text = line(value)
      if (/[`|]/.test(text)) throw new Uncarriable('code that holds a backtick or a bar')
      return text
    },
  },
  read(text) {
    const cursor = new Cursor(text)
    const nodes: Node[] = []
    for (;;) {
      cursor.match(/(?:[ \t]*\n)*/y)
      if (cursor.match(/[ \t]*$/y) !== undefined) return nodes
      nodes.push(readBlock(cursor))
    }
  },
}
