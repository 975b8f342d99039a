import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { enumerated, sequence, time } from '../../src/asn1/writer.ts'
import { parseSerialNumber, type SerialNumber } from '../../src/core/brand.ts'
import { type CertificateList, encodeCrlEntry, parseCertificateList } from '../../src/x509/crl.ts'
import { encodeExtension, encodeExtensions } from '../../src/x509/extension.ts'
import { makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { malformed, parses } from '../support/malformed.ts'

const authority = makeCertificate()
const empty = makeCrl(authority, [])

/** A list, unsigned, with these entries. */
function listOf(...entries: readonly Uint8Array[]): CertificateList {
  const revoked = sequence(...entries)
  const extensions = Buffer.from(empty.tbsDer).indexOf('a0', 'hex')
  let at = Buffer.from(empty.tbsDer).lastIndexOf(Buffer.from('5aa0', 'hex')) + 1
  if (at === 0) at = extensions
  const tbs = sequence(empty.tbsDer.subarray(contentAt(empty.tbsDer), at), revoked, empty.tbsDer.subarray(at))
  const rest = empty.der.subarray(contentAt(empty.der) + empty.tbsDer.length)
  return parseCertificateList(sequence(tbs, rest))
}
const contentAt = (der: Uint8Array): number => 2 + (der[1]! < 0x80 ? 0 : der[1]! - 0x80)

const serialOf = (hex: string) => parseSerialNumber(hex)
const plain = (hex: string, reason: 'superseded' | 'unspecified' = 'superseded') =>
  encodeCrlEntry({ serial: serialOf(hex), revokedAt: noon, reason })
const integerOf = (hex: string) => Buffer.from(`02${(hex.length / 2).toString(16).padStart(2, '0')}${hex}`, 'hex')
/** An entry with an extension of its own, so long that its length takes two octets or three. */
const long = (hex: string, octets: number) =>
  sequence(
    integerOf(hex),
    time(noon),
    encodeExtensions([{ oid: parseOid('1.2.3'), critical: false, value: new Uint8Array(octets) }]),
  )

const told = (list: CertificateList) => [...list.entries()]

describe('the table of a CRL', () => {
  it('finds every entry, by whatever the entries are, and nothing else', () => {
    const serial = fc.oneof(fc.bigInt({ min: 1n, max: 300n }), fc.bigInt({ min: 1n, max: 2n ** 160n - 1n }))
    const hexOf = (n: bigint): string => {
      const hex = n.toString(16)
      return hex.length % 2 === 0 ? hex : `0${hex}`
    }
    const content = (hex: string) => (Number.parseInt(hex.slice(0, 2), 16) >= 0x80 ? `00${hex}` : hex)
    const entry = fc.tuple(serial, fc.constantFrom('plain', 'bare', 'long', 'longer')).map(([n, kind]) => {
      const hex = hexOf(n)
      if (kind === 'plain') return plain(hex)
      if (kind === 'bare') return plain(hex, 'unspecified')
      return long(content(hex), kind === 'long' ? 120 : 300)
    })
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 300 }), fc.array(serial), (entries, others) => {
        const list = listOf(...entries)
        const [table, all] = [list.table(), told(list)]
        const known = new Map(all.map((one) => [one.serial, one]))
        expect(table.size).toBe(entries.length)
        expect([...table.serials()]).toEqual(all.map((one) => one.serial))
        const texts = Array.from(table.serialTexts(), (text) => Buffer.from(text).toString())
        expect(texts.join('')).toBe(all.map((one) => `${one.serial},`).join(''))
        for (const [serial, found] of known) expect(table.find(serial)).toEqual(found)
        for (const other of others.map((n) => serialOf(hexOf(n)))) expect(table.find(other)).toEqual(known.get(other))
        const half = listOf(...entries.slice(0, Math.ceil(entries.length / 2)))
        const kept = new Set(told(half).map((one) => one.serial))
        expect(half.table().lacking(table.packed())).toEqual(
          all.map((one) => one.serial).filter((one) => !kept.has(one)),
        )
        expect(table.lacking(half.table().packed())).toEqual([])
        const backwards = listOf(...entries.toReversed()).table()
        for (const [one, two] of [
          [table, backwards],
          [backwards, table],
        ] as const)
          expect(two.lacking(one.packed())).toEqual([])
        const parts = table.divided(3, (lastOctet) => lastOctet % 3).map((part) => listOf(part).table())
        const lastOf = (serial: string) => Number.parseInt(serial.slice(-2), 16)
        for (const [n, part] of parts.entries())
          expect([...part.serials()]).toEqual([...table.serials()].filter((one) => lastOf(one) % 3 === n))
      }),
      { numRuns: 40 },
    )
  })

  it('has the last of two entries of one serial number, and passes over numbers that no certificate has', () => {
    const zero = sequence(Buffer.from('020100', 'hex'), time(noon))
    const negative = sequence(Buffer.from('0201ff', 'hex'), time(noon))
    const table = listOf(zero, plain('0a', 'unspecified'), plain('0b'), negative, plain('0a')).table()
    expect([...table.serials()]).toEqual(['0a', '0b', '0a'])
    // By walking through the entries, and then by the table that is made where many are looked for.
    for (let times = 0; times < 5; times += 1) {
      expect(table.find('0a' as SerialNumber)).toMatchObject({ reason: 'superseded' })
      expect(table.find('00' as SerialNumber)).toBeUndefined()
    }
    expect(empty.table().find('0a' as SerialNumber)).toBeUndefined()
    expect(empty.table().size).toBe(0)
  })

  it('refuses what reading the entries one by one refuses, at any changed byte, and reads the same of the rest', () => {
    const list = listOf(plain('4a01'), plain('ff02'), plain('0303', 'unspecified'), long('0404', 120))
    for (let at = 0; at < list.der.length; at += 1) {
      for (const change of [1, 2, 0x20, 0x80, 0xff]) {
        const der = Uint8Array.from(list.der)
        der[at]! ^= change
        if (!parses(() => parseCertificateList(der))) continue
        const changed = parseCertificateList(der)
        const isRead = parses(() => told(changed))
        expect(parses(() => changed.table())).toBe(isRead)
        if (isRead) expect([...changed.table().serials()]).toEqual(told(changed).map((one) => one.serial))
      }
    }
  })

  it.each([
    ['a month that there is none of', Buffer.from('3012020101170d3236313332323132303030305a', 'hex')],
    [
      'a reason that there is none of',
      sequence(
        Buffer.from('020101', 'hex'),
        time(noon),
        sequence(encodeExtension({ oid: parseOid('2.5.29.21'), critical: false, value: enumerated(7) })),
      ),
    ],
  ])('refuses %s, after entries of the same date', (_, bad) => {
    malformed(() => listOf(plain('0a'), plain('0b'), bad).table())
  })

  it('tells that an entry is about another issuer (RFC 5280 §5.3.3)', () => {
    const issuer = Buffer.from('3006820461626364', 'hex')
    const extension = encodeExtension({ oid: parseOid('2.5.29.29'), critical: true, value: issuer })
    const other = sequence(Buffer.from('020101', 'hex'), time(noon), sequence(extension))
    expect(listOf(plain('0a'), other).table().isIndirect).toBe(true)
    expect(listOf(plain('0a')).table().isIndirect).toBe(false)
  })
})

