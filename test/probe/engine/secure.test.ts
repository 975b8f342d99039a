/** What the probe sees of a flight that it writes itself, and of one that it could not send. */
import { createServer, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { observe } from '../../../src/probe/engine/observe.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { type ClientFlight, flightMessages, honestFlight } from '../../../src/probe/tls/client-flight.ts'
import { listen, makePki, probePorts, startSound, type Twin } from '../../support/twins.ts'

const pki = makePki()
/** A record of empty messages. */
const much = Buffer.concat([Buffer.from('1603034000', 'hex'), Buffer.alloc(16_384)])
const [alert, hello] = [Buffer.from('15030300020228', 'hex'), Buffer.from('160303', 'hex')]

async function seenAt(
  starting: Promise<Twin>,
  version: '1.2' | '1.3',
  flight: ClientFlight,
  network = probePorts.network,
): Promise<Observation> {
  const twin = await starting
  const endpoint = {
    address: { host: '127.0.0.1', port: twin.port },
    serverName: 'localhost',
    serverTrust: [pki.servers.der],
    timeoutMs: 5000,
  }
  const route = { transport: version, protocol: http1 }
  try {
    return await observe(network, endpoint, route, { request: http1.honest({ path: '/' }), flight })
  } finally {
    await twin.close()
  }
}

describe.each(['1.3', '1.2'] as const)('a flight of our own over TLS %s', (version) => {
  const honest = honestFlight(pki.alice)

  it('gets the page if it is honest', async () => {
    const seen = await seenAt(startSound(pki), version, honest)
    expect(seen).toMatchObject({ handshake: 'complete', answer: { status: 200 }, alpn: 'http/1.1' })
    expect(Buffer.from(seen.peerCertificate ?? []).equals(pki.server.der)).toBe(true)
    expect(seen).not.toHaveProperty('unsent')
  })

  it('gets it at a server that asks nobody for a certificate, too, for then it shows none (RFC 8446 §4.4.2)', async () => {
    const seen = await seenAt(startSound(pki, { requestCert: false }), version, honest)
    expect(seen).toMatchObject({ answer: { status: 200 } })
  })

  it.each([
    ['hangs up', (socket: Socket) => socket.end()],
    ['refuses the hello', (socket: Socket) => socket.end(alert)],
    ['breaks off', (socket: Socket) => socket.end(hello)],
    ['says more than any server', (socket: Socket) => socket.end(Buffer.concat(Array<Buffer>(20).fill(much)))],
    ['speaks no TLS', (socket: Socket) => socket.end('SSH-2.0-surprise')],
  ])('is not said to have been sent to a server that %s', async (_, meet) => {
    const server = createServer((socket) => socket.once('data', () => meet(socket)))
    const seen = await seenAt(listen(server), version, honest)
    expect(seen.unsent).toBe(true)
    expect(seen).not.toHaveProperty('answer')
  })

  it('hides no mistake of ours behind what a server does', async () => {
    const hand = await probePorts.network.byOwnHand()
    const sign = () => Promise.reject(new TypeError('a mistake'))
    const network = { ...probePorts.network, byOwnHand: async () => ({ ...hand, sign }) }
    await expect(seenAt(startSound(pki), version, honest, network)).rejects.toThrow('a mistake')
  })

  it('says why it cannot be sent, and sends nothing then', async () => {
    const unable: ClientFlight = { messages: [{ message: 'CertificateVerify', key: pki.alice.key, scheme: 0x9999 }] }
    const seen = await seenAt(startSound(pki), version, unable)
    expect(seen).toMatchObject({ end: 'local', unsent: true, detail: expect.stringContaining('0x9999') })
    expect(seen).not.toHaveProperty('answer')
  })
})

it('needs a key exchange in TLS 1.2', async () => {
  const seen = await seenAt(startSound(pki), '1.2', { messages: [flightMessages.finished] })
  expect(seen).toMatchObject({ unsent: true, detail: expect.stringContaining('key exchange') })
})
