import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { type Bundle, encodeBundle, hashOids, localKeyIdOf, macOf, oids } from '../../src/asn1/pkcs12.ts'
import { toBmpPassword } from '../../src/asn1/pkcs12-kdf.ts'
import { parseBundle } from '../../src/asn1/pkcs12-reader.ts'
import { explicit, integer, nothing, octetString, oid, sequence, setOf, utf8String } from '../../src/asn1/writer.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { malformed, parses, toHex } from '../support/malformed.ts'

const password = Buffer.from('k3p9-xq2m')
const pkcs8 = Uint8Array.from(
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'der', type: 'pkcs8' }),
)
/** Nobody here looks into a certificate. */
const [leaf, authority] = [sequence(integer(1)), sequence(integer(2))]
const localKeyId = localKeyIdOf(leaf)
const bundle: Bundle = {
  keys: [{ pkcs8, friendlyName: 'alice', localKeyId }],
  certificates: [{ der: leaf, friendlyName: 'alice', localKeyId }, { der: authority }],
}

/** Octets that differ from each other, and not from run to run. */
function drawing() {
  let last = 0
  return (octets: number) => Uint8Array.from({ length: octets }, () => (last = (last + 1) % 256))
}

const encode = (content: Bundle, protection: 'modern' | 'compat' = 'modern', rounds = 3) =>
  encodeBundle(content, password, protection, drawing(), rounds)

const alike = (found: Bundle | undefined, wanted: Bundle) => {
  const plain = ({ keys, certificates }: Bundle) => ({
    keys: keys.map((one) => ({
      ...one,
      pkcs8: toHex(one.pkcs8),
      localKeyId: toHex(one.localKeyId ?? new Uint8Array()),
    })),
    certificates: certificates.map((one) => ({
      ...one,
      der: toHex(one.der),
      localKeyId: toHex(one.localKeyId ?? new Uint8Array()),
    })),
  })
  expect(found && plain(found)).toEqual(plain(wanted))
}

const salt = new Uint8Array(8).fill(5)
const info = (type: keyof typeof oids, content: Uint8Array) => sequence(oid(oids[type]), explicit(0, content))
const macData = (safe: Uint8Array, rounds = 1, name = hashOids.sha256, by = password) =>
  sequence(
    sequence(sequence(oid(name), nothing()), octetString(macOf('sha256', toBmpPassword(by), salt, rounds, safe))),
    octetString(salt),
    integer(rounds),
  )
/** A bundle with a right MAC around anything. */
const seal = (safe: Uint8Array, mac: Uint8Array | undefined = macData(safe)) =>
  sequence(integer(3), info('data', octetString(safe)), mac)
const holding = (...bags: Uint8Array[]) => seal(sequence(info('data', octetString(sequence(...bags)))))
const certBag = (...attributes: Uint8Array[]) =>
  sequence(
    oid(oids.certBag),
    explicit(0, sequence(oid(oids.x509Certificate), explicit(0, octetString(leaf)))),
    setOf(attributes),
  )
const attribute = (type: string, value: Uint8Array) => sequence(oid(parseOid(type)), setOf([value]))
const encrypted = (algorithm: Uint8Array, content = new Uint8Array(16)) =>
  seal(
    sequence(
      info('encryptedData', sequence(integer(0), sequence(oid(oids.data), algorithm, octetString(content, 0x80)))),
    ),
  )
const scheme = (type: string, ...parameters: Uint8Array[]) => sequence(oid(parseOid(type)), sequence(...parameters))
const refused = (bytes: Uint8Array) => malformed(() => parseBundle(bytes, password))

