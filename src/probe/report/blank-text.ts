/**
 * Blanks in a configuration what says nothing of settings: comments, the inside of strings, and blocks of text in YAML. It parses no
 * language further than that. The functions are pure.
 */

/** A language that settings are written in. */
export type SettingLanguage = 'javascript' | 'json' | 'toml' | 'yaml'

/** Stands in the place of a character within a string: no part of any key, and no white space. */
const INSIDE = '\u0001'

const comments: { readonly [L in SettingLanguage]: RegExp } = {
  javascript: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  json: /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y,
  toml: /#[^\n]*/y,
  yaml: /(?<=^|\s)#[^\n]*/y,
}

/** A whole string; one that does not end does not count. */
const strings: { readonly [L in SettingLanguage]: RegExp } = {
  javascript: /"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'|`(?:\\[\s\S]|[^`\\])*`/y,
  json: /"(?:\\.|[^"\\\n])*"/y,
  toml: /"""(?:\\[\s\S]|[^\\])*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\\n])*"|'[^'\n]*'/y,
  // Within a word of YAML, such as behind an apostrophe, no string begins.
  yaml: /(?<=(?:^|[[{,:?]|^\s*(?:-\s+)*-)\s*)(?:"(?:\\[\s\S]|[^"\\])*"|'(?:''|[^'])*')/my,
}

/** The head of a block of text in YAML: the line up to where it says so. */
const blockHead = /^(\s*(?:-\s+)*)(|[^\n]*:\s+)(?:[&!]\S*\s+)*[|>][+-]?\d?[+-]?\s*$/

const matchAt = (pattern: RegExp, text: string, at: number): string | undefined => {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

const blank = (text: string, by: string): string => text.replace(/[^\r\n]/g, by)

/** The lines of the block of text below a head: those that are further in than what it is the value of. */
function blockOf(text: string, head: string): string | undefined {
  const [, margin, key] = blockHead.exec(head) ?? []
  if (margin === undefined) return undefined
  const own = key === '' ? margin.replace(/-\s+$/, '').length : margin.length
  // At the top there may be text that is not further in; a dash and a key are not at the top.
  const inside = new RegExp(`(?:[^\\S\\n]{${own + 1},}[^\\n]*(?:\\n|$)|[^\\S\\n]*\\n)*`, 'y')
  return matchAt(inside, text, 0)
}

/** A text as long as the one that is given, with the same lines, in which comments are blanks, and strings other than the key have no inside. */
export function blankText(text: string, key: string, language: SettingLanguage): string {
  const blanked: string[] = []
  let [line, at] = ['', 0]
  const put = (part: string): void => {
    blanked.push(part)
    at += part.length
    const newline = part.lastIndexOf('\n')
    line = newline < 0 ? line + part : part.slice(newline + 1)
  }
  while (at < text.length) {
    const one = text[at] as string
    const comment = one === '#' || one === '/' ? matchAt(comments[language], text, at) : undefined
    const string = /["'`]/.test(one) ? matchAt(strings[language], text, at) : undefined
    if (comment !== undefined) put(blank(comment, ' '))
    else if (string !== undefined) put(string.slice(1, -1) === key ? string : blank(string, INSIDE))
    else if (language === 'yaml' && one === '\n') {
      const head = line
      put(one)
      put(blank(blockOf(text.slice(at), head) ?? '', INSIDE))
    } else put(one)
  }
  return blanked.join('')
}
