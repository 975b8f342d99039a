import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apache } from '../../src/language/apache.ts'
import { apacheWords } from '../support/apache-words.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'

const { quoted, comment } = apache.places as Record<'quoted' | 'comment', (value: unknown) => string>

describe('Apache’s configuration, written', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '[fd00::1]:8443', 'tls/client-ca.pem', 'a/b+c=', '@SECLEVEL=2'])(
    'leaves %s as it is',
    (word) => {
      expect(apache.write(word)).toBe(word)
      expect(quoted(word)).toBe(`"${word}"`)
    },
  )

  it.each([
    ...[
      '$host',
      '\u0024{HOME}',
      'a b',
      'a)',
      '%',
      '%{HOST}',
      '{',
      '#',
      '"',
      "'",
      '<',
      '>',
      'a>',
      '\\',
      '`',
      '~x',
      '',
      '\n',
      '\0',
      'é',
    ],
  ])('refuses %j as a word', (text) => {
    expect(written(apache.write, text)).toBe('refused')
  })

  it('quotes what only quotes can hold, and refuses what not even they can', () => {
    expect(quoted("frame-ancestors 'none'; # {}")).toBe(`"frame-ancestors 'none'; # {}"`)
    for (const text of ['$x', '"', '\\', '%{HOST}', '`', 'a\nb', 'é', 'expr=true'])
      expect(written(quoted, text)).toBe('refused')
  })

  it('says in a comment all that stays on its line, and does not take the next line with it', () => {
    expect(written(comment, 'a\\')).toBe('refused')
    fc.assert(
      fc.property(hostile, (text) => {
        const remark = written(comment, text)
        expect(remark === 'refused' || read(apache, `# ${remark}\na b\n`).length === 1).toBe(true)
      }),
    )
  })
})

describe('Apache’s configuration, read', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [word, inQuotes] = [written(apache.write, a), written(quoted, b)]
        const [one, other] = [word === 'refused' ? 'x' : word, inQuotes === 'refused' ? '"y"' : inQuotes]
        const [directive, ...rest] = apache.read(`name ${one} ${other}\n# c\n`)
        expect(rest).toEqual([])
        expect(directive?.values.map(({ value }) => value)).toEqual([
          word === 'refused' ? 'x' : a,
          inQuotes === 'refused' ? 'y' : b,
        ])
      }),
    )
  })

  it('says where each section, directive and word stands, and joins lines that a backslash ends', () => {
    const text =
      "# one\nListen  a:1\n<Location />\n  Require expr \\\n    note('x') == 'a b'\n</location>\n<Proxy http://b:1>\n</Proxy>\n"
    expect(apache.read(text).map(outline)).toEqual([
      ['2:1 directive Listen', 'a:1'],
      ['3:1 section Location', '/', [['4:3 directive Require', 'expr', "note('x')", '==', 'a b']]],
      ['7:1 section Proxy', 'http://b:1', []],
    ])
  })

  it.each(apacheWords)('reads the word %j as Apache does', (word, meant) => {
    expect(apache.read(`a ${word}\n`)[0]?.values.map(({ value }) => value)).toEqual([meant])
  })

  it.each([
    ['a "b\n', 1, 3],
    ["a\nb 'c\n'", 2, 3],
    ['a "b"c\n', 1, 6],
    ['<A x\n</A>\n', 1, 5],
    ['<A>\nb\n', 1, 1],
    ['<A>\n</B>\n', 2, 1],
    ['</A>\n', 1, 1],
    ['<A>\n</A> b\n', 2, 6],
    ['=a\n', 1, 1],
  ])('refuses %j at line %i, column %i', (text, line, column) => {
    expect(() => apache.read(text)).toThrow(expect.objectContaining({ place: { line, column } }))
  })
})
