/** Clients whose names no CA may certify, or whose claims no `issue` would write, and the nearest that are fit. One table for the library and every exported server. */
import { parseOid } from '../../src/asn1/oid.ts'
import { contextPrimitive, tags } from '../../src/asn1/tag.ts'
import { integer, octetString, primitive, sequence, utf8String } from '../../src/asn1/writer.ts'
import type { ClaimDefinition } from '../../src/policy/claim.ts'
import { type Extension, extensionOids } from '../../src/x509/extension.ts'

const arc = '1.3.6.1.4.1.32473.1'
const places = { role: 1, teams: 2, level: 3, 'on-call': 4, since: 5 } as const
const types = { role: 'string', teams: 'strings', level: 'integer', 'on-call': 'boolean', since: 'time' } as const
type Claim = keyof typeof places
const oidOf = (claim: Claim) => parseOid(`${arc}.${places[claim]}`)

/** The claims that the cases are about. */
export const claims: readonly ClaimDefinition[] = [
  ...(Object.keys(places) as Claim[]).map(
    (name) => ({ name, title: name, type: types[name], alphabet: 'unicode', oid: oidOf(name) }) as const,
  ),
  { name: 'department', title: 'department', type: 'string', alphabet: 'ascii', uri: 'urn:acme:department:' },
]

export type ClientCase = { readonly what: string; readonly extensions: readonly Extension[]; readonly fit: boolean }

const numbers = { email: 1, dns: 2, uri: 6, ip: 7 } as const

const namesCase = (fit: boolean, kind: keyof typeof numbers, ...values: (string | Uint8Array)[]): ClientCase => ({
  what: `${kind} ${values.map((value) => JSON.stringify(typeof value === 'string' ? value : [...value])).join(' ')}`,
  extensions: [
    {
      oid: extensionOids.subjectAlternativeName,
      critical: false,
      value: sequence(
        ...values.map((value) => primitive(contextPrimitive(numbers[kind]), Buffer.from(value as string, 'latin1'))),
      ),
    },
  ],
  fit,
})

const claimCase = (fit: boolean, claim: Claim, value: Uint8Array): ClientCase => ({
  what: `${claim} ${JSON.stringify(Buffer.from(value).toString())}`,
  extensions: [{ oid: oidOf(claim), critical: false, value }],
  fit,
})

const names = (
  kind: keyof typeof numbers,
  { fit, unfit }: Record<'fit' | 'unfit', readonly (string | Uint8Array)[]>,
) => [...fit.map((value) => namesCase(true, kind, value)), ...unfit.map((value) => namesCase(false, kind, value))]
const values = (claim: Claim, { fit, unfit }: Record<'fit' | 'unfit', readonly Uint8Array[]>) => [
  ...fit.map((value) => claimCase(true, claim, value)),
  ...unfit.map((value) => claimCase(false, claim, value)),
]

const list = (...texts: string[]) => sequence(...texts.map((text) => utf8String(text)))
const timeOf = (text: string, tag: number = tags.generalizedTime) => primitive(tag, Buffer.from(text))
const octets = (length: number) => new Uint8Array(length).fill(10)

