/**
 * What only HTTP/2 can do at a server that speaks it: more names in one request, more requests on one connection, tunnels. What a connection may cost is in
 * `http2-limits.ts`. That it decides as over HTTP/1.1 is proven by the other contracts, which are asked over both.
 */
import { connect as connectTcp } from 'node:net'
import { connect } from 'node:tls'
import { expect } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { OTHER_HOST } from '../support/exported-server.ts'
import { type Asked, type Field, frame, type Http2Client, openHttp2, settings } from '../support/http2-client.ts'
import { pairsOf } from './application.ts'
import { expectClosed } from './browser.ts'
import { fieldsAt, how, over, type Pseudo, post, statusOf } from './http2-kit.ts'
import { claimed, type Proof, proof, unreached } from './proof.ts'
import { serialOf } from './revocation.ts'
import type { Standing } from './stand.ts'

const when = claimed('http2')

/** What is no request (RFC 9113 §8.2, §8.3): none of it may be taken for one. */
function malformed(at: Standing): Readonly<Record<string, Asked>> {
  const whole = fieldsAt(at)
  const [method, scheme, authority, path] = whole as readonly [Field, Field, Field, Field]
  const said = (otherwise: Partial<Record<Pseudo, string | undefined>>, ...more: readonly Field[]): Asked => ({
    fields: fieldsAt(at, otherwise, ...more),
  })
  const having = (...more: readonly Field[]): Asked => ({ fields: [...whole, ...more] })
  return {
    'no method': said({ ':method': undefined }),
    'no scheme': said({ ':scheme': undefined }),
    'no path': said({ ':path': undefined }),
    'an empty path': said({ ':path': '' }),
    'an empty authority': said({ ':authority': '' }),
    'neither authority nor Host': said({ ':authority': undefined }),
    'two paths': { fields: [method, scheme, authority, path, [':path', '/admin']] },
    'two methods': { fields: [method, [':method', 'POST'], scheme, authority, path] },
    'two authorities': { fields: [method, scheme, authority, [':authority', 'evil.example'], path] },
    'another Host beside the authority': having(['host', 'evil.example']),
    'another authority beside the Host': said({ ':authority': 'evil.example' }, ['host', 'localhost']),
    'two Hosts': said({ ':authority': undefined }, ['host', 'localhost'], ['host', 'evil.example']),
    'somebody at the authority': said({ ':authority': 'a@localhost' }),
    'a pseudo-header of an answer': having([':status', '200']),
    'a pseudo-header of nobody': having([':evil', '1']),
    'a whole URL for a path': said({ ':path': 'https://localhost/admin' }),
    'a path of no place': said({ ':path': 'admin' }),
    'a path with a line of HTTP/1.1 in it': said({ ':path': '/ HTTP/1.1\r\nHost: localhost\r\n\r\nGET /admin' }),
    'a path with a blank': said({ ':path': '/a b' }),
    'a path with a zero': said({ ':path': '/a\0b' }),
    'a method with a line of HTTP/1.1 in it': said({ ':method': 'GET / HTTP/1.1\r\nX: y\r\n\r\nGET' }),
    'a name in upper case': having(['X-Upper', 'mallory']),
  }
}

/** Fields that HTTP/2 has not (RFC 9113 §8.2.1, §8.2.2): refused, or as if they were not there. */
const noFields: readonly Field[] = [
  ['connection', 'close, client-cert, client-cert-secret, x-client-identity'],
  ['keep-alive', 'timeout=5'],
  ['transfer-encoding', 'chunked'],
  ['upgrade', 'websocket'],
  ['te', 'gzip'],
  ['', 'mallory'],
  ['x a', 'mallory'],
  ['x\nclient-cert', 'mallory'],
  ['x', 'y\nclient-cert: mallory'],
  ['x', 'y\r\nclient-cert: mallory'],
  ['x', 'mallory\0'],
]

/** Bodies that are longer or shorter than they say. */
const wrongLengths: Readonly<Record<string, readonly [length: string, body: string]>> = {
  'a body that is shorter than it says': ['5', 'four'],
  'a body that is longer than it says': ['3', 'four'],
  'no body, and the length of one': ['4', ''],
  'a length that is none': ['-1', 'four'],
  'two lengths in one': ['4, 5', 'four'],
}

