import { describe, expect, it } from 'vitest'
import { deriveByPkcs12, toBmpPassword } from '../../src/asn1/pkcs12-kdf.ts'
import { toHex } from '../support/malformed.ts'

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex')
const derive = (password: string, salt: string, rounds: number, purpose: 'key' | 'iv' | 'mac', length: number) =>
  toHex(deriveByPkcs12('sha1', toBmpPassword(Buffer.from(password)), hex(salt), rounds, purpose, length))

describe('the derivation of PKCS#12 (RFC 7292 §B.2)', () => {
  // The vectors that implementations have shared since PKCS#12 1.0.
  it.each([
    ['smeg', '0a58cf64530d823f', 1, 'key', 24, '8aaae6297b6cb04642ab5b077851284eb7128f1a2a7fbca3'],
    ['smeg', '0a58cf64530d823f', 1, 'iv', 8, '79993dfe048d3b76'],
    ['smeg', '3d83c0e4546ac140', 1, 'mac', 20, '8d967d88f6caa9d714800ab3d48051d63f73a312'],
    ['queeg', '05dec959acff72f7', 1000, 'key', 24, 'ed2034e36328830ff09df1e1a07dd357185dac0d4f9eb3d4'],
    ['queeg', '05dec959acff72f7', 1000, 'iv', 8, '11dedad7758d4860'],
    ['queeg', '263216fcc2fab31c', 1000, 'mac', 20, '5ec4c7a80df652294c3925b6489a7ab857c83476'],
  ] as const)(
    'derives from %s and %s in %i rounds the %s of %i octets',
    (password, salt, rounds, purpose, length, out) => {
      expect(derive(password, salt, rounds, purpose, length)).toBe(out)
    },
  )

  it('depends on password, salt, rounds and purpose', () => {
    const base = derive('smeg', '0a58cf64530d823f', 2, 'key', 20)
    expect(derive('smeh', '0a58cf64530d823f', 2, 'key', 20)).not.toBe(base)
    expect(derive('smeg', '0a58cf64530d823e', 2, 'key', 20)).not.toBe(base)
    expect(derive('smeg', '0a58cf64530d823f', 3, 'key', 20)).not.toBe(base)
    expect(derive('smeg', '0a58cf64530d823f', 2, 'mac', 20)).not.toBe(base)
  })

  it('writes a password in UTF-16 with two zero octets at its end (RFC 7292 §B.1)', () => {
    expect(toHex(toBmpPassword(Buffer.from('Beavis')))).toBe('0042006500610076006900730000')
    expect(toHex(toBmpPassword(new Uint8Array()))).toBe('0000')
  })
})
