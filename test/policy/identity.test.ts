import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEntryName } from '../../src/core/brand.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import {
  type NameKind,
  nameKinds,
  parseClaimText,
  parseHostname,
  parseNameAttribute,
  parseSubjectAltName,
} from '../../src/policy/identity.ts'

const client = { usage: 'client', trustDomain: 'acme.internal' } as const
const server = { usage: 'server', trustDomain: 'acme.internal' } as const

/** The position and the character for which a parser refuses; undefined where it accepts. */
function refusal(parse: () => unknown): [position: number, character: string] | undefined {
  try {
    parse()
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(CountersignError)
    const { code, facts } = error as CountersignError<'identity.refused'>
    expect(code).toBe('identity.refused')
    return [facts.position, facts.character]
  }
}

const name = (kind: NameKind, text: string, scope: typeof client | typeof server = client) =>
  refusal(() => parseSubjectAltName(kind, text, scope))

describe('host names', () => {
  it.each([
    'localhost',
    'a.example.com',
    'xn--mnchen-3ya.example',
    'xn--fiqs8s',
    'xn--mgberp4a5d4ar.example',
    '1.2.3.example',
    'a-b.c--d.example',
    `${'a'.repeat(63)}.example`,
  ])('accepts %s', (text) => {
    expect(parseHostname(text)).toBe(text)
  })

  it.each([
    ['upper case', 'a.Example', 2, 'E'],
    ['an underscore', 'a_b.example', 1, '_'],
    ['a character that is not ASCII', 'münchen', 1, 'ü'],
    ['a character beyond the basic plane', 'a💩', 1, '💩'],
    ['NUL', 'a.example\0.evil', 9, '\0'],
    ['nothing', '', 0, ''],
    ['an empty label', 'a..b', 2, '.'],
    ['a trailing dot', 'example.', 8, ''],
    ['a leading dot', '.example', 0, '.'],
    ['a label that begins with a hyphen', 'a.-b', 2, '-'],
    ['a label that ends with a hyphen', 'a-.b', 1, '-'],
    ['a label of 64', `${'a'.repeat(64)}.b`, 63, 'a'],
    ['254 characters', `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(62)}`, 253, 'd'],
    ['an IPv4 address', '10.0.0.1', 7, '1'],
    ['what old resolvers take for an address', '127.1', 4, '1'],
    ['an encoding that is not punycode', 'ab--cd.example', 0, 'a'],
    ['an A-label that does not decode', 'a.xn--a', 2, 'x'],
    ['an A-label of nothing but ASCII', 'xn--abc-', 7, '-'],
    ['an A-label of a symbol', 'xn--ls8h', 0, 'x'],
    ['an A-label with a joiner alone', 'xn--1ug', 0, 'x'],
    ['a wildcard', '*.example', 0, '*'],
  ])('refuses %s', (_, text, position, character) => {
    expect(refusal(() => parseHostname(text))).toEqual([position, character])
  })
})

describe('DNS entries', () => {
  it('allow a server a whole left-most wildcard label (RFC 6125 §6.4.3)', () => {
    expect(parseSubjectAltName('dns', '*.example.com', server)).toEqual({ kind: 'dns', value: '*.example.com' })
  })

  it.each([
    ['over a single label', '*.com', 0],
    ['within a label', 'a*.example.com', 1],
    ['not left-most', 'a.*.example.com', 2],
    ['twice', '*.*.example.com', 2],
    ['alone', '*', 0],
  ])('refuse a server a wildcard %s', (_, text, position) => {
    expect(name('dns', text, server)).toEqual([position, '*'])
  })

  it('refuse a client any wildcard', () => {
    expect(name('dns', '*.example.com', client)).toEqual([0, '*'])
  })
})

