/**
 * Finds settings, which have a key and a value, in configurations of YAML, JSON, TOML or JavaScript, and writes them there. It parses
 * none of these languages: it looks for a key outside of comments and strings, and for the end of the value behind it. The functions are pure.
 */
import { blankText, type SettingLanguage } from './blank-text.ts'

/** A key with its value, as it is written. */
export type Setting = { readonly key: string; readonly value: string }

/** A line that a setting stands in, and what stands there with the new value; `undefined` where the line goes. */
export type SettingLine = { readonly number: number; readonly text: string; readonly becomes: string | undefined }

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const separators: { readonly [L in SettingLanguage]: string } = {
  javascript: ':',
  json: ':',
  toml: '=',
  yaml: ':(?=\\s|$|["\'[{])',
}

/** A key with what separates it from its value. */
const keyPattern = (key: string, language: SettingLanguage): RegExp =>
  new RegExp(`(["']?)${escapePattern(key)}\\1[ \\t]*${separators[language]}[ \\t]*`, 'g')

/** Whether a key may follow on its line: at its start, or after what may stand before a key of an object. */
const mayFollow = (before: string): boolean => /^\s*(?:-\s+)*$/.test(before) || /[{,]$/.test(before.trimEnd())

const pairs: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')' }

/**
 * How long a value is that begins the text: up to what ends it in an object or a list, or ends its line; brackets and quotes
 * keep their inside together. Undefined where a bracket or a quote stays open.
 */
function lengthOfValue(text: string, language: SettingLanguage): number | undefined {
  const open: string[] = []
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] as string
    const outside = open.length === 0
    if (outside && /[,}\])\n]/.test(one)) return trimmed(text, at)
    if (outside && (one === '#' || text.startsWith('//', at)) && /\s/.test(text[at - 1] ?? ' '))
      return trimmed(text, at)
    // A quote within a word of YAML, such as an apostrophe, begins no string.
    if (/["'`]/.test(one) && (language !== 'yaml' || !/\w/.test(text[at - 1] ?? ''))) {
      const end = endOfString(text, at)
      if (end === undefined) return undefined
      at = end
    } else if (one in pairs) open.push(pairs[one] as string)
    else if (one === open.at(-1)) open.pop()
  }
  return open.length === 0 ? trimmed(text, text.length) : undefined
}

const trimmed = (text: string, end: number): number => text.slice(0, end).trimEnd().length

function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && text[start] !== "'") at += 1
    else if (text[at] === text[start]) return at
  }
  return undefined
}

const indentOf = (line: string): number => line.length - line.trimStart().length

/** The lines of a block of YAML that is below a key: those that are further in, and list items at its own place. */
function blockBelow(lines: readonly string[], index: number): number {
  const own = indentOf(lines[index] as string) + (/^\s*((?:-\s+)*)/.exec(lines[index] as string)?.[1] ?? '').length
  let end = index + 1
  while (end < lines.length) {
    const line = lines[end] as string
    const isInside = line.trim() === '' || indentOf(line) > own || (indentOf(line) === own && /^\s*-\s/.test(line))
    if (!isInside) break
    end += 1
  }
  while (end > index + 1 && (lines[end - 1] as string).trim() === '') end -= 1
  return end
}

/** Where a value stands in a text; what does not end is shown, and not replaced. */
type Place = { readonly key: number; readonly start: number; readonly end: number; readonly kept?: true }

/** A text by its lines, and where each begins. */
class Lines {
  readonly text: string
  readonly all: readonly string[]
  readonly #starts: readonly number[]

  constructor(text: string) {
    this.text = text
    this.all = text.split('\n')
    const starts = [0]
    for (const [index, line] of this.all.entries()) starts.push((starts[index] as number) + line.length + 1)
    this.#starts = starts
  }

  /** The index of the line that a place in the text is on. */
  at(place: number): number {
    let [low, high] = [0, this.all.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (this.start(middle) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  start = (index: number): number => this.#starts[index] as number
  end = (index: number): number => this.start(index) + (this.all[index] as string).length
}

/** The value behind a key, which takes the rest of its line or more. */
function placeOfValue(lines: Lines, key: number, start: number, language: SettingLanguage): Place {
  const index = lines.at(start)
  const rest = lines.text.slice(start, lines.end(index))
  // What an anchor names is still its value.
  if (language === 'yaml' && /^(?:[&!]\S*\s*)*(?:$|#|[|>][+-]?\d?[+-]?\s*(?:$|#))/.test(rest)) {
    return { key, start, end: lines.end(blockBelow(lines.all, index) - 1) }
  }
  const length = lengthOfValue(lines.text.slice(start), language)
  return length === undefined ? { key, start, end: lines.end(index), kept: true } : { key, start, end: start + length }
}

/** The places of a setting, of which none is within the value of another. */
function placesOf(key: string, language: SettingLanguage, lines: Lines): readonly Place[] {
  const places: Place[] = []
  const text = blankText(lines.text, key, language)
  for (const found of text.matchAll(keyPattern(key, language))) {
    const isWithin = found.index < (places.at(-1)?.end ?? 0)
    if (isWithin || !mayFollow(text.slice(lines.start(lines.at(found.index)), found.index))) continue
    places.push(placeOfValue(lines, found.index, found.index + found[0].length, language))
  }
  return places
}

/** Finds a setting wherever it stands, and what its lines become with the new value. */
export function findSetting({ key, value }: Setting, language: SettingLanguage, given: string): readonly SettingLine[] {
  const lines = new Lines(given.replaceAll('\r\n', '\n'))
  // Several that stand on one line change it together.
  const groups: [Place, ...Place[]][] = []
  for (const place of placesOf(key, language, lines)) {
    const group = groups.at(-1)
    const before = group?.at(-1)
    if (before !== undefined && lines.at(before.end) === lines.at(place.key)) group?.push(place)
    else groups.push([place])
  }
  return groups.flatMap((group) => {
    const [first, last] = [lines.at(group[0].key), lines.at((group.at(-1) as Place).end)]
    let [becomes, at] = ['', lines.start(first)]
    for (const { start, end, kept } of group) {
      const before = lines.text.slice(at, start)
      becomes += kept ? before + lines.text.slice(start, end) : `${before.trimEnd()} ${value}`
      at = end
    }
    becomes += lines.text.slice(at, lines.end(last))
    return lines.all.slice(first, last + 1).map((text, index) => ({
      number: first + 1 + index,
      text,
      becomes: index === 0 ? becomes : undefined,
    }))
  })
}

/** A setting on a line of its own, before others. */
export function writeSetting({ key, value }: Setting, language: SettingLanguage): string {
  if (language === 'json') return `${JSON.stringify(key)}: ${value},`
  if (language === 'toml') return `${key} = ${value}`
  return language === 'javascript' ? `${key}: ${value},` : `${key}: ${value}`
}

/** In which language a configuration is, as far as settings go: as its text or its name shows, or as its program is most often told. */
export function languageOf(
  configuration: { readonly file: string; readonly text: string } | undefined,
  usual: 'javascript' | 'yaml',
): SettingLanguage {
  if (configuration === undefined) return usual
  if (configuration.file.endsWith('.toml')) return 'toml'
  try {
    const read: unknown = JSON.parse(configuration.text)
    return typeof read === 'object' && read !== null ? 'json' : usual
  } catch {
    return usual
  }
}
