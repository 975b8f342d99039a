/**
 * Finds settings, which have a key and a value, in configurations of YAML, JSON, TOML or JavaScript, and writes them there. It parses
 * none of these languages: it looks for a key, and for the end of the value behind it. The functions are pure.
 */

/** A key with its value, as it is written. */
export type Setting = { readonly key: string; readonly value: string }
export type SettingLanguage = 'javascript' | 'json' | 'toml' | 'yaml'

/** A line that a setting stands in, and what stands there with the new value; `undefined` where the line goes. */
export type SettingLine = { readonly number: number; readonly text: string; readonly becomes: string | undefined }

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

const separators: { readonly [L in SettingLanguage]: string } = {
  javascript: ':',
  json: ':',
  toml: '=',
  yaml: ':(?=\\s|$|["\'[{])',
}

/** A key with what separates it from its value: at the start of a line, or after what may stand before a key of an object. */
const keyPattern = (key: string, language: SettingLanguage): RegExp =>
  new RegExp(`^(?:\\s*(?:-\\s+)*|[^#]*[{,]\\s*)(["']?)${escapePattern(key)}\\1\\s*${separators[language]}\\s*`)

const comments: { readonly [L in SettingLanguage]: RegExp } = {
  javascript: /^\s*(?:\/\/|\*|\/\*)/,
  json: /^$/,
  toml: /^\s*#/,
  yaml: /^\s*#/,
}

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

/** Finds a setting wherever it stands, and what its lines become with the new value. */
export function findSetting({ key, value }: Setting, language: SettingLanguage, text: string): readonly SettingLine[] {
  const lines = text.split(/\r?\n/)
  const pattern = keyPattern(key, language)
  const found: SettingLine[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] as string
    const [start] = comments[language].test(line) ? [] : (pattern.exec(line) ?? [])
    if (start === undefined) continue
    const isBlock = language === 'yaml' && /^$|^#|^[|>][+-]?$/.test(line.slice(start.length).trim())
    const rest = lines.slice(index).join('\n').slice(start.length)
    const length = isBlock ? undefined : lengthOfValue(rest, language)
    const end = isBlock
      ? blockBelow(lines, index)
      : index + (length === undefined ? 1 : rest.slice(0, length).split('\n').length)
    const after = length === undefined ? '' : (rest.slice(length).split('\n')[0] as string)
    const becomes = `${start.trimEnd()} ${value}${after}`
    found.push(
      { number: index + 1, text: line, becomes: length === undefined && !isBlock ? line : becomes },
      ...lines.slice(index + 1, end).map((one, at) => ({ number: index + 2 + at, text: one, becomes: undefined })),
    )
    index = end - 1
  }
  return found
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