describe('SPIFFE IDs', () => {
  it.each(['spiffe://acme.internal/client/alice', 'spiffe://acme.internal/a', 'spiffe://acme.internal/A.b_c-d/..e'])(
    'accept %s',
    (text) => {
      expect(parseSubjectAltName('uri', text, client)).toEqual({ kind: 'uri', value: text })
    },
  )

  it.each([
    ['of another trust domain', 'spiffe://evil.internal/a', 9, 'e'],
    ['of a trust domain that ours begins', 'spiffe://acme.internal.evil/a', 22, '.'],
    ['of a trust domain that begins ours', 'spiffe://acme/a', 13, '/'],
    ['with an upper-case scheme', 'SPIFFE://acme.internal/a', 0, 'S'],
    ['without a path', 'spiffe://acme.internal', 22, ''],
    ['with an empty path', 'spiffe://acme.internal/', 23, ''],
    ['with an empty segment', 'spiffe://acme.internal/a//b', 25, '/'],
    ['that ends in a slash', 'spiffe://acme.internal/a/', 25, ''],
    ['with a dot segment', 'spiffe://acme.internal/a/../b', 25, '.'],
    ['with a percent sign', 'spiffe://acme.internal/%61', 23, '%'],
    ['with a query', 'spiffe://acme.internal/a?b', 24, '?'],
    ['with a port', 'spiffe://acme.internal:1/a', 22, ':'],
    ['with a user', 'spiffe://x@acme.internal/a', 9, 'x'],
    ['of 256 characters', `spiffe://acme.internal/${'a'.repeat(233)}`, 255, 'a'],
  ])('refuse one %s (SPIFFE-ID §2)', (_, text, position, character) => {
    expect(name('uri', text)).toEqual([position, character])
  })
})

describe('other URIs', () => {
  it.each([
    'https://example.com',
    'https://example.com/',
    'https://example.com:8443/a/b=c&d',
    'https://10.0.0.1/a',
    'https://[fd00::1]:443/a',
    'urn:acme:team:payments',
    'tag:acme.example:x',
  ])('accept %s', (text) => {
    expect(parseSubjectAltName('uri', text, client)).toEqual({ kind: 'uri', value: text })
  })

  it.each<[string, string, number, string]>([
    ['without a scheme', 'example', 7, ''],
    ['of a scheme alone', 'urn:', 4, ''],
    ['of an upper-case scheme', 'Https://example.com', 0, 'H'],
    ['of a scheme that begins with a digit', '1a:b', 0, '1'],
    ['without a host', 'https:///a', 8, '/'],
    ['with an upper-case host', 'https://Example.com', 8, 'E'],
    ['with a user', 'https://a@example.com', 9, '@'],
    ['with an empty port', 'https://example.com:/a', 20, '/'],
    ['with a port that is none', 'https://example.com:65536', 20, '6'],
    ['with a port that has a leading zero', 'https://example.com:08', 20, '0'],
    ['with brackets that hold no IPv6', 'https://[10.0.0.1]/', 8, '['],
    ['with text after the brackets', 'https://[fd00::1]x/', 17, 'x'],
    ['with an open bracket', 'https://[fd00::1/', 8, '['],
    ['with a number for a host', 'https://2130706433/', 8, '2'],
    ['with a dot segment', 'https://example.com/a/./b', 22, '.'],
    ['with an empty segment', 'https://example.com/a//b', 22, '/'],
    ['with a second authority', 'urn:x//evil', 6, '/'],
    ['with a space', 'urn:a b', 5, ' '],
    ['with brackets in the path', 'https://example.com/[', 20, '['],
    ...[..."$%',;()*!?#"].map((c) => [`with ${c}`, `urn:a${c}b`, 5, c] as [string, string, number, string]),
  ])('refuse one %s (RFC 3986)', (_, text, position, character) => {
    expect(name('uri', text)).toEqual([position, character])
  })
})

describe('IP addresses', () => {
  it.each(['10.0.0.1', '0.0.0.0', '255.255.255.255', '::1', '::', 'fd00::1', '2001:db8::1:0:0:1', '1:0:0:2::3'])(
    'accept %s',
    (text) => {
      expect(parseSubjectAltName('ip', text, client)).toEqual({ kind: 'ip', value: text })
    },
  )

  it.each([
    ['nothing', '', 0, ''],
    ['three octets', '10.0.1', 6, ''],
    ['five octets', '10.0.0.0.1', 8, '.'],
    ['a leading zero, which some read as octal', '10.0.010.1', 5, '0'],
    ['an octet over 255', '10.0.256.1', 5, '2'],
    ['a trailing dot', '10.0.0.', 7, ''],
    ['a prefix', '10.0.0.0/8', 8, '/'],
    ['upper-case IPv6', 'FD00::1', 0, 'F'],
    ['IPv6 that could be shorter', 'fd00:0:0::1', 5, '0'],
    ['IPv6 with leading zeros', 'fd00::01', 6, '0'],
    ['IPv6 that compresses one group', '1:2:3::5:6:7:8', 6, ':'],
    ['IPv4 inside IPv6', '::ffff:1.2.3.4', 8, '.'],
    ['IPv4 inside IPv6 in hex', '::ffff:102:304', 8, '0'],
    ['a zone', 'fe80::1%eth0', 7, '%'],
    ['IPv6 that is none', '1:2:3', 0, '1'],
  ])('refuse %s (RFC 5952)', (_, text, position, character) => {
    expect(name('ip', text)).toEqual([position, character])
  })

  it('say what the canonical form is', () => {
    expect(() => parseSubjectAltName('ip', 'fd00:0:0::1', client)).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('this one is fd00::1') }),
    )
  })
})

