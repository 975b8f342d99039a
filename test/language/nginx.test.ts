import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nginx } from '../../src/language/nginx.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'
import { nginxWords } from '../support/nginx-words.ts'

const { quoted, comment } = nginx.places as Record<'quoted' | 'comment', (value: unknown) => string>

describe('nginx’s configuration, written', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '[fd00::1]', 'http://127.0.0.1:9000', 'a/b+c=', 'X25519'])(
    'leaves %s as it is',
    (word) => {
      expect(nginx.write(word)).toBe(word)
      expect(quoted(word)).toBe(`"${word}"`)
    },
  )

  it('is a word without meaning of its own, or refused', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const word = written(nginx.write, text)
        expect(word === 'refused' || (word === text && /^[A-Za-z0-9._:/@+=,[\]-]+$/.test(word))).toBe(true)
        const inQuotes = written(quoted, text)
        expect(inQuotes === 'refused' || (inQuotes === `"${text}"` && !/["$\\`\n\r]/.test(text))).toBe(true)
      }),
    )
  })

  it.each(['$host', 'a b', 'a;b', '{', '}', '#', '"', "'", '\\', '`', '~x', '', '\n', '\0', 'é'])(
    'refuses %j as a word',
    (text) => {
      expect(written(nginx.write, text)).toBe('refused')
    },
  )

  it('quotes what only quotes can hold, and refuses what not even they can', () => {
    expect(quoted("frame-ancestors 'none'; # {}")).toBe(`"frame-ancestors 'none'; # {}"`)
    for (const text of ['$x', '"', '\\', '`', 'a\nb', 'é']) expect(written(quoted, text)).toBe('refused')
  })

  it('says in a comment all that stays on its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const remark = written(comment, text)
        expect(remark === 'refused' || read(nginx, `# ${remark}\na b;`).length === 1).toBe(true)
      }),
    )
  })
})

describe('nginx’s configuration, read', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [word, inQuotes] = [written(nginx.write, a), written(quoted, b)]
        const [one, other] = [word === 'refused' ? 'x' : word, inQuotes === 'refused' ? '"y"' : inQuotes]
        const [directive, ...rest] = nginx.read(`name ${one} ${other};`)
        expect(rest).toEqual([])
        expect(directive?.values.map(({ value }) => value)).toEqual([
          word === 'refused' ? 'x' : a,
          inQuotes === 'refused' ? 'y' : b,
        ])
      }),
    )
  })

  it('says where each directive, block and word stands', () => {
    const text = '# one\nuser  a;\nhttp {\n  map $x "\u0024{y}" { default ""; }\n\tset $z \'b c\';}\n'
    expect(nginx.read(text).map(outline)).toEqual([
      ['2:1 directive user', 'a'],
      [
        '3:1 block http',
        [
          ['4:3 block map', '$x', '\u0024{y}', [['4:19 directive default', '']]],
          ['5:2 directive set', '$z', 'b c'],
        ],
      ],
    ])
    expect(nginx.read('a  b\n c;')[0]?.values.map(({ line, column }) => [line, column])).toEqual([
      [1, 4],
      [2, 2],
    ])
  })

  it.each([...nginxWords, ['\u0024{b}c', '\u0024{b}c'] as const])('reads the word %j as nginx does', (word, meant) => {
    expect(nginx.read(`a ${word};`)[0]?.values.map(({ value }) => value)).toEqual([meant])
  })

  it.each([
    ['a b', 1, 1],
    ['a {\n b;\n', 3, 1],
    ['}', 1, 1],
    ['a;\n;', 2, 1],
    ['a "b', 1, 3],
    ['a "b"c;', 1, 6],
    ['a b }', 1, 1],
  ])('refuses %j at line %i, column %i', (text, line, column) => {
    expect(() => nginx.read(text)).toThrow(expect.objectContaining({ place: { line, column } }))
  })

  it('refuses blocks within blocks without end', () => {
    expect(read(nginx, 'a{'.repeat(100_000))).toBe('unreadable')
  })
})
