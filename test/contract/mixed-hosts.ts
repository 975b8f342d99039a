/** Servers that mix up their hosts in one way each: the proofs of several hosts must notice that. */
import { afterAll, describe, expect, it } from 'vitest'
import { OTHER_HOST, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { makeGround } from './proof.ts'
import { severalHosts } from './several-hosts.ts'
import { type Stand, standsOf, type Wish } from './stand.ts'

/** What is wrong, in which file, the words there, and those in their place. */
type MixUp = readonly [what: string, path: string, from: string, to: string]

/** The mistakes of servers that decide by `templates/parts/lua/hosts.lua`. */
export const inLua: readonly MixUp[] = [
  ['takes any Host', 'lua/hosts.lua', "'') == one.host then", "'') ~= nil then"],
  [
    'takes each of its hosts in Host, whichever the handshake was for',
    'lua/hosts.lua',
    "'') == one.host then return one end",
    "'') ~= nil then for _, other in ipairs(served) do if field:lower():gsub(':%d*', '') == other.host then return other end end end",
  ],
  [
    'takes every host for the first',
    'lua/hosts.lua',
    '== one.host then return one end',
    '== one.host then return served[1] end',
  ],
]

/** Demands that each of them is noticed at the target, in the first version at hand. */
export async function catchesMixedHosts(target: string, mixUps: readonly MixUp[]): Promise<void> {
  afterAll(stopLeftOver)
  const stands = await standsOf(target)
  const stand = stands.find(({ missing }) => missing === undefined) ?? (stands[0] as Stand)
  describe(`the proofs of several hosts catch ${stand.title}, when it`, () => {
    afterAll(() => stand.clear())
    it.for<MixUp>(mixUps)('%s', async ([, path, from, to], context) => {
      if (stand.missing !== undefined) return leaveOut(context, stand.missing)
      const wish: Wish = { alsoHosts: [OTHER_HOST], edits: { [path]: { [from]: to } } }
      const ground = await makeGround(stand, wish)
      expect(await ground.statusOf({}), 'it is wrong in this way alone').toBe(200)
      const proven = await Promise.allSettled(severalHosts.map(({ prove }) => prove(ground)))
      await ground.server.stop()
      expect(proven.map(({ status }) => status)).toContain('rejected')
    })
  })
}