describe.each(['email', 'upn'] as const)('an entry of kind %s', (kind) => {
  it.each([
    'alice@example.com',
    'a.b+c_d-e@xn--mnchen-3ya.example',
    "o'brien@acme.internal",
    'r&d@acme.internal',
    'c=de/o=acme@gateway.example',
    "!#%&'+-/=^_|~@example.com",
  ])('accepts %s', (text) => {
    expect(parseSubjectAltName(kind, text, client)).toEqual({ kind, value: text })
  })

  it.each([
    ['no @', 'alice', 5, ''],
    ['two @', 'a@b@c', 3, '@'],
    ['no local part', '@example.com', 0, '@'],
    ['a local part of 65', `${'a'.repeat(65)}@b`, 64, 'a'],
    ['a quoted local part', '"a"@b', 0, '"'],
    ...[...'$*?{}`'].map((of) => [`the ${of} of atext`, `a${of}@b`, 1, of] satisfies [string, string, number, string]),
    ['a leading dot', '.a@b', 0, '.'],
    ['two dots', 'a..b@c', 1, '.'],
    ['a trailing dot', 'a.@b', 1, '.'],
    ['an upper-case host', 'a@B', 2, 'B'],
    ['an address for a host', 'a@10.0.0.1', 9, '1'],
    ['a newline', 'a@b\n', 3, '\n'],
    ['no host', 'a@', 2, ''],
  ])('refuses %s', (_, text, position, character) => {
    expect(name(kind, text)).toEqual([position, character])
  })
})

describe('attributes of a subject', () => {
  it.each([
    ['commonName', 'alice'],
    ['commonName', 'alice@example.com'],
    ['organizationName', 'Smith & Sons Ltd.'],
    ['organizationName', "O'Neil"],
    ['organizationName', 'Acme, Inc.'],
    ['organizationName', 'Müller GmbH'],
    ['organizationName', 'Example (UK) Ltd'],
    ['organizationName', 'A/B Test'],
    ['organizationName', 'Yahoo!'],
    ['organizationName', 'Häagen–Dazs'],
    ['organizationName', '株式会社アクメ'],
    ['organizationName', 'ООО Ромашка'],
    ['localityName', "L'Haÿ-les-Roses"],
    ['countryName', 'DE'],
    ['domainComponent', 'acme'],
    ['serialNumber', 'A-17'],
  ] as const)('accept the %s %s', (type, value) => {
    expect(parseNameAttribute(type, value)).toEqual({ type, value })
  })

  it.each([
    ['commonName', '', 0, ''],
    ['commonName', 'a,CN=b', 1, ','],
    ['commonName', 'a/CN', 1, '/'],
    ['commonName', 'x'.repeat(65), 64, 'x'],
    ['commonName', 'Müller', 1, 'ü'],
    ['commonName', "o'neil", 1, "'"],
    ['organizationName', ' Acme', 0, ' '],
    ['organizationName', 'Acme ', 4, ' '],
    ['organizationName', 'A  B', 1, ' '],
    ['organizationName', 'Mu\u0308ller', 1, 'u'],
    ['organizationName', 'Acme\u00a0Inc', 4, '\u00a0'],
    ['organizationName', 'Acme\u202e', 4, '\u202e'],
    ['organizationName', 'Acme\u2019s', 4, '\u2019'],
    ['organizationName', 'Acme;', 4, ';'],
    ['organizationName', 'A+B', 1, '+'],
    ['organizationName', 'A=B', 1, '='],
    ['organizationName', 'A"', 1, '"'],
    ['countryName', 'de', 0, 'd'],
    ['countryName', 'D', 1, ''],
    ['countryName', 'DEU', 2, 'U'],
    ['domainComponent', '-a', 0, '-'],
    ['emailAddress', 'a@b', 0, 'a'],
  ] as const)('refuse the %s %j', (type, value, position, character) => {
    expect(refusal(() => parseNameAttribute(type, value))).toEqual([position, character])
  })
})

