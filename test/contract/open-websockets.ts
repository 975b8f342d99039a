/** Servers that open WebSockets too readily, in one way each: the proofs must notice that. */
import { afterAll, expect, it } from 'vitest'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { makeGround } from './proof.ts'
import type { Stand, Wish } from './stand.ts'
import { switching } from './switching.ts'
import { webSockets } from './websockets.ts'

/** What is wrong, how, and the proof that must notice, by how its title begins. */
export type TooReady = readonly [what: string, wish: Wish, notices: string]

export function catchesTooReady(stand: Stand, broken: readonly TooReady[]): void {
  afterAll(stopLeftOver)
  afterAll(() => stand.clear())
  it.for(broken)(`${stand.title} is caught that opens a WebSocket %s`, async ([, wish, notices], context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    const proof = [...webSockets, ...switching].find(({ title }) => title.startsWith(notices))
    if (proof === undefined) throw new Error(`there is no proof that ${notices}`)
    const ground = await makeGround(stand, wish)
    await expect(proof.prove(ground)).rejects.toThrow('expected')
    await ground.server.stop()
  })
}
