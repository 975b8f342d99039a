/** CRLs that do not speak for all certificates and all reasons, and those that only look as if. One table for the library and every exported server. */
import { parseOid } from '../../src/asn1/oid.ts'
import { contextConstructed, contextPrimitive } from '../../src/asn1/tag.ts'
import {
  constructed,
  explicit,
  integer,
  namedBits,
  oid,
  primitive,
  sequence,
  utf8String,
} from '../../src/asn1/writer.ts'
import { type Extension, extensionOids } from '../../src/x509/extension.ts'
import { encodeGeneralName } from '../../src/x509/general-name.ts'

export type CrlCase = {
  readonly what: string
  /** Besides number and key identifier. */
  readonly extensions?: readonly Extension[]
  /** Of the first entry. */
  readonly ofEntry?: readonly Extension[]
  readonly complete: boolean
}

const isTrue = Uint8Array.of(0xff)
const names = (tag: number, uri: string) => constructed(tag, [encodeGeneralName({ kind: 'uri', value: uri })])
const point = (uri = 'http://crl.acme.internal/shard-7.crl') => explicit(0, names(contextConstructed(0), uri))

/** What an issuingDistributionPoint may say (RFC 5280 §5.2.5). */
const scopes: Readonly<Record<string, Uint8Array>> = {
  'for superseded alone': sequence(namedBits([4], contextPrimitive(3))),
  'for users alone': sequence(primitive(contextPrimitive(1), isTrue)),
  'for CAs alone': sequence(primitive(contextPrimitive(2), isTrue)),
  'for attribute certificates alone': sequence(primitive(contextPrimitive(5), isTrue)),
  'for other issuers too': sequence(primitive(contextPrimitive(4), isTrue)),
  'for those of a distribution point': sequence(point()),
  'that says nothing': sequence(),
  'that is no such thing': utf8String('all of them'),
}

const other = names(0x30, 'https://other-ca.example')

const extension = (id: string, value: Uint8Array, critical: boolean): Extension => ({
  oid: parseOid(id),
  critical,
  value,
})

/** Each extension as its standard wants it, and as an issuer that forgot to mark it critical writes it. */
const either = (what: string, make: (critical: boolean) => Pick<CrlCase, 'extensions' | 'ofEntry'>): CrlCase[] =>
  [false, true].map((critical) => ({
    what: `${what}, ${critical ? 'critical' : 'not critical'}`,
    ...make(critical),
    complete: false,
  }))

export const crlCases: readonly CrlCase[] = [
  { what: 'nothing unusual', complete: true },
  {
    what: 'a pointer to deltas, which makes it no less complete (§5.2.6)',
    extensions: [extension('2.5.29.46', sequence(sequence(point())), false)],
    complete: true,
  },
  {
    what: 'an extension that nobody knows, not critical',
    extensions: [extension('1.3.6.1.4.1.32473.9.9', sequence(oid(extensionOids.crlNumber)), false)],
    complete: true,
  },
  {
    what: 'an entry with a date of its compromise (§5.3.2)',
    ofEntry: [extension('2.5.29.24', Buffer.from('180f32303236303130313030303030305a', 'hex'), false)],
    complete: true,
  },
  {
    what: 'an extension that nobody knows, critical',
    extensions: [extension('1.3.6.1.4.1.32473.9.9', sequence(), true)],
    complete: false,
  },
  {
    what: 'an entry with an extension that nobody knows, critical',
    ofEntry: [extension('1.3.6.1.4.1.32473.9.9', sequence(), true)],
    complete: false,
  },
  ...Object.entries(scopes).flatMap(([what, value]) =>
    either(`a scope ${what} (§5.2.5)`, (critical) => ({ extensions: [extension('2.5.29.28', value, critical)] })),
  ),
  ...either('a base that it adds to (§5.2.4)', (critical) => ({
    extensions: [extension('2.5.29.27', integer(1), critical)],
  })),
  ...['2.5.29.44', '2.5.29.45', '2.5.29.58', '2.5.29.59', '2.5.29.63'].flatMap((id) =>
    either(`${id} of X.509`, (critical) => ({ extensions: [extension(id, sequence(), critical)] })),
  ),
  ...either('an entry about a certificate of another issuer (§5.3.3)', (critical) => ({
    ofEntry: [extension('2.5.29.29', other, critical)],
  })),
]
