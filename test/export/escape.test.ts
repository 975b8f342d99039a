import { execFileSync } from 'node:child_process'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Code, escapers, Quoted, regex, Uncarriable } from '../../src/export/escape.ts'
import { hostileText as hostile } from '../support/hostile.ts'

/** What an escaper makes of a value, or that it refuses it. */
function attempt(language: keyof typeof escapers, value: unknown): string | 'refused' {
  try {
    return escapers[language](value)
  } catch (error) {
    if (error instanceof Uncarriable) return 'refused'
    throw error
  }
}

describe('the escaper of JSON', () => {
  it('gives text that parses back to exactly the value', () => {
    fc.assert(fc.property(hostile, (text) => JSON.parse(escapers.json(text)) === text))
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        // JSON has no negative zero; nothing here makes one.
        expect(JSON.stringify(JSON.parse(escapers.json(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('cannot be left from within a document', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const document = `{ "a": ${escapers.json(a)}, "b": [${escapers.json(b)}] }`
        expect(JSON.parse(document)).toEqual({ a, b: [b] })
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
    expect(attempt('json', value)).toBe('refused')
  })
})

describe('the escaper of ECMAScript', () => {
  it('gives a literal whose value is exactly the text, or refuses it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literal = attempt('javascript', text)
        if (literal === 'refused') return text.includes('\0') || !text.isWellFormed()
        return runInNewContext(`(${literal})`) === text && !/[<>\n\r\u2028\u2029]/.test(literal)
      }),
    )
  })

  it.each([{ a: 1 }, null, undefined, Number.NaN, ['a', { b: 1 }], 'NUL\0', '\ud800'])('refuses %j', (value) => {
    expect(attempt('javascript', value)).toBe('refused')
  })

  it('carries numbers, booleans and lists', () => {
    expect(escapers.javascript([1, true, 'a'])).toBe('[1, true, "a"]')
  })
})

describe('the escaper of shells', () => {
  it('gives one word that a shell reads as exactly the text, or refuses it', () => {
    const carried = fc
      .sample(hostile, 300)
      .concat('', '-n', '=x', '~root', '*', 'a b', "it's", '$(id)', '`id`', 'a;b')
      .filter((text) => attempt('shell', text) !== 'refused')
    const script = `printf '%s\\0' ${carried.map((text) => escapers.shell(text)).join(' ')}`
    const read = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1)
    expect(carried.length).toBeGreaterThan(50)
    expect(read).toEqual(carried)
  })

  it.each(['a\nb', 'a\0b', 'a\rb', '\u202e', undefined, null, {}, ['a']])('refuses %j', (value) => {
    expect(attempt('shell', value)).toBe('refused')
  })
})

describe('the escaper of plain text', () => {
  it('keeps a text as it is and on its line, or refuses it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const line = attempt('plain', text)
        return line === 'refused'
          ? /[\p{C}\p{Zl}\p{Zp}]/u.test(text)
          : line === text && !/[\n\r\u2028\u2029]/.test(line)
      }),
    )
  })
})

describe('the escaper of Markdown', () => {
  it('leaves no character of a text with a meaning', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const escaped = attempt('markdown', text)
        if (escaped === 'refused') return true
        const bare = escaped.replace(/\\[!-/:-@[-`{-~]/g, 'x')
        return !/[\\`*_{}[\]<>&|~#$!\n\r]/.test(bare) && !/^\s*([-+=:]|\d+[.)])/.test(bare)
      }),
    )
  })

  it.each([
    ['# not a heading', '\\# not a heading'],
    ['- no item', '\\- no item'],
    ['1. no item', '1\\. no item'],
    ['[a](https://evil.example)', '\\[a\\](https://evil.example)'],
    ['<script>', '\\<script\\>'],
  ])('says %j as text', (text, escaped) => {
    expect(escapers.markdown(text)).toBe(escaped)
  })

  it('keeps code as it is, and refuses code that could end its span or its cell', () => {
    expect(escapers.markdown(new Code('node a_b.mjs --x <y>'))).toBe('node a_b.mjs --x <y>')
    for (const text of ['a`b', 'a|b', 'a\nb']) expect(attempt('markdown', new Code(text))).toBe('refused')
  })
})

describe('the escaper of nginx', () => {
  it.each(['api.acme.internal', '127.0.0.1:8443', '[fd00::1]', 'http://127.0.0.1:9000', 'a/b+c=', 'X25519'])(
    'leaves %s as it is',
    (word) => {
      expect(escapers.nginx(word)).toBe(word)
      expect(escapers.nginx(new Quoted(word))).toBe(`"${word}"`)
    },
  )

  it('gives a word without meaning of its own, or refuses it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const word = attempt('nginx', text)
        expect(word === 'refused' || (word === text && /^[A-Za-z0-9._:/@+=,[\]-]+$/.test(word))).toBe(true)
        const quoted = attempt('nginx', new Quoted(text))
        expect(quoted === 'refused' || (quoted === `"${text}"` && !/["$\\`\n\r]/.test(text))).toBe(true)
      }),
    )
  })

  it.each(['$host', 'a b', 'a;b', '{', '}', '#', '"', "'", '\\', '`', '~x', '', '\n', '\0', 'é'])(
    'refuses %j as a word',
    (text) => {
      expect(attempt('nginx', text)).toBe('refused')
    },
  )

  it('quotes what only quotes can hold, and refuses what not even they can', () => {
    expect(escapers.nginx(new Quoted("frame-ancestors 'none'; # {}"))).toBe(`"frame-ancestors 'none'; # {}"`)
    for (const text of ['$x', '"', '\\', '`', 'a\nb', 'é']) expect(attempt('nginx', new Quoted(text))).toBe('refused')
  })
})

describe('the filter for regular expressions', () => {
  it('matches the text and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii', maxLength: 20 }), fc.string({ maxLength: 20 }), (text, other) => {
        if (/[\\^]/.test(text)) {
          expect(() => regex(text)).toThrow(Uncarriable)
          return
        }
        const pattern = new RegExp(`^${regex(text)}$`)
        expect(pattern.test(text)).toBe(true)
        expect(pattern.test(other)).toBe(other === text)
      }),
    )
  })
})
