/** WebSockets at an exported server: who may open one, where, and how it ends. What is said over it is the application's. */
import { randomBytes } from 'node:crypto'
import { connect, type TLSSocket } from 'node:tls'
import { expect } from 'vitest'
import { parseAccess } from '../../src/policy/access.ts'
import { foreignWebsocket } from '../../src/probe/attacks/foreign-websocket.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Made } from '../support/certificate-kit.ts'
import { soon } from '../support/exported-server.ts'
import { request } from '../support/target-kit.ts'
import { hurriedPorts, usableKey } from '../support/twins.ts'
import { claimed, type Ground, type Proof, proof } from './proof.ts'
import { serialOf } from './revocation.ts'
import type { Standing, Wish } from './stand.ts'

const PATH = '/live'
const friend = 'https://app.acme.internal:8444'

/** What a client may do otherwise than the one that gets a WebSocket. */
type Asking = {
  readonly as?: Made
  readonly line?: string
  readonly host?: string
  readonly origins?: readonly string[]
  readonly protocol?: string
  readonly more?: string
}

/** A connection over which a WebSocket was asked for. */
type Asked = {
  readonly status: number
  readonly socket: TLSSocket
  /** What came after the head of the answer, once it has the text. */
  says(text: string): Promise<void>
}

/** Asks for a WebSocket as RFC 6455 §4.1 has it, and waits for the head of the answer; status 0 where there is none. */
export function askFor({ alice, pki }: Ground, { port }: Standing, asking: Asking = {}): Promise<Asked> {
  const { as = alice, line = `GET ${PATH} HTTP/1.1`, host = `localhost:${port}` } = asking
  const { origins = [`https://localhost:${port}`], protocol = 'websocket', more = '' } = asking
  const key = as.key.secret.export({ type: 'pkcs8', format: 'pem' })
  const place = { host: '127.0.0.1', port, servername: 'localhost', ca: pki.servers.pem }
  const fields = [
    `Host: ${host}`,
    'Connection: keep-alive, Upgrade',
    `Upgrade: ${protocol}`,
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...origins.map((origin) => `Origin: ${origin}`),
  ]
  return new Promise((resolve) => {
    const socket = connect({ ...place, cert: as.pem, key })
    socket.write(`${line}\r\n${fields.join('\r\n')}\r\n${more}\r\n`)
    let said = ''
    const waiting = new Set<() => void>()
    const ended = new Promise<void>((end) => socket.once('close', () => end()))
    const says = (text: string) =>
      new Promise<void>((heard, reject) => {
        const look = () => {
          if (said.includes(text, said.indexOf('\r\n\r\n') + 4)) heard()
        }
        waiting.add(look)
        look()
        void ended.then(() => reject(new Error(`it ended, and never said ${text}: ${said}`)))
      })
    const answer = () => resolve({ status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(said)?.[1] ?? 0), socket, says })
    socket.on('data', (chunk) => {
      said += chunk
      if (said.includes('\r\n\r\n')) answer()
      for (const look of waiting) look()
    })
    socket.on('error', () => undefined)
    void ended.then(answer)
  })
}

/** A short message of a client, masked (RFC 6455 §5.3). */
function masked(text: string): Buffer {
  const mask = randomBytes(4)
  const payload = Buffer.from(text).map((octet, index) => octet ^ (mask[index % 4] as number))
  return Buffer.concat([Buffer.from([0x81, 0x80 | payload.length]), mask, payload])
}

/** The status of the answer to one who does not keep it. */
async function statusFor(ground: Ground, server: Standing, asking: Asking = {}): Promise<number> {
  const { status, socket } = await askFor(ground, server, asking)
  socket.destroy()
  return status
}

const opened = (ground: Ground, wish: Wish = {}): Promise<Standing> =>
  ground.start({ ...wish, inputs: { webSockets: `/other/,${PATH}`, ...wish.inputs } })