export const http2: readonly Proof[] = [
  proof(
    'speaks it where a client offers it, HTTP/1.1 otherwise, and only that where its export says so',
    when,
    async (ground) => {
      const agreed = (
        at: Standing,
        offered: readonly string[] | undefined,
      ): Promise<string | false | null | undefined> =>
        new Promise((resolve) => {
          const socket = connect({ ...how(ground, at), ...(offered && { ALPNProtocols: [...offered] }) }, () => {
            resolve(socket.alpnProtocol)
            socket.destroy()
          }).on('error', () => resolve(undefined))
        })
      expect(await agreed(ground.server, ['h2', 'http/1.1'])).toBe('h2')
      expect(await agreed(ground.server, ['h2'])).toBe('h2')
      expect(await agreed(ground.server, ['http/1.1'])).toBe('http/1.1')
      expect(await agreed(ground.server, undefined)).toBe(false)
      if (!Object.hasOwn(ground.stand.target.inputs, 'http2')) return
      const older = await ground.start({ inputs: { http2: 'no' } })
      expect(await agreed(older, ['h2', 'http/1.1'])).not.toBe('h2')
      expect(await agreed(older, ['h2'])).not.toBe('h2')
      expect(await ground.statusOf({ http: '1.1' }, older)).toBe(200)
      expect(await ground.statusOf({}, older)).toBe('refused')
      await older.stop()
    },
  ),
  proof(
    'takes over the connection for one of its hosts no request for another, as browsers try to send it',
    when,
    async (ground) => {
      const several = await ground.start({ alsoHosts: [OTHER_HOST] })
      for (const [host, other] of [
        ['localhost', OTHER_HOST],
        [OTHER_HOST, 'localhost'],
      ] as const) {
        const ask = (client: Http2Client, authority: string, ...more: readonly Field[]) =>
          client.ask({
            fields: fieldsAt(
              several,
              { ':authority': authority, ...(more.length > 0 && { ':method': 'POST' }) },
              ...more,
            ),
          })
        await over(
          ground,
          async (client) => {
            expect(statusOf(await ask(client, host))).toBe(200)
            await unreached(several, async () => {
              for (const authority of [other, `${other}:${several.port}`, other.toUpperCase(), 'evil.example'])
                expect(statusOf(await ask(client, authority)), authority).toBe(421)
              expect(statusOf(await ask(client, host, ['origin', `https://${other}:${several.port}`]))).toBe(403)
            })
            expect(statusOf(await ask(client, `${host}:${several.port}`))).toBe(200)
          },
          { at: several, host },
        )
      }
      await several.stop()
    },
  ),
  proof(
    'refuses what is no request, and forbids framing where it answers (RFC 9113 §8.2, §8.3)',
    when,
    async (ground) => {
      const { server } = ground
      const stands = ground.stand.claims.identity === 'object' ? 'alone' : 'among others'
      await unreached(server, async () => {
        for (const [what, asked] of Object.entries(malformed(server))) {
          const heard = await over(ground, (client) => client.ask(asked))
          expect([400, 404, 405, 421, 'refused'], what).toContain(statusOf(heard))
          if (heard.end !== 'answered' || ground.stand.claims.framing === undefined) continue
          expectClosed(what, { headers: Object.fromEntries(heard.fields) }, stands)
        }
      })
      expect(await over(ground, async (client) => statusOf(await client.ask({ fields: fieldsAt(server) })))).toBe(200)
    },
  ),
  proof('loses nothing to a field that HTTP/2 has not, and passes none on (RFC 9113 §8.2)', when, async (ground) => {
    const { server } = ground
    for (const field of noFields) {
      const before = server.seen?.length ?? 0
      const heard = await over(ground, (client) =>
        client.ask({ fields: fieldsAt(server, { ':path': '/seen' }, field) }),
      )
      expect([200, 400, 501, 'refused'], field[0]).toContain(statusOf(heard))
      if (heard.end === 'answered')
        for (const said of [field[1], 'mallory']) expect(heard.body, field[0]).not.toContain(said)
      const reached = server.seen?.slice(before) ?? []
      expect(reached.length, field[0]).toBeLessThanOrEqual(statusOf(heard) === 200 ? 1 : 0)
      for (const { raw } of reached) {
        const names = pairsOf(raw).map(([name]) => name?.toLowerCase())
        if (ground.stand.claims.identity === 'header') expect(names, field[0]).toContain('client-cert')
        expect(raw, field[0]).not.toContain(field[1])
        expect(raw.join(' '), field[0]).not.toContain('mallory')
      }
    }
  }),
  proof('opens no tunnel: not by CONNECT, nor by one with a protocol (RFC 8441)', when, async (ground) => {
    const { server } = ground
    const authority = `localhost:${server.port}`
    const ways: readonly (readonly Field[])[] = [
      [
        [':method', 'CONNECT'],
        [':authority', authority],
      ],
      [
        [':method', 'CONNECT'],
        [':authority', 'evil.example:443'],
      ],
      fieldsAt(server, { ':method': 'CONNECT' }),
      [
        [':method', 'CONNECT'],
        [':protocol', 'websocket'],
        ...fieldsAt(server, { ':method': undefined }, ['origin', ground.own]),
      ],
    ]
    await unreached(server, async () => {
      for (const fields of ways)
        await over(ground, async (client) => {
          const status = statusOf(await client.ask({ fields, unfinished: true }))
          expect([400, 403, 404, 405, 421, 501, 'refused'], JSON.stringify(fields)).toContain(status)
          expect(client.allowed.get(settings.connectProtocol) ?? 0).toBe(0)
        })
    })
  }),
  proof(
    'counts a body by its frames, and takes none of another length than it says (RFC 9113 §8.1.1)',
    when,
    async (ground) => {
      const { server } = ground
      const received = async (asked: Asked): Promise<unknown> => {
        const heard = await over(ground, (client) => client.ask(asked))
        return heard.end === 'answered' && heard.status === 200 ? JSON.parse(heard.body).received : statusOf(heard)
      }
      const body = Buffer.from('four')
      expect(await received({ fields: post(server), body })).toBe(4)
      expect(await received({ fields: post(server, ['content-length', '4']), body })).toBe(4)
      expect(await received({ fields: post(server) })).toBe(0)
      expect(await received({ fields: post(server), body: Buffer.alloc(200_000) })).toBe(200_000)
      await unreached(server, async () => {
        for (const [what, [length, text]] of Object.entries(wrongLengths)) {
          const got = await received({ fields: post(server, ['content-length', length]), body: Buffer.from(text) })
          expect([400, 'refused'], what).toContain(got)
        }
      })
    },
  ),
  proof(
    'takes nothing of who is calling, or from where, out of what follows a body (RFC 9113 §8.1)',
    when,
    async (ground) => {
      const { server, bob } = ground
      const foreign = fieldsAt(server, { ':method': 'POST' }, ['origin', 'https://evil.example'])
      const trailers: readonly Field[] = [
        ['origin', ground.own],
        ['client-cert', 'mallory'],
        ['x-client-identity', 'mallory'],
      ]
      const body = Buffer.from('four')
      for (const [fields, statuses] of [
        [post(server), [200, 400, 'refused']],
        [foreign, [403, 'refused']],
      ] as const) {
        const heard = await over(ground, (client) => client.ask({ fields, body, trailers }), { as: bob })
        expect(statuses).toContain(statusOf(heard))
      }
      expect(server.seen?.flatMap(({ raw }) => raw) ?? []).not.toContain('mallory')
      const pseudo = await over(ground, (client) =>
        client.ask({ fields: post(server), body, trailers: [[':path', '/admin']] }),
      )
      const dropped = ground.stand.manners.oddTrailers === 'dropped' ? [200] : []
      expect([400, 'refused', ...dropped]).toContain(statusOf(pseudo))
      if (pseudo.end === 'answered' && pseudo.status === 200) expect(JSON.parse(pseudo.body)).toEqual({ received: 4 })
    },
  ),
  proof(
    'answers nobody who was revoked on a connection that is open, while it is busy neither',
    when,
    async (ground) => {
      const { pki, crl, alice, start } = ground
      const one = await start()
      const carol = pki.client('carol')
      const get = (path = '/') => ({ fields: fieldsAt(one, { ':path': path }) })
      const idle = openHttp2(how(ground, one, carol))
      const busy = openHttp2(how(ground, one, carol))
      const other = openHttp2(how(ground, one, alice))
      for (const client of [idle, busy, other]) expect(statusOf(await client.ask(get()))).toBe(200)
      void busy.ask({ fields: post(one), unfinished: true })
      expect(statusOf(await busy.ask(get()))).toBe(200)
      await one.reload(crl, pki.crl([serialOf(carol)]))
      const before = one.seen?.length
      for (const client of [idle, busy]) {
        const heard = await Promise.race([client.ask(get()).then(statusOf), client.closed])
        expect([400, 403, 'refused', undefined]).toContain(heard)
      }
      expect(one.seen?.length).toBe(before)
      expect(await ground.statusOf({}, one)).toBe(200)
      for (const client of [idle, busy, other]) client.close()
      await one.stop()
    },
  ),
  proof(
    'speaks none of it where it answers in the clear, and where TLS has agreed on nothing',
    when,
    async (ground) => {
      const preface = Buffer.concat([Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), frame('settings', 0, 0)])
      const isHttp2 = (said: Buffer): boolean =>
        said.length >= 9 && said.readUInt8(3) === 4 && said.readUIntBE(0, 3) % 6 === 0
      const hear = (socket: ReturnType<typeof connectTcp>): Promise<Buffer> =>
        new Promise((resolve) => {
          socket.write(preface)
          socket
            .once('data', resolve)
            .once('close', () => resolve(Buffer.alloc(0)))
            .on('error', () => undefined)
        })
      await unreached(ground.server, async () => {
        expect(isHttp2(await hear(connect({ ...how(ground, ground.server), ALPNProtocols: ['http/1.1'] })))).toBe(false)
      })
      if (!Object.hasOwn(ground.stand.target.inputs, 'health')) return
      const health = await systemNetwork.freePort('127.0.0.1')
      const checked = await ground.start({ inputs: { health: `127.0.0.1:${health}` } })
      expect(isHttp2(await hear(connectTcp(health, '127.0.0.1')))).toBe(false)
      await checked.stop()
    },
  ),
]
