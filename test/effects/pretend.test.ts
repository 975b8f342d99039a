import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys, secretKeyObject } from '../../src/effects/keys.ts'

const keys = createKeys(systemFiles)

describe('pretend', () => {
  it.each(['ec-p256', 'ec-p384', 'rsa-3072'] as const)(
    'shows the public half of %s, and signs nothing that verifies',
    async (type) => {
      const victim = keys.generate(type)
      const pretended = keys.pretend(victim.spki)!
      expect(pretended.spki).toEqual(victim.spki)
      const publicKey = createPublicKey({ key: Buffer.from(victim.spki), format: 'der', type: 'spki' })
      const digest = type === 'ec-p384' ? 'sha384' : 'sha256'
      const message = Buffer.from('let me in')
      expect(verify(digest, message, publicKey, await victim.signer.sign([message]))).toBe(true)
      expect(verify(digest, message, publicKey, await pretended.signer.sign([message]))).toBe(false)
    },
  )

  it('has a secret of its own each time', () => {
    const { spki } = keys.generate('ec-p256')
    const secretOf = () => secretKeyObject(keys.pretend(spki)!).export({ format: 'jwk' })['d']
    expect(secretOf()).not.toEqual(secretOf())
  })

  it('gives nothing for Ed25519, whose public half is made from the secret one (RFC 8032 §5.1.5)', () => {
    expect(keys.pretend(keys.generate('ed25519').spki)).toBeUndefined()
  })

  // One key in 256 begins as RSA's does, and one as a point.
  it.each([0x30, 0x04])('takes no Ed25519 key for one of another kind, whatever octet it begins with: %d', (first) => {
    const spki = Buffer.from(keys.generate('ed25519').spki)
    spki[spki.length - 32] = first
    expect(keys.pretend(new Uint8Array(spki) as never)).toBeUndefined()
  })
})
