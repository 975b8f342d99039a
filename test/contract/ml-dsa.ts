/** Clients of an authority with an ML-DSA key are admitted where the TLS library can verify them, and nobody else is. */
import { expect } from 'vitest'
import { type Made, makeKey } from '../support/certificate-kit.ts'
import { makeLivePki } from '../support/exported-server.ts'
import { claimed, type Proof, proof } from './proof.ts'
import { type Stand, start } from './stand.ts'

async function verifies({ claims, hasMlDsa }: Stand): Promise<boolean | undefined> {
  const has = claims.mldsa === 'always' || (await hasMlDsa?.())
  expect(has, 'its stand says whether it can').toBeDefined()
  return has
}

export const mldsa: readonly Proof[] = [
  proof(
    'admits clients that have such a key of an authority with an ordinary one, over TLS 1.3 alone, and none whose key another authority certified',
    claimed('mldsa'),
    async (ground) => {
      const { stand, pki } = ground
      const has = await verifies(stand)
      const { turnedAway } = stand.manners
      const server = await ground.start()
      const status = (as: Made, version: '1.2' | '1.3') => ground.statusOf({ as, version }, server)
      for (const type of ['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const) {
        const key = makeKey(type)
        const bob = pki.client('bob', undefined, { key })
        expect(await status(bob, '1.3'), type).toBe(has ? 200 : turnedAway)
        expect(await status(bob, '1.2'), type).toBe(turnedAway)
        const decoy = makeLivePki().client('bob', undefined, { key })
        expect(await status(decoy, '1.3'), type).toBe(turnedAway)
      }
      expect(await status(ground.alice, '1.3')).toBe(200)
      await server.stop()
    },
  ),
  ...(['ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const).map((type) =>
    proof(
      `admits clients of an authority with a key of type ${type}, refuses those that it revoked or never signed, and does not start where it says that this depends and it cannot (RFC 9881)`,
      claimed('mldsa'),
      async ({ stand, crl }) => {
        const has = await verifies(stand)
        const { manners } = stand
        const pki = makeLivePki('localhost', type)
        if (!has) {
          await expect(start(stand, pki)).rejects.toThrow()
          return
        }
        const server = await start(stand, pki)
        const status = async (as: Made | 'nobody', version?: '1.2' | '1.3') => {
          const answer = await server.knock({ as, ...(version && { version }) })
          return answer === 'refused' ? 'refused' : answer.status
        }
        const [alice, bob] = [pki.client('alice'), pki.client('bob', undefined, { key: makeKey(type) })]
        // Its key signs the handshake, for which TLS 1.2 has no name.
        expect([await status(alice, '1.3'), await status(bob, '1.3')]).toEqual([200, 200])
        const decoy = makeLivePki('localhost', type).client('alice', undefined, { key: makeKey(type) })
        for (const as of [decoy, 'nobody'] as const) expect(await status(as, '1.3')).toBe(manners.turnedAway)
        await server.reload(crl, pki.crl([bob.certificate.tbs.serial]))
        expect([await status(alice, '1.3'), await status(bob, '1.3')]).toEqual([200, manners.turnedAway])
        await server.reload(crl, pki.crl())
        expect(await status(bob, '1.3')).toBe(200)
        await server.stop()
      },
    ),
  ),
]
