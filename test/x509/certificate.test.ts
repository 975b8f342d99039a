import { X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { parseInstant, parseSerialNumber } from '../../src/core/brand.ts'
import {
  encodeCertificatePem,
  findExtension,
  isSignedBy,
  parseCertificate,
  parseCertificateChainPem,
  parseCertificatePem,
  parseTbsCertificate,
  serialFromOctets,
} from '../../src/x509/certificate.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeClaimExtension } from '../../src/x509/extensions/claim.ts'
import { decodeExtension } from '../../src/x509/extensions/index.ts'
import { encodeNameConstraints } from '../../src/x509/extensions/name-constraints.ts'
import { formatName } from '../../src/x509/name.ts'
import { makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'
import { malformedCertificates } from '../support/malformed-der.ts'

const authority = makeCertificate({
  extensions: [encodeNameConstraints({ permitted: [{ kind: 'ip', value: '10.0.0.0/8' }], excluded: [] })],
})
const client = makeCertificate({
  issuer: authority,
  serial: parseSerialNumber('7f00000000000000000000000000beef'),
  subject: [
    { type: 'organizationName', value: 'Acme' },
    { type: 'commonName', value: 'billing' },
  ],
  extensions: [encodeClaimExtension(parseOid('1.3.6.1.4.1.32473.1'), 'string', 'admin')],
})
const { tbs } = client.certificate

/** The client's certificate with one piece of hex put for another of equal length. */
const altered = (from: string, to: string) => {
  const before = toHex(client.der)
  expect(before.split(from)).toHaveLength(2)
  return hex(before.replace(from, to))
}

describe('certificates', () => {
  it('are read back as they were assembled (RFC 5280 §4.1)', () => {
    expect(tbs).toMatchObject({
      version: 3,
      serial: '7f00000000000000000000000000beef',
      algorithm: 'ecdsa-sha256',
      algorithmOid: '1.2.840.10045.4.3.2',
      issuer: [{ type: 'commonName', value: 'Acme clients' }],
      notBefore: parseInstant('2026-11-22T11:00:00Z'),
      notAfter: parseInstant('2027-02-20T10:59:59Z'),
    })
    expect(toHex(tbs.issuerDer)).toBe(toHex(authority.certificate.tbs.subjectDer))
    expect(toHex(tbs.spki)).toBe(toHex(client.key.spki))
    expect(tbs.extensions.map(({ oid }) => oid)).toEqual([
      '2.5.29.19',
      '2.5.29.15',
      '2.5.29.37',
      '2.5.29.17',
      '2.5.29.14',
      '2.5.29.35',
      '1.3.6.1.4.1.32473.1',
    ])
    expect(toHex(parseTbsCertificate(tbs.der).der)).toBe(toHex(tbs.der))
    expect(toHex(client.certificate.der)).toBe(toHex(client.der))
  })

  it('mean the same to node:crypto', () => {
    const foreign = new X509Certificate(client.pem)
    expect(foreign.serialNumber.toLowerCase()).toBe(tbs.serial)
    expect(foreign.subject.split('\n').toReversed().join(',')).toBe(formatName(tbs.subject))
    expect(foreign.subjectAltName).toBe('URI:spiffe://acme.internal/billing')
    expect(foreign.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
    expect(new Date(foreign.validTo).getTime()).toBe(tbs.notAfter * 1000)
    expect(foreign.verify(authority.certificate && new X509Certificate(authority.pem).publicKey)).toBe(true)
    expect(foreign.checkIssued(new X509Certificate(authority.pem))).toBe(true)
  })

  it('verify under their issuer’s key and no other', () => {
    expect(isSignedBy(client.certificate, authority.key.spki)).toBe(true)
    expect(isSignedBy(client.certificate, client.key.spki)).toBe(false)
    expect(
      isSignedBy(makeCertificate({ issuer: authority, signedBy: makeKey() }).certificate, authority.key.spki),
    ).toBe(false)
    const serial = altered('7f00000000000000000000000000beef', '7f00000000000000000000000000beee')
    expect(isSignedBy(parseCertificate(serial), authority.key.spki)).toBe(false)
  })

  it('have extensions that are found by identifier', () => {
    expect(findExtension(tbs, extensionOids.keyUsage)?.critical).toBe(true)
    expect(findExtension(tbs, extensionOids.noRevAvail)).toBeUndefined()
  })

  it.each([
    ['2049-12-31T23:59:59Z', '3439313233313233353935395a'],
    ['2050-01-01T00:00:00Z', '32303530303130313030303030305a'],
  ])('end at %s in the right type (RFC 5280 §4.1.2.5)', (time, octets) => {
    const made = makeCertificate({ notAfter: parseInstant(time) })
    expect(toHex(made.der)).toContain(octets)
    expect(made.certificate.tbs.notAfter).toBe(parseInstant(time))
  })

  it('have serial numbers up to twenty octets, positive whatever their first bit (RFC 5280 §4.1.2.2)', () => {
    const serial = parseSerialNumber('ff'.repeat(20))
    const made = makeCertificate({ serial })
    expect(made.certificate.tbs.serial).toBe(serial)
    expect(toHex(made.certificate.tbs.serialOctets)).toBe(`00${serial}`)
  })

  it.each(['00', '80', 'ff', `01${'00'.repeat(20)}`, `00${'ff'.repeat(21)}`, ''])(
    'have no serial number of octets %j',
    (octets) => {
      expect(serialFromOctets(hex(octets))).toBeUndefined()
    },
  )

  it.each<readonly [string, Uint8Array]>([
    ['version 4', altered('a003020102', 'a003020103')],
    ['version 1 spelt out (X.690 §11.5)', altered('a003020102', 'a003020100')],
    ['extensions in version 2 (RFC 5280 §4.1.2.9)', altered('a003020102', 'a003020101')],
    ['another algorithm inside (RFC 5280 §4.1.1.2)', altered('040302301731', '040303301731')],
    ['a CA’s certificate cut short', authority.der.subarray(0, -1)],
    ...malformedCertificates(client.der, tbs.der),
  ])('are refused with %s', (_, der) => {
    expect(malformed(() => parseCertificate(der)).what).toBe('certificate')
  })

  it('never throw anything but a refusal, cut short anywhere', () => {
    for (let length = 0; length < client.der.length; length += 1) {
      expect(parses(() => parseCertificate(client.der.subarray(0, length)))).toBe(false)
    }
  })

  it('never throw anything but a refusal, whichever byte changes', () => {
    const read = (der: Uint8Array) => {
      const certificate = parseCertificate(der)
      formatName(certificate.tbs.subject)
      certificate.tbs.extensions.map(decodeExtension)
      isSignedBy(certificate, certificate.tbs.spki)
    }
    for (const der of [client.der, authority.der]) {
      for (let at = 0; at < der.length; at += 1) {
        for (const change of [1, 0x20, 0x80, 0xff]) {
          const changed = Uint8Array.from(der)
          changed[at]! ^= change
          parses(() => read(changed))
        }
      }
    }
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(client.der.length - 1), fc.nat(255)), { minLength: 1 }), (changes) => {
        const changed = Uint8Array.from(client.der)
        for (const [at, octet] of changes) changed[at] = octet
        parses(() => read(changed))
      }),
      { numRuns: 300 },
    )
  })
})

describe('certificates as PEM', () => {
  it('are read back, one or several', () => {
    expect(client.pem).toBe(encodeCertificatePem(client.der))
    expect(toHex(parseCertificatePem(client.pem).der)).toBe(toHex(client.der))
    const chain = parseCertificateChainPem(client.pem + authority.pem)
    expect(chain.map(({ der }) => toHex(der))).toEqual([toHex(client.der), toHex(authority.der)])
  })

  it('are refused where one is asked for and two are there', () => {
    expect(malformed(() => parseCertificatePem(client.pem + authority.pem)).value).toBe('2 certificates')
  })

  it('are refused where there is none', () => {
    malformed(() => parseCertificateChainPem(''))
  })
})
