import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { bitString, nothing, oid, sequence } from '../../src/asn1/writer.ts'
import { keyRow } from '../../src/core/key.ts'
import { describePublicKey, parseSubjectPublicKeyInfo, publicKeyOctets } from '../../src/x509/public-key.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'

const spki = ({ publicKey }: { publicKey: KeyObject }) =>
  Uint8Array.from(publicKey.export({ format: 'der', type: 'spki' }))

const p256 = spki(generateKeyPairSync('ec', { namedCurve: 'P-256' }))
const ed25519 = spki(generateKeyPairSync('ed25519'))
const rsa = spki(generateKeyPairSync('rsa', { modulusLength: 2048 }))
const ec = parseOid('1.2.840.10045.2.1')
const prime256v1 = parseOid('1.2.840.10045.3.1.7')
const key = (algorithm: Uint8Array, octets: Uint8Array) => sequence(algorithm, bitString(octets))

describe('public keys', () => {
  it.each([
    ['EC P-256', 'ec-p256', 'all', p256],
    ['EC P-384', 'ec-p384', 'all', spki(generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
    ['EC P-521', 'other', 'all', spki(generateKeyPairSync('ec', { namedCurve: 'P-521' }))],
    ['EC 1.3.132.0.10', 'other', 'some', spki(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))],
    ['Ed25519', 'ed25519', 'all', ed25519],
    ['Ed448', 'other', 'some', spki(generateKeyPairSync('ed448'))],
    ['ML-DSA-44', 'ml-dsa-44', 'some', spki(generateKeyPairSync('ml-dsa-44'))],
    ['ML-DSA-65', 'ml-dsa-65', 'some', spki(generateKeyPairSync('ml-dsa-65'))],
    ['ML-DSA-87', 'ml-dsa-87', 'some', spki(generateKeyPairSync('ml-dsa-87'))],
    ['RSA 2048', 'other', 'all', rsa],
    ['RSA 3072', 'rsa-3072', 'all', spki(generateKeyPairSync('rsa', { modulusLength: 3072 }))],
    ['RSA 4096', 'rsa-4096', 'all', spki(generateKeyPairSync('rsa', { modulusLength: 4096 }))],
    ['RSA 2047', 'other', 'some', spki(generateKeyPairSync('rsa', { modulusLength: 2047 }))],
    ['RSA 2048 (PSS)', 'other', 'some', spki(generateKeyPairSync('rsa-pss', { modulusLength: 2048 }))],
    ['1.2.3', 'other', 'some', key(sequence(oid(parseOid('1.2.3'))), hex('00'))],
  ])('are described: %s', (title, type, servers, der) => {
    const found = describePublicKey(parseSubjectPublicKeyInfo(der))
    expect(found).toEqual({ type, title, servers })
    if (found.type !== 'other') expect(keyRow(found.type)).toMatchObject({ title, servers })
  })

  it.each([
    ['a curve spelt out (RFC 5480 §2.1.1)', key(sequence(oid(ec), sequence(nothing())), hex('04'))],
    ['no curve', key(sequence(oid(ec)), hex('04'))],
    ['a point of the wrong length', key(sequence(oid(ec), oid(prime256v1)), hex(`04${'11'.repeat(63)}`))],
    ['a point of an unknown form', key(sequence(oid(ec), oid(prime256v1)), hex(`06${'11'.repeat(64)}`))],
    ['no point', key(sequence(oid(ec), oid(prime256v1)), hex(''))],
    [
      'parameters with ML-DSA-44 (RFC 9881 §2)',
      key(sequence(oid(parseOid('2.16.840.1.101.3.4.3.17')), nothing()), new Uint8Array(1312)),
    ],
    [
      'an ML-DSA-44 key of the length of ML-DSA-65',
      key(sequence(oid(parseOid('2.16.840.1.101.3.4.3.17'))), new Uint8Array(1952)),
    ],
    [
      'parameters with Ed25519 (RFC 8410 §3)',
      key(sequence(oid(parseOid('1.3.101.112')), nothing()), new Uint8Array(32)),
    ],
    ['an Ed25519 key of 31 octets', key(sequence(oid(parseOid('1.3.101.112'))), new Uint8Array(31))],
    [
      'RSA without NULL (RFC 3279 §2.3.1)',
      hex(toHex(rsa).replace('300d06092a864886f70d0101010500', '300d06092a864886f70d0101010400')),
    ],
    ['a modulus that is negative', hex(toHex(rsa).replace('0282010100', '0282010180'))],
    ['unused bits', hex(toHex(ed25519).replace('032100', '032101'))],
    ['trailing bytes', Uint8Array.of(...p256, 0)],
    ['nothing', hex('')],
  ])('are refused with %s', (_, der) => {
    expect(parses(() => parseSubjectPublicKeyInfo(der))).toBe(false)
  })

  it('may be compressed points (RFC 5480 §2.2)', () => {
    const compressed = key(sequence(oid(ec), oid(prime256v1)), hex(`02${'11'.repeat(32)}`))
    expect(describePublicKey(parseSubjectPublicKeyInfo(compressed)).title).toBe('EC P-256')
  })

  it('give the octets of the key alone', () => {
    expect(toHex(publicKeyOctets(parseSubjectPublicKeyInfo(ed25519)))).toBe(toHex(ed25519.subarray(-32)))
  })

  it('name the thing that is malformed', () => {
    expect(malformed(() => parseSubjectPublicKeyInfo(p256.subarray(1))).what).toBe('public key')
  })

  it('never throw anything but a refusal, wherever a byte changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(p256, ed25519, rsa), fc.nat(), fc.nat(255), (der, at, octet) => {
        const changed = Uint8Array.from(der)
        changed[at % der.length] = octet
        parses(() => describePublicKey(parseSubjectPublicKeyInfo(changed)))
      }),
      { numRuns: 500 },
    )
  })
})
