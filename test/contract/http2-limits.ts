/** What one connection of HTTP/2 may cost: requests at a time, floods of frames, its age. Bodies are in `limits.ts`, for both protocols. */
import { expect } from 'vitest'
import { systemClock } from '../../src/effects/clock.ts'
import { type Field, frame, type Http2Client, headFrames, settings } from '../support/http2-client.ts'
import { fieldsAt, over, post, statusOf } from './http2-kit.ts'
import { claimed, type Proof, proof, unreached } from './proof.ts'

/** Writes until the connection ends or everything is said, and lets the server read now and then. */
async function flood(client: Http2Client, rounds: number, say: (round: number) => Uint8Array): Promise<void> {
  for (let round = 0; round < rounds && client.isOpen(); round++) {
    client.write(say(round))
    await systemClock.sleep(0)
  }
}

const CANCEL = Buffer.of(0, 0, 0, 8)

export const http2Limits: readonly Proof[] = [
  proof(
    'has one connection ask for no more at a time than it allows, and serves the others',
    claimed('http2', 'limits'),
    async (ground) => {
      const { server } = ground
      await over(ground, async (client) => {
        expect(await client.ready).toBe(true)
        const most = client.allowed.get(settings.streams) ?? Number.POSITIVE_INFINITY
        expect(most).toBeLessThanOrEqual(250)
        const unfinished = { fields: post(server, ['content-length', '4']), unfinished: true }
        const all = Array.from({ length: most + 20 }, () => client.ask(unfinished))
        // The server ends those that are too many, or the connection; the others wait for their bodies.
        const ends = await Promise.all(all.slice(most).map(async (one) => (await one).end))
        expect(new Set(ends)).not.toContain('answered')
        expect(await ground.statusOf({})).toBe(200)
      })
    },
  ),
  proof(
    'ends who asks and takes it back at once, over and over (CVE-2023-44487)',
    claimed('http2', 'limits'),
    async (ground) => {
      const { server } = ground
      const before = server.seen?.length ?? 0
      await over(ground, async (client) => {
        await client.ready
        const taken = (stream: number) =>
          Buffer.concat([headFrames(stream, fieldsAt(server), true), frame('reset', 0, stream, CANCEL)])
        await flood(client, 300, (round) =>
          Buffer.concat(Array.from({ length: 100 }, (_, at) => taken((round * 100 + at) * 2 + 1))),
        )
        await client.closed
      })
      expect((server.seen?.length ?? 0) - before).toBeLessThanOrEqual(2000)
      expect(await ground.statusOf({})).toBe(200)
    },
  ),
  proof(
    'ends who sends a head without end, or frames of one with nothing in them',
    claimed('http2', 'limits'),
    async (ground) => {
      await unreached(ground.server, async () => {
        for (const part of [Buffer.alloc(0), Buffer.of(0, 2, 0x78, 0x79, 2, 0x61, 0x62)])
          await over(ground, async (client) => {
            await client.ready
            client.write(frame('headers', 0x1, 1))
            await flood(client, 2000, () =>
              Buffer.concat(Array.from({ length: 50 }, () => frame('continuation', 0, 1, part))),
            )
            await client.closed
          })
        const large = await over(ground, (client) =>
          client.ask({
            fields: fieldsAt(ground.server, {}, ...Array.from({ length: 8 }, (): Field => ['x', 'a'.repeat(15_000)])),
          }),
        )
        expect([400, 431, 'refused']).toContain(statusOf(large))
      })
      expect(await ground.statusOf({})).toBe(200)
    },
  ),
  proof(
    'takes no head that becomes too large from a few octets, also of who has not acknowledged its limits',
    claimed('http2', 'limits'),
    async (ground) => {
      // One field of the dynamic table, and references to it (RFC 7541 §6.1, §6.2.1).
      const value = Buffer.alloc(500, 'a')
      const entry = Buffer.concat([Buffer.of(0x40, 1, 0x78, 0x7f, value.length - 127 - 128 + 0x80, 2), value])
      const more = Buffer.concat([entry, Buffer.alloc(4000, 0xbe)])
      for (const acknowledges of [true, false])
        await unreached(ground.server, async () => {
          const heard = await over(ground, (client) => client.ask({ fields: fieldsAt(ground.server), more }), {
            acknowledges,
          })
          expect([400, 431, 'refused']).toContain(statusOf(heard))
        })
      expect(await ground.statusOf({})).toBe(200)
    },
  ),
  proof(
    'ends a connection that is old, however busy, and one that says nothing',
    claimed('http2', 'limits'),
    async (ground) => {
      const brief = await ground.start({ limits: { connectionSeconds: 1 } })
      await over(
        ground,
        async (client) => {
          expect(statusOf(await client.ask({ fields: fieldsAt(brief) }))).toBe(200)
          const goesOn = async () =>
            client.wentAway() === undefined && (await client.ask({ fields: fieldsAt(brief) })).end === 'answered'
          await expect.poll(goesOn, { timeout: 300_000, interval: 100 }).toBe(false)
        },
        { at: brief },
      )
      await brief.stop()
      const hasty = await ground.start({ inputs: { idleSeconds: '1' } })
      await over(
        ground,
        async (client) => {
          expect(statusOf(await client.ask({ fields: fieldsAt(hasty) }))).toBe(200)
          await client.closed
        },
        { at: hasty },
      )
      await over(ground, async (client) => client.closed, { at: hasty })
      await hasty.stop()
    },
  ),
]
