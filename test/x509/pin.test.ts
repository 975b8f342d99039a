import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { parsePin } from '../../src/core/brand.ts'
import { fingerprintOf, keyIdentifierOf, pinOf } from '../../src/x509/pin.ts'
import { parseSubjectPublicKeyInfo } from '../../src/x509/public-key.ts'
import { makeCertificate } from '../support/certificate-kit.ts'
import { hex, toHex } from '../support/malformed.ts'

/**
 * SEQUENCE { SEQUENCE { id-Ed25519 }, BIT STRING 19bf44…7bfd66e1 }, the public key of RFC 8410 §10.1
 */
const spki = parseSubjectPublicKeyInfo(
  hex('302a300506032b6570032100 19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1'),
)

describe('digests by which keys are known', () => {
  it('the pin is over the whole SPKI (RFC 7469 §2.4)', () => {
    expect(pinOf(spki)).toBe(createHash('sha256').update(spki).digest('base64'))
    expect(parsePin(pinOf(spki))).toBe(pinOf(spki))
  })

  it('the key identifier is the first 160 bits over the key alone (RFC 7093 §2, method 1)', () => {
    const key = createHash('sha256').update(spki.subarray(12)).digest('hex')
    expect(toHex(keyIdentifierOf(spki))).toBe(key.slice(0, 40))
    expect(key.slice(0, 40)).not.toBe(createHash('sha256').update(spki).digest('hex').slice(0, 40))
  })

  it('the fingerprint is over the whole certificate', () => {
    const { certificate, der } = makeCertificate()
    expect(fingerprintOf(der)).toBe(createHash('sha256').update(der).digest('hex'))
    expect(fingerprintOf(der)).not.toBe(createHash('sha256').update(certificate.tbs.der).digest('hex'))
  })
})
