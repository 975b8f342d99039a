/** Senders that it knows, and that take their time with the header of the PROXY protocol, or send it in pieces. */
import { connect as connectHttp2 } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { afterAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../../src/effects/clock.ts'
import { makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { standsOf, start, type Wish } from '../stand.ts'

const HEADER = 'PROXY TCP4 203.0.113.7 127.0.0.1 50000 443\r\n'

/** A page that says where a request is from. */
const TELLS =
  "answer(response, 200, [request.socket.remoteAddress, request.socket.remotePort, request.socket.remoteFamily].join(' '))"

afterAll(stopLeftOver)

describe.each(await standsOf('node'))('$title', (stand) => {
  const at = async (
    wish: Wish,
    act: (reached: {
      output(): string
      open(): Promise<Socket>
      /** Says hello over a socket behind its header, and gives what the answer begins with. */
      greet(socket: Socket): Promise<string>
      /** Gives the answer over HTTP/2, which is a word in JSON. */
      greetOverHttp2(socket: Socket): Promise<string>
    }) => Promise<void>,
  ) => {
    const pki = makeLivePki()
    const server = await start(stand, pki, { inputs: { proxyProtocol: '127.0.0.1/32' }, ...wish })
    const alice = pki.client('alice')
    const key = alice.key.secret.export({ type: 'pkcs8', format: 'pem' }).toString()
    const open = () =>
      new Promise<Socket>((resolve, reject) => {
        const socket = connect({ host: '127.0.0.1', port: server.port }, () => resolve(socket))
        socket.on('error', reject)
      })
    const greet = (socket: Socket) =>
      new Promise<string>((resolve) => {
        const secure = connectTls({ socket, servername: 'localhost', ca: pki.servers.pem, cert: alice.pem, key })
        secure.on('error', () => resolve('')).on('close', () => resolve(''))
        secure.once('data', (bytes) => {
          resolve(bytes.toString('latin1').slice(0, 12))
          socket.destroy()
        })
        secure.once('secureConnect', () => secure.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'))
      })
    const greetOverHttp2 = (socket: Socket) =>
      new Promise<string>((resolve, reject) => {
        const options = { socket, servername: 'localhost', ca: pki.servers.pem, cert: alice.pem, key }
        const session = connectHttp2('https://localhost', {
          createConnection: () => connectTls({ ...options, ALPNProtocols: ['h2'] }),
        })
        session.on('error', reject)
        let said = ''
        const stream = session.request({ ':path': '/' }).setEncoding('utf8')
        stream.on('error', reject).on('data', (text) => {
          said += text
        })
        stream.on('end', () => {
          session.destroy()
          resolve(JSON.parse(said))
        })
      })
    try {
      await act({ output: server.output, open, greet, greetOverHttp2 })
    } finally {
      await server.stop()
    }
  }

  it('takes a header octet by octet, and one that comes together with the handshake', async () => {
    await at({}, async ({ open, greet }) => {
      const slow = await open()
      slow.setNoDelay(true)
      for (const octet of HEADER) {
        slow.write(octet)
        await systemClock.sleep(5)
      }
      expect(await greet(slow)).toBe('HTTP/1.1 200')
      const together = await open()
      together.cork()
      together.write(HEADER)
      const greeted = greet(together)
      await systemClock.sleep(50)
      together.uncork()
      expect(await greeted).toBe('HTTP/1.1 200')
    })
  })

  it('shakes hands over HTTP/2 behind a header as well, and at an address of IPv4 that IPv6 spells', async () => {
    const inputs = { proxyProtocol: '127.0.0.1/32', http2: 'yes', address: '::' }
    const telling = { 'server.mjs': { 'answer(response, 200, request.identity)': TELLS } }
    await at({ inputs, edits: telling }, async ({ open, greetOverHttp2 }) => {
      const socket = await open()
      socket.write(HEADER)
      expect(await greetOverHttp2(socket)).toBe('203.0.113.7 50000 IPv4')
    })
  })

  it('ends the connection of a sender that begins no header, or does not finish it, in the time of a handshake', async () => {
    await at({ limits: { handshakeSeconds: 1 } }, async ({ open, greet, output }) => {
      const waiting = await Promise.all(
        ['', 'PROXY TCP4 203', HEADER].map(async (said) => [said, await open()] as const),
      )
      await Promise.all(
        waiting.map(([said, socket]) => {
          if (said !== '') socket.write(said)
          return new Promise((resolve) => socket.resume().once('close', resolve))
        }),
      )
      await expect
        .poll(output)
        .toContain('127.0.0.1 - - handshake refused "its header of the PROXY protocol did not come')
      // One that has said whose connection it is shakes hands, and has the time of that.
      await expect.poll(output).toContain('203.0.113.7 - - handshake refused')
      const [half, good] = [await open(), await open()]
      half.end('PROXY TCP4')
      await new Promise((resolve) => half.resume().once('close', resolve))
      good.write(HEADER)
      expect(await greet(good)).toBe('HTTP/1.1 200')
    })
  })

  it('would wait for a header for ever, did nothing end that', async () => {
    const endless = { 'proxy.mjs': { 'config.limits.handshakeSeconds * 1000': '1e9' } }
    await at({ limits: { handshakeSeconds: 1 }, edits: endless }, async ({ open }) => {
      const socket = await open()
      let isOpen = true
      socket.resume().once('close', () => {
        isOpen = false
      })
      await systemClock.sleep(3000)
      expect(isOpen).toBe(true)
    })
  })

  it('lets a client in beside more silent connections than there are places for handshakes', async () => {
    await at({}, async ({ open, greet }) => {
      const silent = await Promise.all(Array.from({ length: 300 }, open))
      const socket = await open()
      socket.write(HEADER)
      expect(await greet(socket)).toBe('HTTP/1.1 200')
      for (const one of silent) one.destroy()
    })
  })
})
