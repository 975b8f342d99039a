import { describe, expect, it } from 'vitest'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { isWithin } from '../../src/x509/subtree.ts'

const name = (kind: 'dns' | 'uri' | 'email' | 'smtpUtf8Mailbox' | 'ip' | 'upn', value: string): GeneralName => ({
  kind,
  value,
})
const directory = (...values: string[]): GeneralName => ({
  kind: 'directory',
  value: values.map((value, index) => ({ type: index === 0 ? 'organizationName' : 'commonName', value }) as const),
})

/** subtree, a name that it covers, the nearest that it does not (RFC 5280 §4.2.1.10). */
const pairs: readonly (readonly [string, GeneralName, GeneralName, GeneralName])[] = [
  [
    'a domain and what is under it',
    name('dns', 'acme.internal'),
    name('dns', 'a.ACME.internal'),
    name('dns', 'evilacme.internal'),
  ],
  ['the empty domain, which is all', name('dns', ''), name('dns', 'anything.example'), name('ip', '10.0.0.1')],
  ['a range', name('ip', '10.0.0.0/8'), name('ip', '10.255.0.1'), name('ip', '11.0.0.0')],
  [
    'one mailbox',
    name('email', 'root@acme.internal'),
    name('email', 'root@ACME.internal'),
    name('email', 'Root@acme.internal'),
  ],
  [
    'mailboxes of one host',
    name('email', 'acme.internal'),
    name('email', 'a@acme.internal'),
    name('email', 'a@b.acme.internal'),
  ],
  [
    'mailboxes under a domain',
    name('email', '.acme.internal'),
    name('email', 'a@b.acme.internal'),
    name('email', 'a@acme.internal'),
  ],
  [
    'URIs of one host',
    name('uri', 'acme.internal'),
    name('uri', 'spiffe://acme.internal/web'),
    name('uri', 'spiffe://b.acme.internal/'),
  ],
  [
    'URIs under a domain',
    name('uri', '.acme.internal'),
    name('uri', 'https://u@b.acme.internal:1/'),
    name('uri', 'https://acme.internal/'),
  ],
  ['names that begin alike', directory('Acme'), directory('  ACME ', 'web'), directory('Acme2', 'web')],
]

describe('a permitted subtree', () => {
  it.each(pairs)('allows %s', (_, subtree, inside, outside) => {
    const constraints = { permitted: [subtree], excluded: [] }
    expect(isWithin(inside, constraints)).toBe(true)
    expect(isWithin(outside, constraints)).toBe(outside.kind !== subtree.kind)
  })

  it('does not allow a wildcard that stands for more than it covers', () => {
    const constraints = { permitted: [name('dns', 'a.acme.internal')], excluded: [] }
    expect(isWithin(name('dns', '*.a.acme.internal'), constraints)).toBe(true)
    expect(isWithin(name('dns', '*.acme.internal'), constraints)).toBe(false)
  })
})

it('a domain with a dot in front allows what is under it alone, and denies itself too', () => {
  const subtree = name('dns', '.acme.internal')
  const allowed = (value: string) => isWithin(name('dns', value), { permitted: [subtree], excluded: [] })
  expect(['a.acme.internal', '*.acme.internal', 'acme.internal'].map(allowed)).toEqual([true, true, false])
  expect(isWithin(name('dns', 'acme.internal'), { permitted: [], excluded: [subtree] })).toBe(false)
})

describe('an excluded subtree', () => {
  it.each(pairs)('denies %s', (_, subtree, inside, outside) => {
    const constraints = { permitted: [], excluded: [subtree] }
    expect(isWithin(inside, constraints)).toBe(false)
    expect(isWithin(outside, constraints)).toBe(true)
  })

  it('denies a wildcard that could stand for what it covers (CVE-2025-61727)', () => {
    const constraints = { permitted: [], excluded: [name('dns', 'a.acme.internal')] }
    expect(isWithin(name('dns', '*.acme.internal'), constraints)).toBe(false)
    expect(isWithin(name('dns', 'b.acme.internal'), constraints)).toBe(true)
  })

  it('wins over a permitted one', () => {
    const constraints = { permitted: [name('dns', 'acme.internal')], excluded: [name('dns', 'a.acme.internal')] }
    expect(isWithin(name('dns', 'acme.internal'), constraints)).toBe(true)
    expect(isWithin(name('dns', 'a.acme.internal'), constraints)).toBe(false)
  })
})

it.each([
  ['a kind that is not read', name('upn', 'a@acme.internal'), name('upn', 'a@acme.internal')],
  ['a URI without a host', name('uri', 'acme.internal'), name('uri', 'urn:acme.internal')],
  ['a URI whose host is an address', name('uri', '.1'), name('uri', 'https://10.0.0.1/')],
])('neither allows nor spares %s', (_, subtree, held) => {
  expect(isWithin(held, { permitted: [subtree], excluded: [] })).toBe(false)
  expect(isWithin(held, { permitted: [], excluded: [subtree] })).toBe(false)
})

it('holds a mailbox beyond ASCII against the constraints on mailboxes (RFC 9598 §6)', () => {
  const mailbox = name('smtpUtf8Mailbox', 'zoë@sub.acme.internal')
  const within = (subtree: string) => isWithin(mailbox, { permitted: [name('email', subtree)], excluded: [] })
  expect(['sub.acme.internal', '.acme.internal', 'acme.internal', 'zoe@sub.acme.internal'].map(within)).toEqual([
    true,
    true,
    false,
    false,
  ])
  expect(isWithin(mailbox, { permitted: [], excluded: [name('email', '.acme.internal')] })).toBe(false)
  expect(isWithin(mailbox, { permitted: [], excluded: [name('email', 'acme.internal')] })).toBe(true)
})
