import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lighttpd } from '../../src/language/lighttpd.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'
import { lighttpdWords } from '../support/lighttpd-words.ts'

const { quoted, bound, kibibytes, comment } = lighttpd.places as Record<
  'quoted' | 'bound' | 'kibibytes' | 'comment',
  (value: unknown) => string
>

describe('lighttpd’s configuration, written', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '[fd00::1]:8443', 'tls/client-ca.pem', 'a/b+c=', '@SECLEVEL=2'])(
    'leaves %s as it is',
    (word) => {
      expect(lighttpd.write(word)).toBe(word)
      expect(quoted(word)).toBe(`"${word}"`)
    },
  )

  it.each(['$host', 'a b', 'a)', '%', '{', '#', '"', "'", '<', '\\', 'a\\', '`', '', '\n', '\0', 'é'])(
    'refuses %j as a word',
    (text) => {
      expect(written(lighttpd.write, text)).toBe('refused')
    },
  )

  it('quotes what only quotes can hold, and refuses what not even they can', () => {
    expect(quoted("frame-ancestors 'none'; # {}")).toBe(`"frame-ancestors 'none'; # {}"`)
    for (const text of ['"', '\\', 'a\\', 'a\nb', 'é']) expect(written(quoted, text)).toBe('refused')
  })

  it('says an address as lighttpd takes it, and octets as it counts them', () => {
    expect(['127.0.0.1', '::', 'fd00::1'].map(bound)).toEqual(['127.0.0.1', '[::]', '[fd00::1]'])
    for (const text of ['localhost', '[::1]', '', '::1"']) expect(written(bound, text)).toBe('refused')
    expect([1, 1024, 1025, '1048576'].map(kibibytes)).toEqual(['1', '1', '2', '1024'])
    for (const value of [0, -1, 1.5, '', 'a', '1"']) expect(written(kibibytes, value)).toBe('refused')
  })

  it('says in a comment all that stays on its line', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const remark = written(comment, text)
        expect(remark === 'refused' || read(lighttpd, `# ${remark}\na.b = "c"\n`).length === 1).toBe(true)
      }),
    )
  })
})

describe('lighttpd’s configuration, read', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [word, inQuotes] = [written(lighttpd.write, a), written(quoted, b)]
        const [one, other] = [word === 'refused' ? 'x' : word, inQuotes === 'refused' ? '"y"' : inQuotes]
        const [first, second, ...rest] = lighttpd.read(`a.b = "${one}"\nc.d = ${other}\n# c\n`)
        expect(rest).toEqual([])
        expect([first, second].map((node) => node?.values[0]?.value)).toEqual([
          word === 'refused' ? 'x' : a,
          inQuotes === 'refused' ? 'y' : b,
        ])
      }),
    )
  })

  it('says where each condition, setting and value stands, and reads lists over lines', () => {
    const text =
      '# one\nserver.port = 8443\n$HTTP["host"] == "a" { # b\n  a.b = var.CWD + "/c"\n}\nd.e = (\n  "f" => "g", # h\n  "i" => ((1), "j")\n)\n'
    expect(lighttpd.read(text).map(outline)).toEqual([
      ['2:1 setting server.port', 8443],
      ['3:1 condition $HTTP["host"] ==', 'a', [['4:3 setting a.b', 'var.CWD', '/c']]],
      [
        '6:1 setting d.e',
        [
          ['7:3 item f', 'g'],
          [
            '8:3 item i',
            [
              ['8:11 item', [['8:12 item', 1]]],
              ['8:16 item', 'j'],
            ],
          ],
        ],
      ],
    ])
  })

  it.each(lighttpdWords)('reads the value %s as lighttpd does', (word, meant) => {
    expect(lighttpd.read(`a.b = ${word}\n`)[0]?.values.map(({ value }) => value)).toEqual([meant])
  })

  it.each([
    ['a.b = "c\n', 1, 7],
    ['a.b = "c\\"\n', 1, 7],
    ['a.b = "c" d\n', 1, 11],
    ['a.b = c\n', 1, 7],
    ['a.b = ("c"\n', 2, 1],
    ['a.b = ("c" "d")\n', 1, 12],
    ['a.b = env.HOME\n', 1, 7],
    ['a.b += "c"\n', 1, 5],
    ['$HTTP["host"] == "a" {\nb.c = 1\n', 1, 1],
    ['$HTTP["host"] "a" {\n}\n', 1, 15],
    ['}\n', 1, 1],
    ['include "a"\n', 1, 1],
    ['include_shell "a"\n', 1, 1],
  ])('refuses %j at line %i, column %i', (text, line, column) => {
    expect(() => lighttpd.read(text)).toThrow(expect.objectContaining({ place: { line, column } }))
  })
})
