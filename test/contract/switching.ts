/** A backend that switches protocols without being asked: what a client says after that must not pass the door on to it. */
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { connect } from 'node:tls'
import { afterAll, expect, it } from 'vitest'
import { stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { type Ground, makeGround, type Proof, proof } from './proof.ts'
import type { Stand, Standing, Wish } from './stand.ts'

const BEYOND = 'beyond the door'

/** Answers each head with 101 and the fields of the case that its target names, and hangs up once it is told what no request says. */
async function startSwitching(answers: readonly string[]) {
  const heads: string[] = []
  /** The heads after which something came that is no request. */
  const tunnels: string[] = []
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('error', () => undefined).once('close', () => open.delete(socket))
    let text = ''
    let before = ''
    socket.on('data', (chunk) => {
      text += chunk
      if (!text.includes('\r\n\r\n')) return
      heads.push(text)
      if (text.includes(BEYOND)) {
        tunnels.push(before)
        socket.destroy()
      } else socket.write(`HTTP/1.1 101 Switching Protocols\r\n${answers[caseOf(text)] ?? ''}\r\n`)
      before = text
      text = ''
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    heads,
    tunnels,
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}

/** Sends a request, and once there is an answer what is none; gives all that is said until the end. */
const sayMore = ({ alice, pki }: Ground, { port }: Standing, request: string): Promise<string> =>
  new Promise((resolve) => {
    let said = ''
    const key = alice.key.secret.export({ type: 'pkcs8', format: 'pem' })
    const place = { host: '127.0.0.1', port, servername: 'localhost', ca: pki.servers.pem }
    const socket = connect({ ...place, cert: alice.pem, key }, () => socket.write(request))
    socket.once('data', () => socket.write(`${BEYOND}\r\n\r\n`))
    socket.on('data', (chunk) => {
      said += chunk
    })
    socket.on('error', () => undefined).on('close', () => resolve(said))
  })

const upgrade = (protocol: string) => `Connection: Upgrade\r\nUpgrade: ${protocol}\r\n`

/** What the client asks for, and what the backend says with its 101. */
const cases: readonly { readonly what: string; readonly asked: string; readonly answered: string }[] = [
  { what: 'both name HTTP/2', asked: upgrade('h2c'), answered: upgrade('h2c') },
  { what: 'nobody names a protocol', asked: '', answered: '' },
  { what: 'the backend alone names one', asked: '', answered: upgrade('websocket') },
  { what: 'the client alone names one', asked: upgrade('websocket'), answered: '' },
  {
    what: 'the client names one that it does not connect',
    asked: 'Upgrade: websocket\r\n',
    answered: upgrade('websocket'),
  },
  { what: 'both name the same', asked: upgrade('websocket'), answered: upgrade('websocket') },
  { what: 'they name different ones', asked: upgrade('h2c'), answered: upgrade('websocket') },
  {
    what: 'the client shakes hands as WebSocket does',
    asked: `${upgrade('websocket')}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`,
    answered: `${upgrade('websocket')}Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n`,
  },
]

const caseOf = (head: string) => Number(/\?case=(\d)/.exec(head)?.[1])

const requests = ['GET /{} HTTP/1.1', 'POST /{} HTTP/1.1\r\nContent-Length: 0', 'GET /{} HTTP/1.0']

export const switching: readonly Proof[] = [
  proof(
    'passes on nothing but requests, also where its backend switches protocols unasked (RFC 9110 §7.8)',
    ({ identity }) => identity === 'header',
    async (ground) => {
      const { sample } = ground.stand.target.commands
      if (sample === undefined) throw new Error(`${ground.stand.title} has no backend`)
      const backend = await startSwitching(cases.map(({ answered }) => answered))
      const upstream = { [sample.input]: sample.value.replace('{port}', `${backend.port}`) }
      // One that opens WebSockets elsewhere, where it does.
      const webSockets = ground.stand.claims.webSockets && { webSockets: '/live' }
      const server = await ground.start({ inputs: { ...upstream, ...webSockets, requestSeconds: '2' } })
      const origin = `https://localhost:${server.port}`
      // All at once, because each is over when its time is.
      const asking = cases.flatMap(({ what, asked }, which) =>
        requests.map(async (request, index) => {
          const target = `?case=${which}&request=${index}`
          const head = `${request.replace('{}', target)}\r\nHost: localhost\r\nOrigin: ${origin}\r\n${asked}\r\n`
          const said = await sayMore(ground, server, head)
          // One that asks for another protocol, or speaks an older HTTP, may be refused by the proxy itself.
          const refused = (asked !== '' || request.endsWith('1.0')) && /^HTTP\/1\.[01] 4\d\d /.test(said)
          const isPassedOn = backend.heads.some((one) => one.includes(target))
          expect(refused || isPassedOn, `${what}: ${request}: ${said}`).toBe(true)
        }),
      )
      await Promise.all(asking)
      expect(backend.tunnels, BEYOND).toEqual([])
      await server.stop()
      backend.close()
    },
  ),
  proof(
    'opens no tunnel for another protocol than the WebSocket that it lets through (RFC 6455 §4.1)',
    ({ identity, webSockets }) => identity === 'header' && webSockets === true,
    async (ground) => {
      const { sample } = ground.stand.target.commands
      if (sample === undefined) throw new Error(`${ground.stand.title} has no backend`)
      const accept = 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n'
      const protocols = ['websocket', 'h2c', 'websocket, tunnel', 'websocketx']
      const answers = [
        ...protocols.map((one) => upgrade(one) + accept),
        accept,
        `${upgrade('websocket')}Upgrade: tunnel\r\n${accept}`,
      ]
      const backend = await startSwitching(answers)
      const upstream = { [sample.input]: sample.value.replace('{port}', `${backend.port}`) }
      const server = await ground.start({ inputs: { ...upstream, webSockets: '/live', requestSeconds: '2' } })
      const handshake = `${upgrade('websocket')}Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n`
      const said = await Promise.all(
        answers.map((_, which) => {
          const head = `GET /live?case=${which} HTTP/1.1\r\nHost: localhost\r\nOrigin: https://localhost:${server.port}\r\n`
          return sayMore(ground, server, `${head}${handshake}\r\n`)
        }),
      )
      const opened = ground.stand.manners.twoUpgrades === 'opened' ? [0, answers.length - 1] : [0]
      expect(backend.tunnels.map(caseOf).sort(), 'beyond a WebSocket').toEqual(opened)
      expect(said.map((one) => one.includes(' 101 '))).toEqual(answers.map((_, which) => opened.includes(which)))
      await server.stop()
      backend.close()
    },
  ),
]

/** Holds a target that lacks a safeguard to the first proof: one that passes there proves nothing. */
export function noticesSwitching(stands: readonly Stand[], edits: NonNullable<Wish['edits']>): void {
  afterAll(stopLeftOver)
  for (const stand of stands) {
    const { title, missing } = stand
    it(`${title} is caught that lets its backend switch protocols`, async (context) => {
      if (missing !== undefined) return leaveOut(context, missing)
      const ground = await makeGround(stand, { edits })
      await expect(switching[0]?.prove(ground)).rejects.toThrow('beyond')
      await ground.server.stop()
      stand.clear()
    })
  }
}
