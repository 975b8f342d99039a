import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { explicit, sequence } from '../../src/asn1/writer.ts'
import { addSeconds, type Der, parseInstant, parseSerialNumber } from '../../src/core/brand.ts'
import { revocationReasons } from '../../src/core/record.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import {
  assembleTbsCertList,
  type CrlReason,
  encodeCertificateList,
  encodeCrlEntry,
  encodeCrlPem,
  isCrlSignedBy,
  parseCertificateList,
  parseCrlPem,
} from '../../src/x509/crl.ts'
import { encodeExtension, encodeExtensions } from '../../src/x509/extension.ts'
import { decodeExtension } from '../../src/x509/extensions/index.ts'
import { encodeName } from '../../src/x509/name.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { makeCertificate, makeCrl, makeKey } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'

const authority = makeCertificate()
const serials = ['01', 'ff'.repeat(20), '7f00beef'].map(parseSerialNumber)
const list = makeCrl(authority, serials, { number: 7 })
const entry = encodeCrlEntry({ serial: serials[2]!, revokedAt: noon, reason: 'superseded' })

/** A list, unsigned, around these entries. */
function around(entries: Uint8Array): Uint8Array {
  const { before, after } = assembleTbsCertList({
    issuer: encodeName([{ type: 'commonName', value: 'Acme clients' }]),
    algorithm: 'ecdsa-sha256',
    thisUpdate: noon,
    nextUpdate: addSeconds(noon, 3600),
    number: 1,
    authorityKeyIdentifier: hex('01'),
    entriesLength: entries.length,
  })
  const tbs = Buffer.concat([before, entries, after])
  const outer = encodeCertificateList(tbs.length, 'ecdsa-sha256', hex('00'))
  return Buffer.concat([outer.before, tbs, outer.after])
}

/** An entry whose extensions are these. */
const entryWith = (...extensions: Parameters<typeof encodeExtension>[0][]) =>
  sequence(hex('0202012c'), hex('170d3236313132323132303030305a'), encodeExtensions(extensions))

const entriesOf = (...entries: Uint8Array[]) => [...parseCertificateList(around(Buffer.concat(entries))).entries()]

const reasonCode = parseOid('2.5.29.21')