export const clientCases: readonly ClientCase[] = [
  ...names('dns', {
    fit: [
      'api.acme.internal',
      'Api.Acme.internal',
      'localhost',
      'xn--bcher-kva.example',
      '1.2.3.4.in-addr.arpa',
      'a'.repeat(63),
    ],
    unfit: [
      '',
      'admin.x.test\0x.',
      '*.x.test',
      '*',
      'a.*.x.test',
      'a*.x.test',
      '.x.test',
      'x.test.',
      'x..test',
      '-x.test',
      'x-.test',
      'a_b.test',
      'a b.test',
      ' x.test',
      'x.test\n',
      'x.test\r\nX-Role: admin',
      'bücher.example',
      '10.0.0.1',
      '7',
      'x.test/y',
      'a@x.test',
      'a'.repeat(64),
      Array.from({ length: 64 }, () => 'abc').join('.'),
    ],
  }),
  ...names('email', {
    fit: ['alice@acme.internal', "o'brien+list@acme.internal", 'a&b@Acme.internal', `${'a'.repeat(64)}@x.test`],
    unfit: [
      '',
      'alice',
      '@acme.internal',
      'alice@',
      'a@b@acme.internal',
      'al ice@acme.internal',
      'alice@acme.internal\0.evil.example',
      'alice\n@acme.internal',
      'alice@acme.internal\n',
      '.a@acme.internal',
      'a.@acme.internal',
      'a..b@acme.internal',
      '"a b"@acme.internal',
      'alice@*.acme.internal',
      'alice@10.0.0.1',
      'jürgen@acme.internal',
      `${'a'.repeat(65)}@x.test`,
    ],
  }),
  ...names('uri', {
    fit: [
      'spiffe://acme.internal/ops/alice',
      'urn:acme:x',
      'https://acme.internal',
      'HTTPS://Acme.internal:8443/a%20b?c=d#e',
      'https://10.0.0.1/',
      'https://[fd00::1]:8443/',
      'mailto:alice@acme.internal',
    ],
    unfit: [
      '',
      'alice',
      '/ops/alice',
      '//acme.internal/ops',
      ':',
      ':x',
      'spiffe:',
      'spiffe://',
      'spiffe:///ops',
      'https://?x',
      'https://:8443/',
      'https://[]/',
      'https://[fd00::1/',
      'https://admin@acme.internal/',
      'https://acme.internal:port/',
      '1ttp://acme.internal/',
      'ht tp://acme.internal/',
      'spiffe://acme.internal/a b',
      'spiffe://acme.internal/a\0b',
      'spiffe://acme.internal/a\n',
      'spiffe://acme.internal/%',
      'spiffe://acme.internal/%zz',
      'spiffe://acme.internal/a%2',
      'spiffe://acme.internal/"',
      'spiffe://acme.internal/<b>',
      'spiffe://acme.internal/ä',
      'urn:acme:department:',
      'urn:acme:department:a,b',
      "urn:acme:department:a'b",
      'urn:acme:department:a;b',
      'urn:acme:department:a$b',
    ],
  }),
  namesCase(false, 'uri', 'urn:acme:department:a', 'urn:acme:department:b'),
  namesCase(false, 'dns', 'api.acme.internal', ''),
  ...names('ip', { fit: [octets(4), octets(16)], unfit: [octets(0), octets(3), octets(5), octets(8), octets(32)] }),
  { what: 'no name at all', extensions: namesCase(false, 'dns').extensions, fit: false },
  ...values('role', {
    fit: ['admin', 'a b', 'Übersetzer', '管理者', '🔑', 'a'.repeat(256)].map((text) => utf8String(text)),
    unfit: [
      ...[
        '',
        ' admin',
        'admin ',
        'ad\nmin',
        'ad\0min',
        'ad\tmin',
        'ad\u007fmin',
        'ad\u0085min',
        'ad\u00a0min',
        'ad\u200bmin',
        'ad\u202emin',
        'ad\u2028min',
        'ad\u2066min',
        'ad\u3000min',
        '\ufeffadmin',
        'ad\ue000min',
        'ad\u{e0041}min',
        'ad"min',
        "ad'min",
        'ad\u2019min',
        'ad,min',
        'ad;min',
        'ad\\min',
        'ad`min',
        'ad$min',
        'ad{min',
        'ad}min',
        'a'.repeat(257),
      ].map((text) => utf8String(text)),
      primitive(tags.utf8String, Uint8Array.of(0x61, 0xc3)),
      primitive(tags.utf8String, Uint8Array.of(0xed, 0xa0, 0x80)),
      primitive(tags.ia5String, Buffer.from('admin')),
      primitive(tags.printableString, Buffer.from('admin')),
      primitive(tags.bmpString, Buffer.from('\0a\0b')),
      octetString(Buffer.from('admin')),
      integer(1),
      Buffer.from('admin'),
      Buffer.concat([utf8String('admin'), utf8String('x')]),
    ],
  }),
  ...values('teams', {
    fit: [list('a'), list('a', 'b c', 'ü')],
    unfit: [
      sequence(),
      list(''),
      list('a', ''),
      list('a', 'a'),
      list('a', 'b\n'),
      list('a', '\u202eb'),
      utf8String('a'),
      sequence(integer(1)),
    ],
  }),
  ...values('level', {
    fit: [integer(0), integer(-7), integer(2n ** 53n - 1n), integer(1n - 2n ** 53n)],
    unfit: [
      integer(2n ** 53n),
      integer(-(2n ** 53n)),
      integer(2n ** 63n - 1n),
      integer(2n ** 200n),
      primitive(tags.integer, Uint8Array.of(0, 1)),
      primitive(tags.integer, Uint8Array.of()),
      utf8String('7'),
    ],
  }),
  ...values('on-call', {
    fit: [primitive(tags.boolean, Uint8Array.of(0xff)), primitive(tags.boolean, Uint8Array.of(0))],
    unfit: [primitive(tags.boolean, Uint8Array.of(1)), primitive(tags.boolean, Uint8Array.of()), integer(1)],
  }),
  ...values('since', {
    fit: [timeOf('20260101000000Z'), timeOf('19500101000000Z'), timeOf('20240229235959Z')],
    unfit: [
      timeOf('260101000000Z', tags.utcTime),
      timeOf('20260101000000.5Z'),
      timeOf('202601010000Z'),
      timeOf('20260101000000+0100'),
      timeOf('20260101000000'),
      timeOf('20260230000000Z'),
      timeOf('20260101240000Z'),
      timeOf('20260101000060Z'),
      timeOf('19491231235959Z'),
      timeOf('20260101000000Z\n'),
      utf8String('2026-01-01'),
    ],
  }),
]
