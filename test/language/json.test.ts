import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { json } from '../../src/language/json.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, plain, read, written } from '../support/language-kit.ts'

describe('JSON, written', () => {
  it('parses back to exactly the value', () => {
    fc.assert(fc.property(hostile, (text) => JSON.parse(json.write(text)) === text))
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // JSON has no negative zero; nothing here makes one.
        expect(JSON.stringify(JSON.parse(json.write(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('cannot be left from within a document', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const document = `{ "a": ${json.write(a)}, "b": [${json.write(b)}] }`
        expect(JSON.parse(document)).toEqual({ a, b: [b] })
      }),
    )
  })

  it('can be put between quotes that stand in the template, and stays there', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(JSON.parse(`{ "a": "before ${json.places?.['within']?.(text)} after" }`)).toEqual({
          a: `before ${text} after`,
        })
      }),
    )
  })

  it.each([
    undefined,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    () => 1,
    new Date(0),
    new Map(),
    Symbol('x'),
    [undefined],
  ])('refuses what JSON does not have', (value) => {
    expect(written(json.write, value)).toBe('refused')
  })
})

describe('JSON, read', () => {
  it('gives back every value that was written', () => {
    fc.assert(fc.property(hostile, (text) => void expect(json.read(json.write(text)).map(plain)).toEqual([text])))
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const nodes = json.read(JSON.stringify(value, undefined, 2))
        expect(JSON.stringify(nodes.map(plain))).toBe(JSON.stringify([value]))
      }),
    )
  })

  it('says where each member stands', () => {
    expect(json.read('{\n  "a": [1, true],\n\n  "b": { "c": null }\n}').map(outline)).toEqual([
      [
        '1:1 object',
        [
          [
            '2:3 list a',
            [
              ['2:9 value', 1],
              ['2:12 value', true],
            ],
          ],
          ['4:3 object b', [['4:10 value c', null]]],
        ],
      ],
    ])
  })

  it.each([
    ['', 1, 1],
    ['{"a": 1,}', 1, 9],
    ['[1,\n 2', 2, 3],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ['1 2', 1, 3],
    ['// a\n1', 1, 1],
    ['"a\nb"', 1, 1],
    ['"\\x"', 1, 1],
    ["'a'", 1, 1],
    ['01', 1, 1],
    ['truest', 1, 1],
  ])('refuses %j at line %i, column %i', (text, line, column) => {
    expect(() => json.read(text)).toThrow(expect.objectContaining({ place: { line, column } }))
  })

  it('refuses lists within lists without end, and takes 64', () => {
    const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth)
    expect(read(json, nested(64))).not.toBe('unreadable')
    expect(read(json, nested(65))).toBe('unreadable')
    expect(read(json, nested(100_000))).toBe('unreadable')
  })

  it('takes what JSON.parse takes, and nothing else', () => {
    const parses = (text: string): boolean => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const pieces = fc.array(fc.constantFrom(...'{}[],:"\\ 019.-+eE\t\n/u', 'true', 'null', '"a"', '"a":'), {
      maxLength: 9,
    })
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('')
        expect(read(json, text) !== 'unreadable', text).toBe(parses(text))
      }),
      { numRuns: 2000 },
    )
  })
})