describe('a table that is only asked after single certificates', () => {
  it('finds the same, before and after it has given up where its entries are', () => {
    const many = Array.from({ length: 150_000 }, (_, n) => serialOf(`5${n.toString(16).padStart(15, '0')}`))
    const table = parseCertificateList(makeCrl(authority, many).der).table()
    table.onlyFind()
    for (let round = 0; round < 3; round += 1) {
      for (const serial of [many[0]!, many[77_777]!, many.at(-1)!]) expect(table.find(serial)?.serial).toBe(serial)
      for (const hex of ['0a', `5${'f'.repeat(15)}`]) expect(table.find(serialOf(hex))).toBeUndefined()
    }
  })

  it('finds the last of several entries of one certificate, as others do', () => {
    const table = listOf(plain('0a'), plain('0b'), plain('0a', 'unspecified')).table()
    table.onlyFind()
    for (let round = 0; round < 6; round += 1) expect(table.find(serialOf('0a'))?.reason).toBe('unspecified')
  })
})

describe('a list whose memory was given back', () => {
  it('is asked nothing any more: that would find nobody revoked', () => {
    const list = parseCertificateList(Uint8Array.from(listOf(long('0a', 2_000_000)).der))
    const table = list.table()
    expect(table.find(serialOf('0a'))).toBeDefined()
    table.release()
    expect(list.der.length).toBe(0)
    for (const hex of ['0a', '0b']) expect(() => table.find(serialOf(hex))).toThrow('memory was given back')
  })

  it('stays as it is where it is short, and may share its memory', () => {
    const table = listOf(plain('0a')).table()
    table.release()
    expect(table.find(serialOf('0a'))).toBeDefined()
    expect(table.find(serialOf('0b'))).toBeUndefined()
  })
})
