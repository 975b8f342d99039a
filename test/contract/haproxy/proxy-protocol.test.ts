/** The exported HAProxy behind what speaks the PROXY protocol: the address that a trusted sender names is the client's, and no other gets in. */
import { connect as connectTcp } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import type { Made } from '../../support/certificate-kit.ts'
import { type LivePki, makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { pairsOf } from '../application.ts'
import { type Stand, type Standing, standsOf, start, type Wish } from '../stand.ts'

const [stand] = (await standsOf('haproxy')) as [Stand]
const CLIENT = '203.0.113.7'
/** What a sender in front writes before the handshake (version 1 of the protocol). */
const header = (port: number): string => `PROXY TCP4 ${CLIENT} 127.0.0.1 50000 ${port}\r\n`

/** The status of a request over a connection that begins with a text, from an address of this machine; 0 where there is no answer. */
function ask({ port }: Standing, pki: LivePki, as: Made, beginning: string, from = '127.0.0.1'): Promise<number> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host: '127.0.0.1', port, localAddress: from })
    const end = (): void => resolve(0)
    socket.on('error', end).on('close', end)
    socket.once('connect', () => {
      if (beginning !== '') socket.write(beginning)
      const key = as.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
      const secure = connectTls({ socket, servername: 'localhost', ca: pki.servers.pem, cert: as.pem, key })
      secure.on('error', end).on('close', end)
      secure.once('secureConnect', () => secure.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'))
      secure.once('data', (bytes: Buffer) => resolve(Number(/^HTTP\/1\.1 (\d{3}) /.exec(bytes.toString())?.[1] ?? 0)))
    })
  })
}

afterAll(() => {
  stopLeftOver()
  stand.clear()
})

describe('the PROXY protocol at the exported HAProxy', () => {
  const at = async (wish: Wish, act: (server: Standing, pki: LivePki, alice: Made) => Promise<void>) => {
    const pki = makeLivePki()
    const server = await start(stand, pki, wish)
    try {
      await act(server, pki, pki.client('alice'))
    } finally {
      await server.stop()
    }
  }
  const addressesSeen = ({ seen = [] }: Standing) =>
    seen.map(({ raw }) => pairsOf(raw).find(([name]) => name?.toLowerCase() === 'x-forwarded-for')?.[1])

  it('tells the address of the client, to the log and to the backend, and lets nobody connect who is not in front', async (context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    await at({ inputs: { proxyProtocol: '192.0.2.0/24,127.0.0.1/32' } }, async (server, pki, alice) => {
      const named = header(server.port)
      expect(await ask(server, pki, alice, named)).toBe(200)
      expect(addressesSeen(server)).toEqual([CLIENT])
      expect(server.output()).toContain(` ${CLIENT} `)
      for (const [what, beginning, from] of [
        ['without the header', '', '127.0.0.1'],
        ['half a header', named.slice(0, 20), '127.0.0.1'],
        ['a header of no address', 'PROXY TCP4 nobody 127.0.0.1 50000 1\r\n', '127.0.0.1'],
        ['another sender', named, '127.0.0.2'],
        ['another sender, without the header', '', '127.0.0.2'],
      ] as const) {
        expect(await ask(server, pki, alice, beginning, from), what).toBe(0)
      }
      // Who is in front vouches for an address, and for nobody's certificate.
      const stranger = makeLivePki().client('alice')
      expect(await ask(server, pki, stranger, named)).toBe(0)
      expect(addressesSeen(server)).toEqual([CLIENT])
    })
  })

  it('is refused where the export says nothing of it', async (context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    await at({}, async (server, pki, alice) => {
      expect(await ask(server, pki, alice, '')).toBe(200)
      expect(await ask(server, pki, alice, header(server.port))).toBe(0)
      expect(addressesSeen(server)).toEqual(['127.0.0.1'])
    })
  })

  it('would be believed of anybody, were senders not looked at', async (context) => {
    if (stand.missing !== undefined) return leaveOut(context, stand.missing)
    const edits = { 'haproxy.cfg': { 'tcp-request connection reject unless is_in_front': '' } }
    await at({ inputs: { proxyProtocol: '127.0.0.1/32' }, edits }, async (server, pki, alice) => {
      expect(await ask(server, pki, alice, header(server.port), '127.0.0.2')).toBe(200)
    })
  })
})
