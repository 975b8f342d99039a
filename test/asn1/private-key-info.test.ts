import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePkcs8 } from '../../src/asn1/private-key-info.ts'
import { hex, malformed, parses, toHex } from '../support/malformed.ts'

const pkcs8 = ({ privateKey }: { privateKey: KeyObject }) =>
  Uint8Array.from(privateKey.export({ format: 'der', type: 'pkcs8' }))

const p256 = pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-256' }))
const ed25519 = pkcs8(generateKeyPairSync('ed25519'))
const rsa = pkcs8(generateKeyPairSync('rsa', { modulusLength: 2048 }))

/** The same key with one piece of hex put for another of equal length. */
const altered = (key: Uint8Array, from: string, to: string) => {
  expect(toHex(key)).toContain(from)
  return hex(toHex(key).replace(from, to))
}

describe('unencrypted PKCS#8', () => {
  it.each([
    ['P-256', p256, '1.2.840.10045.2.1'],
    ['P-384', pkcs8(generateKeyPairSync('ec', { namedCurve: 'P-384' })), '1.2.840.10045.2.1'],
    ['Ed25519', ed25519, '1.3.101.112'],
    ['RSA', rsa, '1.2.840.113549.1.1.1'],
    ['RSA-PSS', pkcs8(generateKeyPairSync('rsa-pss', { modulusLength: 2048 })), '1.2.840.113549.1.1.10'],
    ['ML-DSA-44', pkcs8(generateKeyPairSync('ml-dsa-44')), '2.16.840.1.101.3.4.3.17'],
  ])('is read for %s, as node:crypto writes it', (_, key, algorithm) => {
    expect(parsePkcs8(key)).toEqual({ algorithm })
  })

  it.each([
    ['version 2 without a public key (RFC 5958 §2)', altered(ed25519, '020100', '020101')],
    ['version 3', altered(ed25519, '020100', '020102')],
    ['an unknown algorithm', altered(ed25519, '06032b6570', '06032b657f')],
    ['an Ed25519 key of 31 octets (RFC 8410 §7)', hex(`302d020100300506032b65700421041f${'11'.repeat(31)}00`)],
    ['an ECPrivateKey of version 2 (RFC 5915 §3)', altered(p256, '0201010420', '0201020420')],
    ['a curve that is not ours', altered(p256, '06082a8648ce3d030107', '06082a8648ce3d030101')],
    ['a wrong version of the RSA key (RFC 8017 §A.1.2)', altered(rsa, '020100028201', '020101028201')],
    ['a DSA key', pkcs8(generateKeyPairSync('dsa', { modulusLength: 1024, divisorLength: 160 }))],
    ['trailing bytes', Uint8Array.of(...ed25519, 0)],
    ['nothing', new Uint8Array()],
  ])('is refused for %s', (_, key) => {
    expect(malformed(() => parsePkcs8(key)).what).toContain('private key')
  })

  it('never throws anything but a refusal, and never quotes the key, wherever a byte changes', () => {
    fc.assert(
      fc.property(fc.constantFrom(p256, ed25519, rsa), fc.nat(), fc.nat(255), (key, at, octet) => {
        const changed = Uint8Array.from(key)
        changed[at % key.length] = octet
        parses(() => parsePkcs8(changed))
        parses(() => parsePkcs8(key.subarray(0, at % key.length)))
      }),
      { numRuns: 500 },
    )
    expect(malformed(() => parsePkcs8(ed25519.subarray(0, 40)))).toEqual({
      what: 'private key',
      value: 'at byte 0',
      expected: 'no more than the 38 bytes that are left',
    })
  })
})
