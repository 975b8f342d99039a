import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { javascript } from '../../src/language/javascript.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, plain, read, written } from '../support/language-kit.ts'

describe('ECMAScript, written', () => {
  it('is a literal whose value is exactly the text, or refuses it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literal = written(javascript.write, text)
        if (literal === 'refused') return text.includes('\0') || !text.isWellFormed()
        return runInNewContext(`(${literal})`) === text && !/[<>\n\r\u2028\u2029]/.test(literal)
      }),
    )
  })

  it('carries numbers, booleans, null, lists and objects', () => {
    const value = { a: [1, true, 'a'], b: { 'c-d': null } }
    expect(javascript.write(value)).toBe('{ "a": [1, true, "a"], "b": { "c-d": null } }')
    expect(JSON.stringify(runInNewContext(`(${javascript.write(value)})`))).toBe(JSON.stringify(value))
  })

  it.each([
    [JSON.parse('{ "__proto__": { "role": "admin" } }')],
    [[JSON.parse('{ "a": { "__proto__": 1 } }')]],
    [{ 'a\0': 1 }],
    [undefined],
    [Number.NaN],
    [['a', undefined]],
    ['NUL\0'],
    ['\ud800'],
  ])('refuses %j', (value) => {
    expect(written(javascript.write, value)).toBe('refused')
  })
})

describe('ECMAScript, read', () => {
  const texts = hostile.filter((text) => written(javascript.write, text) !== 'refused')

  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const module = `export const a = ${javascript.write(a)};\nexport default { b: [${javascript.write(b)}] };\n`
        expect(javascript.read(module).map((node) => [node.name, plain(node)])).toEqual([
          ['a', a],
          ['default', { b: [b] }],
        ])
      }),
    )
  })

  it('says where each export and member stands, and passes over comments', () => {
    const module = '// one\nexport default {\n  a: 1, /* two\n */ "b": [],\n};\n\nexport const c = "x";'
    expect(javascript.read(module).map(outline)).toEqual([
      [
        '2:1 object default',
        [
          ['3:3 value a', 1],
          ['4:5 list b', []],
        ],
      ],
      ['7:1 value c', 'x'],
    ])
  })

  it.each([
    'let a = 1;',
    'export default f();',
    'export default 1',
    'export default "a;',
    'export default 0x10;',
    '1;',
  ])('refuses %j, which is more than the export of a value', (text) => {
    expect(read(javascript, text)).toBe('unreadable')
  })
})
