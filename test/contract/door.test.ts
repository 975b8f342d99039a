/** What a server behind a door does with time: a handshake that nobody finishes ends after ten seconds. */
import { once } from 'node:events'
import { Agent, createServer } from 'node:https'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { Door } from '../../src/door/door.ts'
import { objectionToTls, supportedGroups } from '../../src/effects/tls.ts'
import { makeLivePki } from '../support/exported-server.ts'
import { knockAt, secretPem } from '../support/knock.ts'

const pki = makeLivePki()
const [alice, bob] = [pki.client('alice'), pki.client('bob')]
const door = new Door(
  {
    host: 'localhost',
    clientAuthority: pki.authority.pem,
    pin: pki.pin,
    clientCrl: pki.crl(),
    serverChain: pki.server.pem,
    serverKey: secretPem(pki.server),
  },
  {},
  { clock: { now: () => pki.now }, supportedGroups, objectionToTls },
)

it('a server behind a door is not filled by strangers who never finish a handshake, and hangs up on no client who did', async () => {
  const [server, agent] = [
    createServer(door.tls, (_, response) => response.end()),
    new Agent({ keepAlive: true, maxSockets: 1 }),
  ]
  const [strangers, reasons]: [Socket[], unknown[]] = [[], []]
  server.on('tlsClientError', (error) => reasons.push('code' in error ? error.code : error.message))
  Object.assign(server, { maxConnections: 4, keepAliveTimeout: 0 })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  try {
    expect(await knockAt(pki, port, alice, { agent })).toMatchObject({ status: 200 })
    const [open] = Object.values(agent.freeSockets).flat()
    // The beginning of a ClientHello, and nothing at all.
    for (const said of ['\x16\x03\x01\x02\x00\x01', '', '']) {
      const stranger = connect(port, '127.0.0.1')
      strangers.push(stranger.on('error', () => undefined))
      await Promise.all([once(stranger, 'connect'), once(server, 'connection')])
      stranger.write(said)
    }
    const gone = Promise.all(strangers.map((stranger) => once(stranger.resume(), 'close')))
    const [, answer] = await Promise.all([once(server, 'drop'), knockAt(pki, port, bob)])
    expect(answer).toBe('refused')
    await gone
    expect(reasons).toEqual(Array(3).fill('ERR_TLS_HANDSHAKE_TIMEOUT'))
    expect(await knockAt(pki, port, bob)).toMatchObject({ status: 200 })
    expect(open?.destroyed).toBe(false)
  } finally {
    for (const stranger of strangers) stranger.destroy()
    agent.destroy()
    server.close()
  }
})
