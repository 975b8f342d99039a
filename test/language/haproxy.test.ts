import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { haproxy } from '../../src/language/haproxy.ts'
import { haproxyWords } from '../support/haproxy-words.ts'
import { hostileText as hostile } from '../support/hostile.ts'
import { outline, read, written } from '../support/language-kit.ts'

const { quoted, comment } = haproxy.places as Record<'quoted' | 'comment', (value: unknown) => string>

describe('HAProxy’s configuration, written', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '[fd00::1]:8443', 'tls/client-ca.pem', 'a/b+c=', 'iffy'])(
    'leaves %s as it is',
    (word) => {
      expect(haproxy.write(word)).toBe(word)
      expect(quoted(word)).toBe(`"${word}"`)
    },
  )

  it.each([
    ...[
      '$host',
      'a b',
      'a,b',
      'a)',
      '%',
      '%[src]',
      '{',
      '}',
      '#',
      '"',
      "'",
      '\\',
      '`',
      '~x',
      '',
      '\n',
      '\0',
      'é',
      'if',
      'unless',
    ],
  ])('refuses %j as a word', (text) => {
    expect(written(haproxy.write, text)).toBe('refused')
  })

  it('quotes what only quotes can hold, and refuses what not even they can', () => {
    expect(quoted("frame-ancestors 'none'; # {}")).toBe(`"frame-ancestors 'none'; # {}"`)
    for (const text of ['$x', '"', '\\', '%[src]', '`', 'a\nb', 'é']) expect(written(quoted, text)).toBe('refused')
  })

  it('says in a comment all that stays on its line, and does not take the next line with it', () => {
    expect(written(comment, 'a\\')).toBe('refused')
    fc.assert(
      fc.property(hostile, (text) => {
        const remark = written(comment, text)
        expect(remark === 'refused' || read(haproxy, `# ${remark}\na b\n`).length === 1).toBe(true)
      }),
    )
  })
})

describe('HAProxy’s configuration, read', () => {
  it('gives back every value that was written', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const [word, inQuotes] = [written(haproxy.write, a), written(quoted, b)]
        const [one, other] = [word === 'refused' ? 'x' : word, inQuotes === 'refused' ? '"y"' : inQuotes]
        const [directive, ...rest] = haproxy.read(`name ${one} ${other} # c\n`)
        expect(rest).toEqual([])
        expect(directive?.values.map(({ value }) => value)).toEqual([
          word === 'refused' ? 'x' : a,
          inQuotes === 'refused' ? 'y' : b,
        ])
      }),
    )
  })

  it('says where each section, directive and word stands', () => {
    const text = "# one\nglobal\n  maxconn  10 # ten\n\nfrontend door\n\tbind :1 'b c'\n"
    expect(haproxy.read(text).map(outline)).toEqual([
      ['2:1 section global', [['3:3 directive maxconn', '10']]],
      ['5:1 section frontend', 'door', [['6:2 directive bind', ':1', 'b c']]],
    ])
  })

  it('ends a comment with its line, whatever stands last in it', () => {
    expect(haproxy.read('a # b \\\nc\n').map(({ name }) => name)).toEqual(['a', 'c'])
  })

  it.each(haproxyWords)('reads the word %j as HAProxy does', (word, meant) => {
    expect(haproxy.read(`a ${word}\n`)[0]?.values.map(({ value }) => value)).toEqual([meant])
  })

  it.each([
    ['a "b\n', 1, 3],
    ["a\nb 'c\n'", 2, 3],
    // HAProxy ends the line there all the same, and takes the backslash for a word.
    ['a b \\\n c\n', 1, 5],
  ])('refuses %j at line %i, column %i', (text, line, column) => {
    expect(() => haproxy.read(text)).toThrow(expect.objectContaining({ place: { line, column } }))
  })
})