describe('texts of claims', () => {
  it.each(['admin', 'Read & write', 'a:b/c', '100%', 'x=y'])('accept %s', (text) => {
    expect(parseClaimText('role', text, 'ascii')).toBe(text)
  })

  it.each<[string, string, number, string]>([
    ['nothing', '', 0, ''],
    ['a comma', 'a,b', 1, ','],
    ['a leading space', ' a', 0, ' '],
    ['a trailing space', 'a ', 1, ' '],
    ['what is not ASCII', 'ä', 0, 'ä'],
    ['257 characters', 'a'.repeat(257), 256, 'a'],
    ...[...'"\'`\\$;{}'].map((c) => [`the character ${c}`, `a${c}`, 1, c] as [string, string, number, string]),
  ])('refuse %s', (_, text, position, character) => {
    expect(refusal(() => parseClaimText('role', text, 'ascii'))).toEqual([position, character])
  })

  it.each(['Zürich', '東京', 'naïve – 5 €', 'Ωmega'])('accept %s in the alphabet unicode', (text) => {
    expect(parseClaimText('city', text, 'unicode')).toBe(text)
  })

  it.each([
    ['text that is not in normal form C', 'Zu\u0308rich', 1, 'u'],
    ['an override of direction', 'a\u202eb', 1, '\u202e'],
    ['an isolate of direction', 'a\u2066b', 1, '\u2066'],
    ['a joiner of no width', 'a\u200db', 1, '\u200d'],
    ['a variation selector', 'a\ufe0f', 1, '\ufe0f'],
    ['a space that is not the plain one', 'a\u00a0b', 1, '\u00a0'],
    ['a separator of lines', 'a\u2028b', 1, '\u2028'],
    ['a C1 control', 'a\u0085b', 1, '\u0085'],
    ['a private character', 'a\ue000', 1, '\ue000'],
    ['half a surrogate pair', 'a\ud800', 1, '\ud800'],
    ['a curly quote', '“a”', 0, '“'],
    ['a character not assigned', 'a\u0378', 1, '\u0378'],
  ])('refuse %s in the alphabet unicode', (_, text, position, character) => {
    expect(refusal(() => parseClaimText('city', text, 'unicode'))).toEqual([position, character])
  })
})

describe('whatever passes any parser', () => {
  const hostile = [...'\0\n\r\t\x7f\x1b"\'`\\{$};', '\u0085', '\u2028', '\u202e', '\ufeff']
  const base = fc.constantFrom(
    'alice',
    'a.example.com',
    'spiffe://acme.internal/client/alice',
    'https://example.com/a',
    'alice@example.com',
    '10.0.0.1',
    'fd00::1',
    '*.example.com',
    'Acme',
    'DE',
  )
  const near = fc
    .tuple(base, fc.nat(40), fc.oneof(fc.constantFrom(...hostile), fc.string({ unit: 'binary', maxLength: 3 })))
    .map(([text, at, inserted]) => text.slice(0, at) + inserted + text.slice(at))
  const anything = fc.oneof(near, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), base)

  const parsers: readonly ((text: string) => string)[] = [
    parseEntryName,
    parseHostname,
    ...nameKinds.flatMap((kind) =>
      [client, server].map(
        (scope) => (text: string) => (parseSubjectAltName(kind, text, scope) as { value: string }).value,
      ),
    ),
    ...(
      [
        'commonName',
        'organizationName',
        'organizationalUnitName',
        'localityName',
        'stateOrProvinceName',
        'countryName',
        'serialNumber',
        'domainComponent',
      ] as const
    ).map((type) => (text: string) => parseNameAttribute(type, text).value),
    (text) => parseClaimText('role', text, 'ascii'),
    (text) => parseClaimText('role', text, 'unicode'),
  ]

  it('holds no control character, double quote, backtick, backslash, $, {, } or ;', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(...parsers), (text, parse) => {
        let value: string
        try {
          value = parse(text)
        } catch (error) {
          const { code, facts } = error as CountersignError<'identity.refused'>
          return (
            code === 'identity.refused' &&
            facts.position <= text.length &&
            text.startsWith(facts.character, facts.position)
          )
        }
        return value === text && !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"`\\${};]/u.test(value)
      }),
      { numRuns: 5000 },
    )
  })
})