describe('certificate revocation lists', () => {
  it('are read back as they were assembled (RFC 5280 §5.1)', () => {
    expect(list).toMatchObject({
      version: 2,
      algorithm: 'ecdsa-sha256',
      issuer: [{ type: 'commonName', value: 'Acme clients' }],
      thisUpdate: noon,
      nextUpdate: addSeconds(noon, 30 * 86_400),
      number: 7n,
      authorityKeyIdentifier: keyIdentifierOf(authority.key.spki),
    })
    expect(toHex(list.issuerDer)).toBe(toHex(authority.certificate.tbs.subjectDer))
    expect([...list.entries()]).toEqual(
      serials.map((serial) => ({ serial, revokedAt: noon, reason: 'keyCompromise' as const })),
    )
    expect([...list.entries()]).toHaveLength(3)
  })

  it('verify under their issuer’s key and no other', () => {
    expect(isCrlSignedBy(list, authority.key.spki)).toBe(true)
    expect(isCrlSignedBy(list, makeKey().spki)).toBe(false)
    expect(isCrlSignedBy(makeCrl(authority, [], { signedBy: makeKey() }), authority.key.spki)).toBe(false)
  })

  it('leave revokedCertificates out where there are none (RFC 5280 §5.1.2.6)', () => {
    const empty = makeCrl(authority)
    expect([...empty.entries()]).toEqual([])
    expect(toHex(empty.tbsDer)).toMatch(/5aa0[0-9a-f]{2}30/)
  })

  it('are assembled around entries of every length of length', () => {
    for (const count of [1, 3, 10, 400, 4000]) {
      const entries = Buffer.concat(Array<Uint8Array>(count).fill(entry))
      expect([...parseCertificateList(around(entries)).entries()]).toHaveLength(count)
    }
  })

  it.each(revocationReasons)('say the reason %s', (reason) => {
    const written = encodeCrlEntry({ serial: serials[0]!, revokedAt: noon, reason })
    expect(entriesOf(written)).toEqual([{ serial: '01', revokedAt: noon, reason }])
  })

  it('say “unspecified” by saying nothing (RFC 5280 §5.3.1)', () => {
    const written = encodeCrlEntry({ serial: serials[0]!, revokedAt: noon, reason: 'unspecified' })
    expect(toHex(written)).toBe('3012020101170d3236313132323132303030305a')
  })

  it('date an entry in the right type (RFC 5280 §5.1.2.6)', () => {
    const late = parseInstant('2050-01-01')
    expect(
      entriesOf(encodeCrlEntry({ serial: serials[0]!, revokedAt: late, reason: 'superseded' }))[0]?.revokedAt,
    ).toBe(late)
  })

  it.each<[string, CrlReason]>([
    ['0a0100', 'unspecified'],
    ['0a0102', 'cACompromise'],
    ['0a0106', 'certificateHold'],
    ['0a0108', 'removeFromCRL'],
    ['0a010a', 'aACompromise'],
  ])('of others are read with reason %s as %s', (octets, reason) => {
    expect(entriesOf(entryWith({ oid: reasonCode, critical: false, value: hex(octets) }))[0]?.reason).toBe(reason)
  })

  it('of others are read with invalidity dates, certificate issuers and unknown extensions', () => {
    const [read] = entriesOf(
      entryWith(
        { oid: parseOid('2.5.29.24'), critical: false, value: hex('180f32303236313132323132303030305a') },
        { oid: parseOid('2.5.29.29'), critical: true, value: hex('3003820161') },
        { oid: parseOid('1.2.3'), critical: false, value: hex('00') },
      ),
    )
    expect(read).toMatchObject({ serial: '012c', certificateIssuer: [{ kind: 'dns', value: 'a' }] })
  })

  it.each([
    ['a reason that there is none of', entryWith({ oid: reasonCode, critical: false, value: hex('0a0107') })],
    ['a reason beyond the last', entryWith({ oid: reasonCode, critical: false, value: hex('0a010b') })],
    ['a reason that is an INTEGER', entryWith({ oid: reasonCode, critical: false, value: hex('020101') })],
    [
      'an unknown critical extension (RFC 5280 §5.3)',
      entryWith({ oid: parseOid('1.2.3'), critical: true, value: hex('00') }),
    ],
    ['a malformed certificate issuer', entryWith({ oid: parseOid('2.5.29.29'), critical: true, value: hex('3000') })],
    [
      'an invalidity date in UTCTime',
      entryWith({ oid: parseOid('2.5.29.24'), critical: false, value: hex('170d3236313132323132303030305a') }),
    ],
    ['no date', sequence(hex('020101'))],
    ['something else', hex('0500')],
  ])('are refused at an entry with %s, and not before it', (_, bad) => {
    const entries = parseCertificateList(around(Buffer.concat([entry, bad])))
      .entries()
      [Symbol.iterator]()
    expect(entries.next().value).toMatchObject({ serial: '7f00beef' })
    malformed(() => entries.next())
  })

  it('pass over serial numbers that no certificate may have', () => {
    const odd = toHex(entry).replace('02047f00beef', '0204ff00beef')
    expect(entriesOf(hex(odd), entry, hex('3012020100170d3236313132323132303030305a'))).toHaveLength(1)
    const malformedOdd = toHex(entry).replace('02047f00beef', '0204ffffbeef')
    expect(parses(() => entriesOf(hex(malformedOdd)))).toBe(false)
  })

  it('are read the same whether an entry has the commonest form or says one thing more', () => {
    const serial = hex('020f00ff0102030405060708090a0b0c0d')
    const date = hex('170d3236313132323132303030305a')
    const reason = hex('300a0603551d1504030a0104')
    const more = encodeExtension({ oid: parseOid('1.2.3'), critical: false, value: hex('00') })
    const read = (...parts: Uint8Array[]): unknown => {
      try {
        return entriesOf(sequence(...parts), entry)
      } catch (error) {
        if (!isRefusal(error)) throw error
        return error.code
      }
    }
    const same = (head: Uint8Array, extension?: Uint8Array): void => {
      const plain = extension === undefined ? read(head) : read(head, sequence(extension))
      expect([toHex(head), plain]).toEqual([toHex(head), read(head, sequence(extension ?? new Uint8Array(), more))])
    }
    const changed = (octets: Uint8Array, check: (octets: Uint8Array) => void): void => {
      for (let at = 0; at < octets.length; at += 1) {
        const old = octets[at]!
        const bits = [1, 2, 4, 8, 16, 32, 64, 128].map((bit) => old ^ bit)
        for (const value of [...bits, old - 1, old + 1, 0, 0xff, ...Buffer.from('/059:')]) check(octets.with(at, value))
      }
    }
    const head = Buffer.concat([serial, date])
    expect(read(head, sequence(reason))).toMatchObject([
      { serial: 'ff0102030405060708090a0b0c0d', reason: 'superseded' },
      {},
    ])
    changed(Uint8Array.from(head), (octets) => {
      same(octets)
      same(octets, reason)
    })
    changed(Uint8Array.from(reason), (octets) => same(head, octets))
    for (let length = 0; length < 24; length += 1) {
      for (const first of ['00', '0000', '0080', '01', '7f', '80', 'ff', 'ff80']) {
        const octets = hex(first.padEnd(length * 2, '5').slice(0, length * 2))
        same(Buffer.concat([Uint8Array.of(2, length), octets, date]), reason)
      }
    }
  })

  it.each([
    ['version 3', ['020101300a', '020102300a']],
    ['version 1 spelt out', ['020101300a', '020100300a']],
    ['another algorithm inside (RFC 5280 §5.1.1.2)', ['0403023017', '0403033017']],
    ['a negative number', ['03551d14040302 0107'.replace(' ', ''), '03551d140403020187']],
  ] as const)('are refused with %s', (_, [from, to]) => {
    const before = toHex(list.der)
    expect(before).toContain(from)
    expect(parses(() => parseCertificateList(hex(before.replace(from, to))))).toBe(false)
  })

  it('are read without nextUpdate, which is then undefined', () => {
    const tbs = sequence(
      hex('020101'),
      hex('300a06082a8648ce3d040302'),
      hex('3000'),
      hex('170d3236313132323132303030305a'),
    )
    const bare = sequence(tbs, hex('300a06082a8648ce3d040302'), hex('030100'))
    expect(parseCertificateList(bare)).not.toHaveProperty('nextUpdate')
    const versionOne = sequence(
      sequence(
        hex('300a06082a8648ce3d040302'),
        hex('3000'),
        hex('170d3236313132323132303030305a'),
        explicit(0, encodeExtensions([{ oid: reasonCode, critical: false, value: hex('00') }])),
      ),
      hex('300a06082a8648ce3d040302'),
      hex('030100'),
    )
    expect(malformed(() => parseCertificateList(versionOne)).expected).toBe('nothing more')
  })

  it('never throw anything but a refusal, cut short or with any byte changed', () => {
    const read = (der: Uint8Array) => {
      const read = parseCertificateList(der)
      read.extensions.map(decodeExtension)
      return [...read.entries()]
    }
    for (let at = 0; at < list.der.length; at += 1) {
      expect(parses(() => read(list.der.subarray(0, at)))).toBe(false)
      for (const change of [1, 0x20, 0x80, 0xff]) {
        const changed = Uint8Array.from(list.der)
        changed[at]! ^= change
        parses(() => read(changed))
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (octets) => void parses(() => read(around(octets)))))
  })
})

describe('CRLs as PEM', () => {
  it('are read back', () => {
    expect(toHex(parseCrlPem(encodeCrlPem(list.der)).der)).toBe(toHex(list.der))
  })

  it('hold one list and nothing else', () => {
    const pem = encodeCrlPem(list.der)
    expect(malformed(() => parseCrlPem(pem + pem)).value).toBe('2 CRLs')
    expect(parses(() => parseCrlPem(pem + authority.pem))).toBe(false)
    expect(parses(() => parseCrlPem(authority.pem))).toBe(false)
    expect(parses(() => parseCrlPem(''))).toBe(false)
  })

  it('are never a certificate', () => {
    expect(parses(() => parseCertificateList(authority.der as Uint8Array as Der<'CertificateList'>))).toBe(false)
  })
})
