/** What a client may cost: bodies, time, places; and the protocol that it has to speak. */
import { Agent } from 'node:https'
import { connect as connectTcp, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { expect } from 'vitest'
import { tlsVersions } from '../support/exported-server.ts'
import { base, claimed, type Ground, overHttp1, type Proof, proof, unreached } from './proof.ts'

/** Sends the head of a POST, and whatever of its body, and reads until there is an answer. */
export async function post(
  { server, own, alice, pki }: Ground,
  length: number,
  field: string,
  body = '',
): Promise<string> {
  const socket = connectTls({
    ...{ host: '127.0.0.1', port: server.port, servername: 'localhost', ca: pki.servers.pem },
    ...{ cert: alice.pem, key: alice.key.secret.export({ type: 'pkcs8', format: 'pem' }) },
  })
  const fields = `Host: localhost\r\nOrigin: ${own}\r\n${field}Connection: close\r\nContent-Length: ${length}`
  socket.write(`POST / HTTP/1.1\r\n${fields}\r\n\r\n${body}`)
  let text = ''
  // Not until the end: having refused, a server may listen on for a while, lest its answer be lost.
  for await (const chunk of socket) {
    text += chunk
    if (/^HTTP\/1\.1 [2-5]\d\d /m.test(text)) break
  }
  return text
}

/** Opens connections that never shake hands, and says how many of them were closed. */
export async function crowd(port: number, says: string) {
  let gone = 0
  const sockets = await Promise.all(
    Array.from({ length: 1100 }, () => {
      const socket = connectTcp(port, '127.0.0.1').on('error', () => undefined)
      socket.once('close', () => (gone += 1))
      return new Promise<Socket>((resolve) => socket.once('connect', () => resolve(socket)))
    }),
  )
  for (const socket of sockets) socket.write(Buffer.from(says, 'latin1'))
  return { gone: () => gone, leave: () => sockets.forEach((socket) => void socket.destroy()) }
}

export const silences = { nothing: '', 'half a ClientHello': '\x16\x03\x01\x02\x00\x01\x00' }

export const limits: readonly Proof[] = [
  proof('takes the largest body from its export', claimed('limits'), async ({ start, statusOf }) => {
    const narrow = await start({ inputs: { bodyBytes: '30' } })
    const headers = ['Origin', `https://localhost:${narrow.port}`]
    const status = (length: number) => statusOf({ method: 'POST', headers, body: 'x'.repeat(length) }, narrow)
    expect([await status(20), await status(40)]).toEqual([200, 413])
    await narrow.stop()
  }),
  ...overHttp1(
    proof(
      'tells anybody who asks before sending a body that it is too large (RFC 9110 §10.1.1)',
      claimed('limits'),
      async (ground) => {
        const asking = 'Expect: 100-continue\r\n'
        await unreached(ground.server, async () => {
          expect(await post(ground, 1_048_577, asking)).toMatch(/^HTTP\/1\.1 413 /)
        })
        const asked = await post(ground, 8, asking, 'x'.repeat(8))
        expect(asked).toMatch(ground.stand.manners.continues)
        expect(await post(ground, 8, '', 'x'.repeat(8))).toMatch(/^HTTP\/1\.1 200 /)
      },
    ),
    proof('serves with each limit at its smallest and at its largest', base, async ({ stand, start, statusOf }) => {
      const { port: _, ...inputs } = stand.target.inputs
      const serves = async (name: string, bound: number) => {
        const server = await start({ inputs: { [name]: `${bound}` } })
        // A machine that is busy may take longer for one request than the shortest limit allows.
        let status = await statusOf({}, server)
        for (let tries = 1; status !== 200 && tries < 20; tries++) status = await statusOf({}, server)
        expect(status, `${name}=${bound}`).toBe(200)
        await server.stop()
      }
      for (const [name, input] of Object.entries(inputs)) {
        if (input.type !== 'integer') continue
        // How many connections there may be at most is for the machine to say, which has to have the files for them.
        const bounds = name === 'connections' ? [input.minimum] : [input.minimum, input.maximum]
        await Promise.all(bounds.map((bound) => serves(name, bound)))
      }
    }),
    proof('ends a connection once it is old, however busy', claimed('limits'), async ({ start, statusOf }) => {
      const brief = await start({ limits: { connectionSeconds: 1 } })
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      const ask = async () => {
        expect(await statusOf({ agent }, brief)).toBe(200)
        return Object.values(agent.freeSockets).flat()[0] as Socket | undefined
      }
      // On a busy machine a connection may be old with its first answer.
      let socket = await ask()
      while (socket === undefined) socket = await ask()
      const kept = socket
      const asked = async () => {
        if (!kept.destroyed) await ask()
        return kept.destroyed
      }
      await expect.poll(asked, { timeout: 300_000, interval: 100 }).toBe(true)
      agent.destroy()
      await brief.stop()
    }),
    proof(
      'ends a client that says nothing, or is too slow',
      claimed('limits'),
      async ({ alice, start, stand, statusOf }) => {
        const inputs = { idleSeconds: '1', requestSeconds: '1' }
        const hasty = await start({ inputs, limits: { handshakeSeconds: 1, headersSeconds: 1 } })
        const silent = connectTcp(hasty.port, '127.0.0.1').on('error', () => undefined)
        await new Promise((resolve) => silent.once('close', resolve))
        expect(await hasty.send('GET / HTTP/1.1\r\nHost: local', alice)).toMatch(stand.manners.slow)
        expect(await statusOf({}, hasty)).toBe(200)
        await hasty.stop()
      },
    ),
    proof(
      'lets 1,100 strangers who never shake hands keep nobody out',
      claimed('limits'),
      async ({ start, stand, statusOf }) => {
        const busy = await start({ limits: { handshakeSeconds: 600 }, ...stand.crowded })
        for (const [what, says] of Object.entries(silences)) {
          const { gone, leave } = await crowd(busy.port, says)
          for (const version of [...tlsVersions, ...tlsVersions])
            expect(await statusOf({ version }, busy), what).toBe(200)
          // All places were taken: it is they who made room.
          expect(gone(), what).toBeGreaterThan(0)
          leave()
        }
        await busy.stop()
      },
    ),
    proof('speaks no old cipher suite', base, async ({ statusOf }) => {
      for (const ciphers of ['ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES128-SHA', 'AES128-GCM-SHA256']) {
        expect(await statusOf({ version: '1.2', ciphers }), ciphers).toBe('refused')
      }
    }),
    proof('agrees on the groups of the guideline', base, async ({ statusOf }) => {
      for (const groups of ['X25519', 'P-256', 'P-384']) expect(await statusOf({ groups }), groups).toBe(200)
    }),
    proof('agrees on ML-KEM, where it says that this depends only where it can', claimed('mlkem'), async (ground) => {
      const { claims, hasMlKem } = ground.stand
      const has = claims.mlkem === 'always' || (await hasMlKem?.())
      expect(has, 'its stand says whether it can').toBeDefined()
      expect(await ground.statusOf({ groups: 'X25519MLKEM768' })).toBe(has ? 200 : 'refused')
    }),
  ),
]
