import { describe, expect, it } from 'vitest'
import type { SettingLanguage } from '../../../src/probe/report/blank-text.ts'
import { findSetting, languageOf, writeSetting } from '../../../src/probe/report/setting.ts'

/** The text with a setting changed, as an editor would change it. */
function changed(text: string, key: string, value: string, language: SettingLanguage): string {
  const found = new Map(findSetting({ key, value }, language, text).map((line) => [line.number, line]))
  return text
    .split('\n')
    .flatMap((line, index) => {
      const one = found.get(index + 1)
      if (one === undefined) return [line]
      expect(one.text).toBe(line)
      return one.becomes === undefined ? [] : [one.becomes]
    })
    .join('\n')
}

describe('a setting', () => {
  it.for([
    ['yaml', 'tls:\n  - mode: off # for now\n    other: 1', 'tls:\n  - mode: "on" # for now\n    other: 1'],
    ['yaml', '{ a: 1, mode: off, b: [2] }', '{ a: 1, mode: "on", b: [2] }'],
    ['yaml', 'mode:\n  - one\n  - two\nother: 1', 'mode: "on"\nother: 1'],
    ['yaml', 'x:\n  mode:\n  - one\n  other: 1', 'x:\n  mode: "on"\n  other: 1'],
    ['yaml', 'mode: |\n  a\n\n  b\n\nother: 1', 'mode: "on"\n\nother: 1'],
    ['yaml', "mode: [ 'a]', \"}\",\n  b ]\nother: it's", 'mode: "on"\nother: it\'s'],
    ['json', '{\n  "mode": { "a": "}" },\n  "b": 1\n}', '{\n  "mode": "on",\n  "b": 1\n}'],
    ['json', '{\n  "mode": {\n    "a": "\\"}"\n  }\n}', '{\n  "mode": "on"\n}'],
    ['json', '{"a":{"mode":false},"b":1}', '{"a":{"mode": "on"},"b":1}'],
    ['toml', 'mode = [\n  "a",\n]\nother = 1', 'mode = "on"\nother = 1'],
    ['javascript', 'f({ mode: read("a, b"), other: 1 })', 'f({ mode: "on", other: 1 })'],
    ['javascript', '  mode: [\n    read(`)`),\n  ],\n  other: 1', '  mode: "on",\n  other: 1'],
    // Twice on one line, and one within another.
    ['json', '[{"mode":1,"a":{"mode":2}},{"mode":{"mode":3}}]', '[{"mode": "on","a":{"mode": "on"}},{"mode": "on"}]'],
    ['yaml', 'a: [{ mode: 1 }, { mode: 2 }]', 'a: [{ mode: "on" }, { mode: "on" }]'],
    ['yaml', '- mode: one\n- mode: two', '- mode: "on"\n- mode: "on"'],
    ['yaml', '{ mode: {\n  a: 1 }, mode: 2 }', '{ mode: "on", mode: "on" }'],
    // After what only looks like a comment or a string.
    ['yaml', '{ a: "#", mode: 1 }', '{ a: "#", mode: "on" }'],
    ['yaml', "a: it's\nmode: 'it''s' # isn't\nb: 'x'", "a: it's\nmode: \"on\" # isn't\nb: 'x'"],
    ['yaml', 'mode: &anchor\n  a: 1\nb: 2', 'mode: "on"\nb: 2'],
    ['yaml', 'mode: "a\n  b"\nc: 1', 'mode: "on"\nc: 1'],
    ['yaml', '? x\n"mode": 1\n- { \'mode\': 2 }', '? x\n"mode": "on"\n- { \'mode\': "on" }'],
    ['toml', 'a = \'#\'\n"mode" = 1 # x', 'a = \'#\'\n"mode" = "on" # x'],
    ['javascript', "f({ a: '//', /* b: */ mode: 1 })", 'f({ a: \'//\', /* b: */ mode: "on" })'],
  ] as const)('in %s takes the place of the whole value, and of nothing else: %j', ([language, before, after]) => {
    expect(changed(before, 'mode', '"on"', language)).toBe(after)
    // What it has become is right: it is found again, and stays.
    expect(changed(after, 'mode', '"on"', language)).toBe(after)
  })

  it.for([
    ['yaml', '# mode: off\nmodes: 1\nthe-mode: 2\nurl: http://mode:80/'],
    ['json', '{ "modes": 1, "the mode": 2, "x": "mode" }'],
    ['toml', '# mode = 1\nmodes = 2\nthe_mode = 3'],
    ['javascript', '// mode: 1\n/*\n * mode: 2\n mode: 3 */\nconst mode = 3\nmodes: 4'],
    ['yaml', 'a: "{ mode: 1 }"\nb: \'x, mode: 2\'\nc: 1 # { mode: 3 }'],
    ['yaml', 'a: |\n  mode: 1\n\n    mode: 2\n- >-\n  mode: 3\n- b: |2\n    mode: 4\n- "x\n  mode: 5"'],
    ['json', '{ "a": "{ mode: 1, \\"mode\\": 2 }" }'],
    ['toml', 'a = "{ mode = 1 }"\nb = """\nmode = 2\n"""\nc = 1 # mode = 3\nd = \'\'\'\nmode = 4\'\'\''],
    ['javascript', 'a("{ mode: 1 }", `\nmode: 2\n`, 3) // { mode: 4 }\nb: \'x, mode: 5\''],
  ] as const)('in %s is no comment, and no part of another word: %j', ([language, text]) => {
    expect(findSetting({ key: 'mode', value: '1' }, language, text)).toEqual([])
  })

  it('whose value does not end is shown as it is, and not changed', () => {
    for (const text of ['mode: [1, 2', '{ "mode": "a }']) {
      const [line, ...others] = findSetting({ key: 'mode', value: '1' }, 'javascript', text)
      expect([line?.becomes, others]).toEqual([text, []])
    }
  })

  it('is written as its language has it', () => {
    const setting = { key: 'mode', value: '"on"' }
    expect((['yaml', 'json', 'toml', 'javascript'] as const).map((one) => writeSetting(setting, one))).toEqual([
      'mode: "on"',
      '"mode": "on",',
      'mode = "on"',
      'mode: "on",',
    ])
  })

  it('is in the language that the configuration shows, and in the usual one otherwise', () => {
    expect(languageOf(undefined, 'javascript')).toBe('javascript')
    expect(languageOf({ file: 'a.yml', text: '{ "a": 1 }' }, 'yaml')).toBe('json')
    expect(languageOf({ file: 'a.json', text: '{ "a": 1, }' }, 'yaml')).toBe('yaml')
    expect(languageOf({ file: 'a.toml', text: 'a = 1' }, 'yaml')).toBe('toml')
    for (const text of ['', 'null', '1', 'a: 1']) expect(languageOf({ file: 'a', text }, 'yaml')).toBe('yaml')
  })
})
