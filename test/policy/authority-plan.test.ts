import { describe, expect, it } from 'vitest'
import { type EntryName, formatInstant, parseInstant, parseSerialNumber } from '../../src/core/brand.ts'
import { type AuthorityRequest, assembleAuthority, planAuthority } from '../../src/policy/authority-plan.ts'
import { findExtension, parseTbsCertificate, type TbsCertificate } from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { parseBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { parseKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { parseNameConstraints } from '../../src/x509/extensions/name-constraints.ts'
import { parseSubjectKeyIdentifier } from '../../src/x509/extensions/subject-key-identifier.ts'
import { formatGeneralName } from '../../src/x509/general-name.ts'
import { formatName } from '../../src/x509/name.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { makeKey } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'

const key = makeKey()
const clients: AuthorityRequest = {
  name: 'clients' as EntryName,
  usage: 'client',
  organisation: 'Acme',
  trustDomain: 'acme.internal',
  keyType: 'ec-p256',
  years: 10,
  serverDomains: [],
}
const servers: AuthorityRequest = { ...clients, name: 'servers' as EntryName, usage: 'server' }

const make = (request: AuthorityRequest, at = noon): TbsCertificate =>
  parseTbsCertificate(
    assembleAuthority(planAuthority(request), { serial: parseSerialNumber('4a'.repeat(16)), spki: key.spki, at }),
  )

const permitted = (tbs: TbsCertificate): readonly string[] =>
  parseNameConstraints(findExtension(tbs, extensionOids.nameConstraints)!).permitted.map(formatGeneralName)

describe.each([clients, servers])('the authority $name', (request) => {
  const tbs = make(request)
  const extension = (oid: (typeof extensionOids)[keyof typeof extensionOids]) => findExtension(tbs, oid)!

  it('is a self-signed CA of path length 0 that signs certificates and CRLs, all critical (RFC 5280 §4.2.1.9, §4.2.1.3)', () => {
    expect(parseBasicConstraints(extension(extensionOids.basicConstraints))).toEqual({ ca: true, pathLength: 0 })
    expect(parseKeyUsage(extension(extensionOids.keyUsage))).toEqual(['keyCertSign', 'cRLSign'])
    expect(extension(extensionOids.basicConstraints).critical && extension(extensionOids.keyUsage).critical).toBe(true)
    expect(tbs.issuerDer).toEqual(tbs.subjectDer)
  })

  it('calls its key by RFC 7093, and states no extended key usage', () => {
    const identifier = parseSubjectKeyIdentifier(extension(extensionOids.subjectKeyIdentifier))
    expect(Buffer.compare(identifier, keyIdentifierOf(key.spki))).toBe(0)
    expect(extension(extensionOids.extendedKeyUsage)).toBeUndefined()
  })

  it('begins a day early and ends in the last second of its tenth year', () => {
    expect(formatInstant(tbs.notBefore)).toBe('2026-11-21T12:00:00Z')
    expect(formatInstant(tbs.notAfter)).toBe('2036-11-22T11:59:59Z')
  })
})

it('of clients and of servers have different subjects', () => {
  expect(formatName(make(clients).subject)).toBe('CN=clients CA of acme.internal,O=Acme')
  expect(formatName(make(servers).subject)).toBe('CN=servers CA of acme.internal,O=Acme')
})

it('of homes with different trust domains have different subjects, as long as a common name has room (RFC 5280 §A.1)', () => {
  const subject = (trustDomain: string) => formatName(make({ ...clients, trustDomain }).subject)
  expect(subject('staging.internal')).not.toBe(subject('acme.internal'))
  expect(subject(`${'a'.repeat(41)}.internal`)).toBe(`CN=clients CA of ${'a'.repeat(41)}.internal,O=Acme`)
  expect(subject(`${'a'.repeat(42)}.internal`)).toBe('CN=clients CA,O=Acme')
})

it.each(['100.64.0.1/10', '100.64.0.0/33', '1.2.3', '100.64.0.0/', 'fd00::/129', '01.2.3.4'])(
  'takes no block of addresses that is none: %s',
  (text) => {
    expect(() => planAuthority({ ...servers, serverDomains: [text] })).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^(input.malformed|identity.refused)$/) }),
    )
  },
)

it('made on a leap day ends with the last of February', () => {
  expect(formatInstant(make({ ...clients, years: 1 }, parseInstant('2028-02-29T00:00:00Z')).notAfter)).toBe(
    '2029-02-28T23:59:59Z',
  )
})

describe('name constraints (RFC 5280 §4.2.1.10)', () => {
  it('are not on the authority for clients, for rustls refuses every certificate under some', () => {
    expect(findExtension(make(clients), extensionOids.nameConstraints)).toBeUndefined()
    expect(
      findExtension(make({ ...clients, serverDomains: ['a.example'] }), extensionOids.nameConstraints),
    ).toBeUndefined()
  })

  it('keep the authority for servers to its own domain, this machine and private addresses, and are critical', () => {
    const tbs = make(servers)
    expect(findExtension(tbs, extensionOids.nameConstraints)?.critical).toBe(true)
    expect(permitted(tbs)).toEqual([
      'DNS:acme.internal',
      'DNS:localhost',
      'IP:127.0.0.0/8',
      'IP:10.0.0.0/8',
      'IP:172.16.0.0/12',
      'IP:192.168.0.0/16',
      'IP:::1/128',
      'IP:fc00::/7',
    ])
  })

  it('take more domains, each once, and are lifted by a star', () => {
    expect(permitted(make({ ...servers, serverDomains: ['example.com', 'localhost'] }))).toEqual(
      expect.arrayContaining(['DNS:example.com']),
    )
    expect(permitted(make({ ...servers, serverDomains: ['example.com', 'localhost'] }))).toHaveLength(9)
    expect(findExtension(make({ ...servers, serverDomains: ['*'] }), extensionOids.nameConstraints)).toBeUndefined()
    const blocks = ['100.64.0.0/10', '2001:DB8::/32', '203.0.113.7', '2001:db8::1', '10.0.0.0/8']
    expect(permitted(make({ ...servers, serverDomains: blocks })).slice(2)).toEqual([
      'IP:100.64.0.0/10',
      'IP:2001:db8::/32',
      'IP:203.0.113.7/32',
      'IP:2001:db8::1/128',
      'IP:10.0.0.0/8',
      ...permitted(make(servers))
        .slice(2)
        .filter((text) => text !== 'IP:10.0.0.0/8'),
    ])
  })

  it.each([
    '*.example.com',
    'Example.com',
    '.example.com',
    '',
    '/8',
    'acme.example/24',
    'acme.example/',
    'acme.example:8443',
    'https://acme.example',
  ])('refuse the domain %j as one, which covers every name below it', (domain) => {
    const facts = { kind: 'domain', expected: expect.stringContaining('covers every name below it, so without *.') }
    expect(() => planAuthority({ ...servers, serverDomains: [domain] })).toThrow(
      expect.objectContaining({ code: 'identity.refused', facts: expect.objectContaining(facts) }),
    )
  })
})
