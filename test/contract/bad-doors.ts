/** What becomes of requests at a proxy when something else than its door answers in the door's place, or nobody: none reaches the application. */
import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { createServer as createTcpServer, type ListenOptions, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { leaveOut } from '../support/judges.ts'
import { expectClosed } from './browser.ts'
import { ask } from './health.ts'
import { type Ground, makeGround } from './proof.ts'
import type { Stand, Wish } from './stand.ts'

const answering = (status: number, headers: Record<string, string> = {}) =>
  createServer((_, response) => void response.writeHead(status, headers).end())

/** What listens where the proxy asks. */
const impostors = {
  'answers 200 without a certificate': () => answering(200, { 'X-Client-Identity': '{}' }),
  'answers 200 with both, and is not the door': () =>
    answering(200, { 'Client-Cert': ':AAAA:', 'X-Client-Identity': '{}' }),
  'answers 200 without an identity': () => answering(200, { 'Client-Cert': ':AAAA:' }),
  'answers 200 and sends elsewhere (X-Accel-Redirect)': () => answering(200, { 'X-Accel-Redirect': '/' }),
  'answers 200 with more than fits': () =>
    answering(200, { 'Client-Cert': `:${'A'.repeat(200_000)}:`, 'X-Client-Identity': '{}' }),
  'answers 201': () => answering(201),
  'answers 204': () => answering(204),
  'answers 301': () => answering(301, { Location: 'https://evil.example/' }),
  'answers 401': () => answering(401),
  'answers 404': () => answering(404),
  'answers 500': () => answering(500),
  'answers something else than HTTP': () => createTcpServer((socket) => void socket.end('hello there\r\n\r\n')),
  'closes the connection': () => createTcpServer((socket) => void socket.destroy()),
  'does not answer': () => createTcpServer(() => undefined),
} as const satisfies Readonly<Record<string, () => Server>>

type BadDoor = keyof typeof impostors | 'is gone'

/** Over a socket of one's own nobody else can answer; over a port a secret tells the door from others. */
const OVER_A_PORT: BadDoor = 'answers 200 with both, and is not the door'
const cases: readonly BadDoor[] = [...(Object.keys(impostors) as (keyof typeof impostors)[]), 'is gone']

/** What a client is answered, unless the proxy has a status of its own for that. */
const REFUSED = 503

/** Where a server asks, and its own door does not listen, or not any more. */
type Asked = {
  readonly wish?: () => Promise<Wish>
  /** A socket below the directory, or a port. */
  readonly at: string | { readonly port: number; readonly host: string }
  /** Whether it takes no word about another certificate than that of the handshake, also over a socket of its own. */
  readonly compares?: true
  /** What a client is answered in the place of 503. */
  readonly otherwise?: Partial<Readonly<Record<BadDoor, number>>>
  /** Whether a health check hears what the proxy cannot make a sentence of: its own refusal, or whatever is said in the place of the door. */
  readonly health?: 'as it comes'
}

/**
 * Puts bad doors in the place of the one of a server; where it has a health check, that must say that nobody can be let in.
 */
export function refusesBadDoors(stand: Stand, { wish, at, compares, otherwise = {}, health: heard }: Asked): void {
  const { title, missing } = stand
  if (missing !== undefined) return void it(title, (context) => leaveOut(context, missing))
  const hasHealth = 'health' in stand.target.inputs
  describe(`${title} asks a door that`, () => {
    let ground: Ground
    let place: ListenOptions
    let health: number
    beforeAll(async () => {
      health = await systemNetwork.freePort('127.0.0.1')
      const { inputs, ...wished } = (await wish?.()) ?? {}
      const checked = hasHealth && { health: `127.0.0.1:${health}` }
      ground = await makeGround(stand, { ...wished, inputs: { ...inputs, ...checked } })
      place = typeof at === 'string' ? { path: join(ground.server.directory, at) } : at
      clear()
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })
    const clear = (): void => {
      if (place.path !== undefined) rmSync(place.path, { force: true })
    }

    const tried = cases.filter((one) => one !== OVER_A_PORT || compares || typeof at !== 'string')
    it.each(tried)('%s, and refuses', async (what) => {
      const status = otherwise[what] ?? REFUSED
      const before = process.umask(0)
      const listening = what === 'is gone' ? undefined : impostors[what]().listen(place)
      process.umask(before)
      try {
        const seen = ground.server.seen?.length
        const answer = await ground.answerTo({ headers: ['Client-Cert', ':AAAA:', 'X-Client-Identity', '{}'] })
        expect(answer.status).toBe(status)
        expectClosed(what, answer, 'alone')
        expect(ground.server.seen?.length).toBe(seen)
        // Where 200 is answered, nothing but the owner of the socket can tell the door from it, or it has shown no secret.
        if (!hasHealth || what.includes(' 200 ')) return
        const logged = ground.server.output().length
        const checked = await ask(health)
        if (heard === undefined)
          expect([checked.status, checked.body]).toEqual([503, expect.stringMatching(/: nobody can be let in\n$/)])
        expect(checked.status).not.toBe(200)
        expect(checked.body).not.toContain('listening')
        expect(checked.head).toContain('cache-control: no-store')
        expect(ground.server.output().slice(logged)).not.toContain('health')
      } finally {
        listening?.close()
        clear()
      }
    })
  })
}
