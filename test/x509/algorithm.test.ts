import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readDer } from '../../src/asn1/reader.ts'
import { keyTypes } from '../../src/core/key.ts'
import {
  encodeSignatureAlgorithm,
  readSignatureAlgorithm,
  signatureAlgorithmFor,
  verifySignature,
  verifySignatureAside,
} from '../../src/x509/algorithm.ts'
import { parseSubjectPublicKeyInfo } from '../../src/x509/public-key.ts'
import { keyFrom, makeKey } from '../support/certificate-kit.ts'
import { hex, toHex } from '../support/malformed.ts'

const signed = Buffer.from('to be signed')
const read = (der: Uint8Array) => readDer(der, 'algorithm', readSignatureAlgorithm)

describe('signature algorithms', () => {
  it.each([
    ['ecdsa-sha256', '300a06082a8648ce3d040302'],
    ['ecdsa-sha384', '300a06082a8648ce3d040303'],
    ['ed25519', '300506032b6570'],
    ['rsa-sha256', '300d06092a864886f70d01010b0500'],
  ] as const)('%s is written and known again', (algorithm, der) => {
    expect(toHex(encodeSignatureAlgorithm(algorithm))).toBe(der)
    expect(read(hex(der)).algorithm).toBe(algorithm)
  })

  it.each([
    ['ECDSA with NULL (RFC 5758 §3.2)', '300c06082a8648ce3d0403020500', '1.2.840.10045.4.3.2'],
    ['Ed25519 with NULL (RFC 8410 §3)', '300706032b65700500', '1.3.101.112'],
    ['RSA without NULL (RFC 4055 §5)', '300b06092a864886f70d01010b', '1.2.840.113549.1.1.11'],
    ['RSA with SHA-1', '300d06092a864886f70d0101050500', '1.2.840.113549.1.1.5'],
  ])('%s is read, and not known', (_, der, oid) => {
    expect(read(hex(der))).toMatchObject({ oid, algorithm: undefined })
  })

  it.each(keyTypes.filter((type) => type !== 'rsa-4096'))('a signature of %s verifies, and no other', async (type) => {
    const key = makeKey(type)
    const signature = await key.signer.sign([signed])
    const given = { spki: key.spki, algorithm: signatureAlgorithmFor(type), signature, signed }
    const others = [
      { signed: Buffer.from('to be Signed') },
      { signature: signature.subarray(1) },
      { spki: makeKey('ec-p256').spki },
      { algorithm: type === 'ed25519' ? 'rsa-sha256' : 'ed25519' },
    ] as const
    for (const verify of [verifySignature, verifySignatureAside]) {
      expect(await verify(given)).toBe(true)
      for (const other of others) expect(await verify({ ...given, ...other })).toBe(false)
    }
  })

  it('does not take a PSS signature for PKCS #1', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const { spki } = keyFrom('rsa-3072', publicKey, privateKey)
    const signature = sign('sha256', signed, { key: privateKey, padding: 6 })
    expect(verifySignature({ spki, algorithm: 'rsa-sha256', signature, signed })).toBe(false)
  })

  it('is false for a key that cannot be opened', () => {
    const offCurve = toHex(makeKey('ec-p256').spki).slice(0, -128) + '11'.repeat(64)
    const spki = parseSubjectPublicKeyInfo(hex(offCurve))
    expect(verifySignature({ spki, algorithm: 'ecdsa-sha256', signature: hex('3006020101020101'), signed })).toBe(false)
  })
})
