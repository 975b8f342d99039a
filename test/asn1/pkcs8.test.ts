import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { parsePem } from '../../src/asn1/pem.ts'
import { decryptPkcs8, encryptPkcs8 } from '../../src/asn1/pkcs8.ts'
import { integer, nothing, octetString, oid, sequence } from '../../src/asn1/writer.ts'
import { malformed, parses, toHex } from '../support/malformed.ts'
import { times } from '../support/sweep.ts'

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const der = Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' }))
const passphrase = Buffer.from('correct horse')
const salt = new Uint8Array(16).fill(7)
const iv = new Uint8Array(16).fill(9)
const encrypted = encryptPkcs8(der, passphrase, salt, iv)

const pbes2 = '1.2.840.113549.1.5.13'
const scrypt = (...numbers: number[]) =>
  sequence(oid(parseOid('1.3.6.1.4.1.11591.4.11')), sequence(octetString(salt), ...numbers.map((n) => integer(n))))
const pbkdf2 = (iterations: number, digest = '1.2.840.113549.2.9', salted = salt) =>
  sequence(
    oid(parseOid('1.2.840.113549.1.5.12')),
    sequence(octetString(salted), integer(iterations), sequence(oid(parseOid(digest)), nothing())),
  )
const aes = (octets = iv, cipher = '2.16.840.1.101.3.4.1.42') => sequence(oid(parseOid(cipher)), octetString(octets))
const file = (kdf: Uint8Array, cipher = aes(), scheme = pbes2, content = new Uint8Array(32)) =>
  sequence(sequence(oid(parseOid(scheme)), sequence(kdf, cipher)), octetString(content))

describe('encrypted PKCS#8', () => {
  it('opens with its passphrase, here and in node:crypto (RFC 7914 §7)', () => {
    expect(toHex(decryptPkcs8(encrypted, passphrase)!)).toBe(toHex(der))
    const opened = createPrivateKey({ key: Buffer.from(encrypted), format: 'der', type: 'pkcs8', passphrase })
    expect(opened.equals(privateKey)).toBe(true)
  })

  it('does not open with another', () => {
    expect(decryptPkcs8(encrypted, Buffer.from('correct horsf'))).toBeUndefined()
    expect(decryptPkcs8(encrypted, new Uint8Array())).toBeUndefined()
  })

  it('does not open with any of many wrong passphrases, some of which leave sound padding', () => {
    const quick = Uint8Array.from(
      privateKey.export({ format: 'der', type: 'pkcs8', cipher: 'aes-256-cbc', passphrase: Buffer.from('right') }),
    )
    for (let n = 0; n < times(2000); n += 1) expect(decryptPkcs8(quick, Buffer.from(`wrong ${n}`))).toBeUndefined()
  })

  it.each(['aes-128-cbc', 'aes-192-cbc', 'aes-256-cbc'])('opens what node:crypto writes: PBKDF2 and %s', (cipher) => {
    const pem = privateKey.export({ format: 'pem', type: 'pkcs8', cipher, passphrase })
    const [foreign] = parsePem(String(pem), 'ENCRYPTED PRIVATE KEY')
    expect(toHex(decryptPkcs8(foreign!, passphrase)!)).toBe(toHex(der))
  })

  it('depends on salt and IV', () => {
    expect(toHex(encryptPkcs8(der, passphrase, salt, iv))).toBe(toHex(encrypted))
    expect(toHex(encryptPkcs8(der, passphrase, iv, iv))).not.toBe(toHex(encrypted))
  })

  it('reads costs up to its caps', () => {
    expect(decryptPkcs8(file(scrypt(2, 1, 1)), passphrase)).toBeUndefined()
    expect(decryptPkcs8(file(scrypt(2, 1, 1, 32)), passphrase)).toBeUndefined()
    expect(decryptPkcs8(file(pbkdf2(1)), passphrase)).toBeUndefined()
  })

  it.each([
    ['scrypt over 32 MiB', file(scrypt(2 ** 16, 8, 1))],
    ['scrypt of too much work', file(scrypt(2 ** 15, 8, 64))],
    ['scrypt with N no power of two', file(scrypt(3, 8, 1))],
    ['scrypt with N = 1', file(scrypt(1, 8, 1))],
    ['scrypt with r = 0', file(scrypt(2, 0, 1))],
    ['scrypt with p = 0', file(scrypt(2, 8, 0))],
    ['scrypt with an enormous r', file(scrypt(2, 2 ** 20, 1))],
    ['a key length that is not the cipher’s', file(scrypt(2, 8, 1, 16))],
    ['PBKDF2 without iterations', file(pbkdf2(0))],
    ['PBKDF2 with too many', file(pbkdf2(10_000_001))],
    ['PBKDF2 with an unknown digest', file(pbkdf2(1, '1.2.840.113549.2.5'))],
    ['a salt of 1025 octets', file(pbkdf2(1, undefined, new Uint8Array(1025)))],
    ['an IV of 15 octets', file(scrypt(2, 8, 1), aes(new Uint8Array(15)))],
    ['another cipher', file(scrypt(2, 8, 1), aes(iv, '1.2.840.113549.3.7'))],
    ['another scheme', file(scrypt(2, 8, 1), aes(), '1.2.840.113549.1.5.3')],
    ['content that is no whole block', file(scrypt(2, 8, 1), aes(), pbes2, new Uint8Array(31))],
    ['no content', file(scrypt(2, 8, 1), aes(), pbes2, new Uint8Array())],
    ['trailing bytes', Uint8Array.of(...encrypted, 0)],
    ['an unencrypted key', der],
    ['nothing', new Uint8Array()],
  ])('is refused before any cost is spent: %s', (_, octets) => {
    expect(malformed(() => decryptPkcs8(octets, passphrase)).what).toBe('encrypted private key')
  })

  it('never throws anything but a refusal, wherever a byte of the structure changes', () => {
    const structure = file(scrypt(2, 1, 1))
    fc.assert(
      fc.property(fc.nat(structure.length - 1), fc.nat(255), (at, octet) => {
        const changed = Uint8Array.from(structure)
        changed[at] = octet
        parses(() => decryptPkcs8(changed, passphrase))
        parses(() => decryptPkcs8(structure.subarray(0, at), passphrase))
      }),
      { numRuns: 300 },
    )
  })
})