describe('a PKCS#12 bundle', () => {
  it.each(['modern', 'compat'] as const)('is read back as it was written: %s', (protection) => {
    alike(parseBundle(encode(bundle, protection), password), bundle)
  })

  it('is read back as a trust store for Java, with its mark', () => {
    const store: Bundle = { keys: [], certificates: [{ der: authority, friendlyName: 'clients', trusted: true }] }
    alike(parseBundle(encode(store), password), store)
  })

  it('is read back with any friendly name of UCS-2, and refuses others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (friendlyName) => {
        const named: Bundle = { keys: [], certificates: [{ der: leaf, friendlyName }] }
        if (/[\ud800-\udfff]/.test(friendlyName)) malformed(() => encode(named))
        else alike(parseBundle(encode(named, 'modern', 1), password), named)
      }),
      { numRuns: 100, seed: 7292 },
    )
  })

  it.each(['modern', 'compat'] as const)('opens with no other password: %s', (protection) => {
    const bytes = encode(bundle, protection, 1)
    for (let n = 0; n < 300; n += 1) expect(parseBundle(bytes, Buffer.from(`wrong ${n}`))).toBeUndefined()
    expect(parseBundle(bytes, new Uint8Array())).toBeUndefined()
  })

  it('holds neither the key nor a certificate in the clear', () => {
    for (const protection of ['modern', 'compat'] as const) {
      const hex = toHex(encode(bundle, protection))
      expect(hex).not.toContain(toHex(pkcs8).slice(80, 120))
      expect(hex).not.toContain(toHex(leaf))
    }
  })

  it('says what encrypts it, and nothing of RC2', () => {
    const has = (bytes: Uint8Array, type: string) => toHex(bytes).includes(toHex(oid(parseOid(type))))
    const [modern, compat] = [encode(bundle), encode(bundle, 'compat')]
    expect([has(modern, '2.16.840.1.101.3.4.1.42'), has(modern, '1.2.840.113549.2.9')]).toEqual([true, true])
    expect([has(modern, hashOids.sha256), has(modern, hashOids.sha1)]).toEqual([true, false])
    expect([has(compat, '1.2.840.113549.1.12.1.3'), has(compat, hashOids.sha1)]).toEqual([true, true])
    expect([has(compat, hashOids.sha256), has(compat, '1.2.840.113549.1.12.1.6')]).toEqual([false, false])
  })

  it('does not open, or refuses, with any one bit of it changed', () => {
    const bytes = encode(bundle, 'modern', 1)
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Uint8Array.from(bytes)
      changed[at]! ^= 1 << (at % 8)
      let opened: Bundle | undefined
      parses(() => (opened = parseBundle(changed, password)))
      expect(opened, `byte ${at}`).toBeUndefined()
    }
  })
})

