/** ML-DSA keys in the three forms of PKCS#8 (RFC 9881 §6): the seed, the expanded key, and both. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parsePkcs8 } from '../../src/asn1/private-key-info.ts'
import { contextPrimitive } from '../../src/asn1/tag.ts'
import { integer, octetString, primitive, sequence } from '../../src/asn1/writer.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'
import { encodeSignatureAlgorithm, verifySignature } from '../../src/x509/algorithm.ts'
import { parseSubjectPublicKeyInfo } from '../../src/x509/public-key.ts'
import { malformed } from '../support/malformed.ts'

const directory = mkdtempSync(join(tmpdir(), 'countersign-ml-dsa-'))
const path = join(directory, 'key.pem')
const keys = createKeys(systemFiles)
afterAll(() => rmSync(directory, { recursive: true }))

const expandedLengths = { 'ml-dsa-44': 2560, 'ml-dsa-65': 4032, 'ml-dsa-87': 4896 } as const

describe.each(['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const)('a key of type %s', (type) => {
  const { publicKey, privateKey } = generateKeyPairSync(type)
  const spki = parseSubjectPublicKeyInfo(publicKey.export({ format: 'der', type: 'spki' }))
  // OpenSSL writes both: the seed of 32 octets, then the expanded key.
  const written = privateKey.export({ format: 'der', type: 'pkcs8' })
  const expanded = written.subarray(written.length - expandedLengths[type])
  const seed = written.subarray(written.length - expanded.length - 4 - 32, written.length - expanded.length - 4)
  const form = (key: Uint8Array): Uint8Array => sequence(integer(0), encodeSignatureAlgorithm(type), octetString(key))
  const forms = {
    seed: form(primitive(contextPrimitive(0), seed)),
    expanded: form(octetString(expanded)),
    both: form(sequence(octetString(seed), octetString(expanded))),
  }
  const save = (der: Uint8Array): void => {
    const pem = createPrivateKey({ key: Buffer.from(der), format: 'der', type: 'pkcs8' })
    expect(pem.asymmetricKeyType).toBe(type)
    const base64 = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trim()
    writeFileSync(path, `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`, { mode: 0o600 })
  }

  it.each(Object.entries(forms))(
    'is opened from its form %s, and signs as the same key (RFC 9881 §6)',
    async (_, der) => {
      save(der)
      const opened = await keys.load(path)
      expect(opened.type).toBe(type)
      expect(Buffer.compare(opened.spki, spki)).toBe(0)
      const signed = Buffer.from('message')
      const signature = await opened.signer.sign([signed])
      expect(verifySignature({ spki, algorithm: type, signature, signed })).toBe(true)
      expect(verifySignature({ spki, algorithm: type, signature, signed: Buffer.from('Message') })).toBe(false)
      const others = (['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const).filter((other) => other !== type)
      for (const algorithm of others) expect(verifySignature({ spki, algorithm, signature, signed })).toBe(false)
    },
  )

  it('is written in a form that is read again', async () => {
    await keys.save(keys.generate(type), path, 'unprotected')
    expect((await keys.load(path)).type).toBe(type)
  })

  it.each([
    ['a seed of 31 octets', form(primitive(contextPrimitive(0), seed.subarray(1)))],
    ['an expanded key that is cut short', form(octetString(expanded.subarray(1)))],
    ['both in the wrong order', form(sequence(octetString(expanded), octetString(seed)))],
    ['a seed without its tag', form(octetString(seed))],
    [
      'parameters (RFC 9881 §2)',
      sequence(
        integer(0),
        sequence(encodeSignatureAlgorithm(type).subarray(2), Uint8Array.of(5, 0)),
        octetString(primitive(contextPrimitive(0), seed)),
      ),
    ],
  ])('is refused with %s', (_, der) => {
    malformed(() => parsePkcs8(der))
  })

  it('is refused where the expanded key is not of the seed (RFC 9881 §6)', async () => {
    const other = Buffer.from(seed)
    other[0] = other[0]! ^ 1
    const der = form(sequence(octetString(other), octetString(expanded)))
    const base64 = Buffer.from(der).toString('base64').replace(/.{64}/g, '$&\n').trim()
    writeFileSync(path, `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`, { mode: 0o600 })
    await expect(keys.load(path)).rejects.toMatchObject({ code: 'file.malformed' })
  })
})
