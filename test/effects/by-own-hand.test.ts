import { constants, createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Group } from '../../src/core/port/network.ts'
import { byOwnHand } from '../../src/effects/by-own-hand.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys } from '../../src/effects/keys.ts'

const groups: readonly (readonly [Group, number])[] = [
  ['x25519', 32],
  ['secp256r1', 65],
  ['secp384r1', 97],
  ['secp521r1', 133],
]

describe('byOwnHand', () => {
  it.each(groups)(
    'agrees in %s to the same secret on both sides, and to none with what is no share',
    (group, length) => {
      const [one, other] = [byOwnHand.agreement(group), byOwnHand.agreement(group)]
      expect(one.share).toHaveLength(length)
      expect(one.agree(other.share)).toEqual(other.agree(one.share))
      for (const wrong of [other.share.subarray(1), new Uint8Array(length)]) expect(one.agree(wrong)).toBeUndefined()
    },
  )

  it('draws anew each time', () => {
    expect(byOwnHand.random()).not.toEqual(byOwnHand.random())
  })

  it('signs as it is told to, and not in a form that the key does not know', async () => {
    const keys = createKeys(systemFiles)
    const [ec, rsa, plain] = [keys.generate('ec-p256'), keys.generate('rsa-3072'), keys.generate('ed25519')]
    const message = Buffer.from('message')
    const opened = (key: typeof ec) => createPublicKey({ key: Buffer.from(key.spki), format: 'der', type: 'spki' })
    const signed = async (key: typeof ec, form: Parameters<typeof byOwnHand.sign>[1]): Promise<Uint8Array> =>
      (await byOwnHand.sign(key, form, message)) ?? new Uint8Array()
    expect(verify('sha1', message, opened(ec), await signed(ec, { digest: 'sha1' }))).toBe(true)
    expect(verify(null, message, opened(plain), await signed(plain, { digest: null }))).toBe(true)
    const pss = { key: opened(rsa), padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
    expect(verify('sha256', message, pss, await signed(rsa, { digest: 'sha256', padding: 'pss' }))).toBe(true)
    expect(verify('sha256', message, opened(rsa), await signed(rsa, { digest: 'sha256' }))).toBe(true)
    expect(await byOwnHand.sign(plain, { digest: 'sha256' }, message)).toBeUndefined()
  })
})