describe('the reader of bundles', () => {
  const named = attribute(oids.friendlyName, Uint8Array.of(0x1e, 2, 0, 0x61))

  it('reads attributes that it does not know, unencrypted certificates, and a MAC of one round by default', () => {
    const safe = sequence(
      info('data', octetString(sequence(certBag(named, attribute('1.3.6.1.4.1.311.17.1', nothing()))))),
    )
    const byDefault = sequence(
      sequence(sequence(oid(hashOids.sha256)), octetString(macOf('sha256', toBmpPassword(password), salt, 1, safe))),
      octetString(salt),
    )
    alike(parseBundle(seal(safe, byDefault), password), { keys: [], certificates: [{ der: leaf, friendlyName: 'a' }] })
    const bare = sequence(oid(oids.keyBag), explicit(0, pkcs8))
    alike(parseBundle(holding(bare), password), { keys: [{ pkcs8 }], certificates: [] })
  })

  it('reads what is under the empty password, with and without the zero octets at its end, and nothing that is under another', () => {
    const [empty, safe] = [new Uint8Array(), sequence(info('data', octetString(sequence(certBag()))))]
    const mac = (bmp: Uint8Array) =>
      sequence(
        sequence(sequence(oid(hashOids.sha256)), octetString(macOf('sha256', bmp, salt, 1, safe))),
        octetString(salt),
      )
    for (const bmp of [empty, toBmpPassword(empty)]) {
      alike(parseBundle(seal(safe, mac(bmp)), empty), { keys: [], certificates: [{ der: leaf }] })
      expect(parseBundle(seal(safe, mac(bmp)), password)).toBeUndefined()
    }
    expect(parseBundle(seal(safe, mac(toBmpPassword(password))), empty)).toBeUndefined()
  })

  it.each([
    ['no MAC', sequence(integer(3), info('data', octetString(sequence()))), /a MAC/],
    ['a MAC with MD5', seal(sequence(), macData(sequence(), 1, parseOid('1.2.840.113549.2.5'))), /SHA-1, SHA-256/],
    [
      'PBMAC1 (RFC 9579)',
      seal(sequence(), macData(sequence(), 1, parseOid('1.2.840.113549.1.5.14'))),
      /SHA-1, SHA-256/,
    ],
    ['a MAC of no round', seal(sequence(), macData(sequence(), 0)), /one round/],
    ['version 2', sequence(integer(2), info('data', octetString(sequence()))), /version 3/],
    ['signed content', sequence(integer(3), info('encryptedData', octetString(sequence()))), /type data/],
    ['RC2-40', encrypted(scheme('1.2.840.113549.1.12.1.6', octetString(salt), integer(1))), /3DES with SHA-1/],
    [
      'a salt of 1025 octets',
      encrypted(scheme(oids.sha1With3Des, octetString(new Uint8Array(1025)), integer(1))),
      /salt/,
    ],
    ['content that does not decrypt', encrypted(scheme(oids.sha1With3Des, octetString(salt), integer(1))), /decrypts/],
    [
      'enveloped data',
      seal(sequence(sequence(oid(parseOid('1.2.840.113549.1.7.3')), explicit(0, nothing())))),
      /encrypted under/,
    ],
    [
      'a bag of bags',
      holding(sequence(oid(parseOid('1.2.840.113549.1.12.10.1.6')), explicit(0, sequence()))),
      /a certificate or/,
    ],
    [
      'an attribute twice',
      holding(certBag(named, attribute(oids.friendlyName, Uint8Array.of(0x1e, 2, 0, 0x62)))),
      /once/,
    ],
    ['a friendly name that is no BMPString', holding(certBag(attribute(oids.friendlyName, utf8String('a')))), /string/],
    ['a trailing octet', Uint8Array.of(...encode(bundle), 0), /nothing more/],
    ['nothing', new Uint8Array(), /a SEQUENCE/],
  ])('refuses %s', (_, bytes, expected) => {
    expect(refused(bytes).expected).toMatch(expected)
    expect(refused(bytes).what).toBe('PKCS#12 bundle')
  })

  it.each([
    ['of a MAC', sequence(integer(3), info('data', octetString(sequence())), costly(2_000_001))],
    ['of 3DES, which derives three times', encrypted(scheme(oids.sha1With3Des, octetString(salt), integer(700_000)))],
  ])('refuses more than two million rounds in all, before it spends them: %s', (_, bytes) => {
    expect(refused(bytes).expected).toMatch(/2000000/)
  })

  it('counts the rounds of all parts together', () => {
    const pbkdf2 = (rounds: number) =>
      sequence(
        oid(oids.shroudedKeyBag),
        explicit(
          0,
          sequence(
            sequence(
              oid(parseOid('1.2.840.113549.1.5.13')),
              sequence(
                scheme('1.2.840.113549.1.5.12', octetString(salt), integer(rounds)),
                sequence(oid(parseOid('2.16.840.1.101.3.4.1.42')), octetString(new Uint8Array(16))),
              ),
            ),
            octetString(new Uint8Array(16)),
          ),
        ),
      )
    expect(refused(holding(pbkdf2(2_000_000))).expected).toMatch(/2000000/)
    expect(refused(holding(pbkdf2(1_000))).expected).toMatch(/decrypts/)
  })

  it('refuses more than 16 contents', () => {
    const contents = (count: number) => Array.from({ length: count }, () => info('data', octetString(sequence())))
    expect(refused(seal(sequence(...contents(17)))).expected).toMatch(/16 contents/)
    alike(parseBundle(seal(sequence(...contents(16))), password), { keys: [], certificates: [] })
  })

  it('refuses more than 4 MiB', () => {
    const large = () => parseBundle(new Uint8Array(4 * 1024 * 1024 + 1), password)
    expect(large).toThrow(CountersignError)
    expect(large).toThrow(/4194304/)
  })

  it('never throws anything but a refusal, wherever octets change outside or under the MAC', () => {
    const safe = sequence(
      info('data', octetString(sequence(certBag(named), sequence(oid(oids.keyBag), explicit(0, pkcs8))))),
      info(
        'encryptedData',
        sequence(
          integer(0),
          sequence(oid(oids.data), scheme(oids.sha1With3Des, octetString(salt), integer(1)), octetString(salt, 0x80)),
        ),
      ),
    )
    const mutate = (octets: Uint8Array, at: number, octet: number) => octets.with(at % octets.length, octet)
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(255), fc.nat(2000), (at, octet, cut) => {
        const inner = mutate(safe, at, octet)
        parses(() => parseBundle(seal(inner), password))
        const outer = mutate(encode(bundle, 'compat', 1), at, octet)
        parses(() => parseBundle(outer, password))
        parses(() => parseBundle(outer.subarray(0, cut), password))
        parses(() => parseBundle(seal(safe.subarray(0, cut)), password))
      }),
      { numRuns: 500, seed: 7292 },
    )
  })
})

function costly(rounds: number): Uint8Array {
  return sequence(
    sequence(sequence(oid(hashOids.sha256), nothing()), octetString(new Uint8Array(32))),
    octetString(salt),
    integer(rounds),
  )
}