/** Waits until one ends that is to end within seconds. */
const ending = ({ socket }: Asked, timeout = 60_000): Promise<void> =>
  expect.poll(() => socket.closed, { message: 'that it has ended', timeout }).toBe(true)

const when = claimed('webSockets')
/** Where each request is held against what is in force then, a WebSocket is so all the time. */
const whileOpen: Proof['when'] = ({ webSockets, revocation }) => webSockets === true && revocation === 'request'

export const webSockets: readonly Proof[] = [
  proof(
    'opens a WebSocket for a page of its own or of an allowed origin, and says who is there',
    when,
    async (ground) => {
      const server = await opened(ground, { inputs: { origins: friend } })
      for (const asking of [
        {},
        { origins: [friend] },
        { line: `GET ${PATH}?x=1 HTTP/1.1` },
        { line: 'GET /other/ HTTP/1.1' },
        { protocol: 'WebSocket' },
        { more: 'X-Client-Identity: {}\r\nClient-Cert: :AAAA:\r\n' },
      ]) {
        const { status, says, socket } = await askFor(ground, server, asking)
        expect(status, JSON.stringify(asking)).toBe(101)
        await says('"spiffe://acme.internal/alice"')
        if (server.seen !== undefined) {
          const message = masked('is anybody there?')
          socket.setEncoding('latin1')
          socket.write(message)
          const again = message.toString('latin1')
          await new Promise<void>((resolve) => socket.on('data', (text) => void (`${text}` === again && resolve())))
        }
        socket.destroy()
      }
      await server.stop()
    },
  ),
  proof('opens none for a page of another origin, nor without an Origin, nor twice', when, async (ground) => {
    const server = await opened(ground, { inputs: { origins: friend } })
    const own = `https://localhost:${server.port}`
    for (const origins of [
      [],
      [''],
      ['null'],
      ['https://evil.example'],
      ['https://localhost'],
      [`http://localhost:${server.port}`],
      [`${own}/`],
      [`${own}0`],
      [`${own}.evil.example`],
      [own.toUpperCase()],
      [friend.replace(':8444', '')],
      [friend, 'https://evil.example'],
      ['https://evil.example', own],
      [`${own} https://evil.example`],
    ])
      expect([400, 403], origins.join()).toContain(await statusFor(ground, server, { origins }))
    expect(server.seen ?? []).toEqual([])
    await server.stop()
  }),
  proof(
    'opens none for the probe, as a foreign page or without a certificate, over any protocol',
    when,
    async (ground) => {
      const server = await opened(ground)
      const { pki } = ground
      const honest = pki.client('alice', 'admin', { key: usableKey() })
      const report = await runProbe(
        {
          address: { host: '127.0.0.1', port: server.port },
          serverName: 'localhost',
          path: '/',
          websocketPath: PATH,
          credential: { chain: [honest.der], key: honest.key },
          serverTrust: [pki.servers.der],
          clientAnchor: pki.authority.der,
          timeoutMs: 20_000,
        },
        hurriedPorts,
        [foreignWebsocket],
      )
      expect(report.cause).toBeUndefined()
      expect(report.results).toMatchObject([{ id: 'foreign-websocket', verdict: 'enforced' }])
      await server.stop()
    },
  ),
  proof('opens one without an Origin where its export says so, and none for a foreign one', when, async (ground) => {
    const server = await opened(ground, { inputs: { withoutOrigin: 'allow' } })
    expect(await statusFor(ground, server, { origins: [] })).toBe(101)
    expect(await statusFor(ground, server, { origins: ['https://evil.example'] })).toBe(403)
    await server.stop()
  }),
  proof('opens none elsewhere, in another way, or over another protocol', when, async (ground) => {
    const server = await opened(ground)
    const { fragment, upgrade } = ground.stand.manners
    const fragments = fragment === 'seen' ? ['/live#x'] : []
    const line = (method: string, path: string, version = '1.1') => ({ line: `${method} ${path} HTTP/${version}` })
    const cases: readonly Asking[] = [
      ...['/', '/live/', '/Live', '/live/x', '/liv', '/livex', '//live', '/./live', '/x/../live', '/live;x'].map(
        (path) => line('GET', path),
      ),
      ...['/%6cive', '/live%2f', '/live%00', '/other', '/other//', '\\live', ...fragments].map((path) =>
        line('GET', path),
      ),
      ...['POST', 'HEAD', 'OPTIONS', 'get'].map((method) => line(method, PATH)),
      line('GET', PATH, '1.0'),
      { protocol: 'h2c' },
      { protocol: 'websocket, other' },
      // Where HTTP/2 is taken out before anybody can look, a question for a WebSocket is left.
      ...(upgrade === 'kept' ? [{ protocol: 'websocket, h2c' }, { more: 'Upgrade: h2c\r\n' }] : []),
      { protocol: 'websockets' },
      { more: 'Upgrade: other\r\n' },
      { more: 'Content-Length: 0\r\n' },
      { more: 'Transfer-Encoding: chunked\r\n\r\n0\r\n' },
      { host: 'evil.example' },
      { more: 'Host: evil.example\r\n' },
    ]
    for (const asking of cases) expect(await statusFor(ground, server, asking), JSON.stringify(asking)).not.toBe(101)
    expect(await statusFor(ground, server)).toBe(101)
    // Where nothing was asked for at export, there is none at all.
    for (const path of [PATH, '/']) expect(await statusFor(ground, ground.server, line('GET', path))).not.toBe(101)
    await server.stop()
  }),
  proof('asks the access rules first', when, async (ground) => {
    const rules = [{ paths: [PATH], methods: ['GET'], require: { role: ['admin'] } }]
    const access = parseAccess(JSON.stringify({ rules }), 'rules.json', request().claims)
    const server = await opened(ground, { access })
    expect(await statusFor(ground, server, { as: ground.alice })).toBe(101)
    expect(await statusFor(ground, server, { as: ground.bob })).toBe(403)
    expect(await statusFor(ground, server, { line: 'GET /other/ HTTP/1.1' })).toBe(403)
    await server.stop()
  }),
  proof('ends one by a revocation, and opens none for who is revoked', when, async (ground) => {
    const { alice, bob, crl, pki } = ground
    // Not because nobody says anything.
    const server = await opened(ground, { inputs: { requestSeconds: '600' } })
    const open = await askFor(ground, server, { as: bob })
    expect(open.status).toBe(101)
    await open.says('"spiffe://acme.internal/bob"')
    await server.reload(crl, pki.crl([serialOf(bob)]))
    await ending(open)
    expect(await statusFor(ground, server, { as: bob })).not.toBe(101)
    expect(await statusFor(ground, server, { as: alice })).toBe(101)
    await server.stop()
  }),
  proof('ends one with the certificate of its client', whileOpen, async (ground) => {
    const server = await opened(ground)
    await soon(async (moment) => {
      const open = await askFor(ground, server, { as: ground.pki.client('late', undefined, { notAfter: moment }) })
      await ending(open, 400_000)
      return open.status === 101
    })
    await server.stop()
  }),
  proof('ends one that is old, and with the server', whileOpen, async (ground) => {
    const aging = await opened(ground, { limits: { connectionSeconds: 1 }, inputs: { requestSeconds: '1' } })
    const old = await askFor(ground, aging)
    expect([101, 503]).toContain(old.status)
    await ending(old)
    await aging.stop()
    const stopping = await opened(ground, { limits: { shutdownSeconds: 1 } })
    const open = await askFor(ground, stopping)
    expect(open.status).toBe(101)
    stopping.signal('SIGTERM')
    await ending(open)
    expect(await stopping.exited).toBe(0)
    await stopping.stop()
  }),
]
