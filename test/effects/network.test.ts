import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls'
import { afterEach, describe, expect, it } from 'vitest'
import type { Heard, TcpStream, TlsVersion } from '../../src/core/port/network.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { exchange as ask, exchangeCleartext } from '../support/exchange.ts'
import { makePki } from '../support/twins.ts'

const pki = makePki()
const versions: readonly TlsVersion[] = ['1.2', '1.3']
const open: (Server | Socket)[] = []

afterEach(() => {
  for (const one of open.splice(0)) 'listening' in one ? one.close() : one.destroy()
})

async function listen(server: Server): Promise<number> {
  open.push(server)
  server.on('connection', (socket: Socket) => open.push(socket.on('error', () => undefined)))
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A TLS server that answers `pong` and closes, unless told otherwise. */
function startTls(
  options: TlsOptions = {},
  talk = (socket: TLSSocket): void => void socket.end('pong'),
): Promise<number> {
  const key = pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' })
  const respond = (socket: TLSSocket): void => {
    socket.on('error', () => undefined)
    socket.once('data', () => talk(socket))
  }
  return listen(createTlsServer({ key, cert: pki.server.pem, ALPNProtocols: ['http/1.1'], ...options }, respond))
}

function startTcp(talk: (socket: Socket) => void): Promise<number> {
  return listen(createServer(talk))
}

const exchange = (port: number, wish: Partial<Parameters<typeof ask>[1]> = {}) =>
  ask(port, { serverTrust: [pki.servers.der], ...wish })

const required: TlsOptions = { requestCert: true, rejectUnauthorized: true, ca: pki.clients.pem }

describe.each(versions)('exchange over TLS %s', (version) => {
  it('says what it was told to, and hears until it has enough', async () => {
    const outcome = await exchange(await startTls(), { version })
    expect(outcome).toMatchObject({ end: 'complete', handshake: 'complete' })
    expect(Buffer.from(outcome.received).toString()).toBe('pong')
    expect(Buffer.from(outcome.peerCertificate ?? []).equals(Buffer.from(pki.server.der))).toBe(true)
  })

  it('speaks this version only, offers http/1.1, resumes nothing and names the server', async () => {
    const seen: string[] = []
    const port = await startTls({}, (socket) => {
      seen.push([socket.getProtocol(), socket.alpnProtocol, socket.servername, socket.isSessionReused()].join(' '))
      socket.end('pong')
    })
    await exchange(port, { version })
    await exchange(port, { version })
    expect(seen).toEqual([1, 2].map(() => `TLSv${version} http/1.1 localhost false`))
  })

  it('presents the whole chain of a credential', async () => {
    const chains: (string | undefined)[] = []
    const port = await startTls({ ...required, rejectUnauthorized: false }, (socket) => {
      const [own] = [socket.getPeerX509Certificate()]
      chains.push(own?.issuerCertificate?.subject)
      socket.end('pong')
    })
    const credential = { ...pki.stranger, chain: [...pki.stranger.chain, pki.strangers.der] }
    await exchange(port, { version, credential })
    await exchange(port, { version, credential: pki.stranger })
    expect(chains).toEqual(['CN=Strangers', undefined])
  })

  it('is let in with a credential of the right CA', async () => {
    const outcome = await exchange(await startTls(required), { version, credential: pki.alice })
    expect(outcome).toMatchObject({ end: 'complete', handshake: 'complete' })
  })

  it('gives the alert by its number when refused for want of a certificate (RFC 8446 §6.2)', async () => {
    const outcome = await exchange(await startTls(required), { version })
    expect(outcome).toMatchObject({ end: 'closed', alert: version === '1.3' ? 116 : 40 })
    expect(outcome.received).toHaveLength(0)
  })

  it('gives alert 70 where the server does not speak this version', async () => {
    const other = version === '1.3' ? 'TLSv1.2' : 'TLSv1.3'
    const outcome = await exchange(await startTls({ minVersion: other, maxVersion: other }), { version })
    expect(outcome).toMatchObject({ end: 'closed', handshake: 'failed', alert: 70 })
  })

  it('tells a close without a word from a refusal by alert', async () => {
    const outcome = await exchange(await startTls(required), { version, credential: pki.stranger })
    expect(['closed', 'reset']).toContain(outcome.end)
    expect(outcome.alert).toBeUndefined()
  })

  it('does not speak to a server whose certificate it cannot trust', async () => {
    let heard = 0
    const port = await startTls({}, () => {
      heard += 1
    })
    const distrusted = await exchange(port, { version, serverTrust: [pki.clients.der] })
    expect(distrusted).toMatchObject({ end: 'local', detail: expect.stringContaining('not trusted') })
    expect(await exchange(port, { version, serverTrust: [] })).toMatchObject({ end: 'local' })
    expect(heard).toBe(0)
  })

  it('does not speak to a server that has another name (RFC 9525 §6)', async () => {
    const outcome = await exchange(await startTls(), { version, serverName: 'elsewhere.example' })
    expect(outcome).toMatchObject({ end: 'local', detail: expect.stringContaining('ALTNAME') })
  })

  it('takes whatever it is shown when told to', async () => {
    const wish = { version, serverName: 'elsewhere.example', serverTrust: 'unchecked' } as const
    expect(await exchange(await startTls(), wish)).toMatchObject({ end: 'complete' })
  })

  it('says that nothing was tested where it fails before the first byte', async () => {
    const port = await startTls()
    const mismatched = { chain: pki.alice.chain, key: pki.bob.key }
    expect(await exchange(port, { version, credential: mismatched })).toMatchObject({
      end: 'local',
      handshake: 'failed',
    })
    const foreign = { chain: pki.alice.chain, key: makeKey() }
    expect(await exchange(port, { version, credential: foreign })).toMatchObject({ end: 'local', handshake: 'failed' })
  })

  it('gives up after its time, and keeps what it has heard', async () => {
    const port = await startTls({}, (socket) => void socket.write('p'))
    // On a busy machine a handshake may take longer than the time: then it is asked again with more.
    for (let timeoutMs = 200; ; timeoutMs *= 2) {
      const outcome = await exchange(port, { version, timeoutMs })
      expect(outcome).toMatchObject({ end: 'timeout' })
      if (outcome.received.length === 0 && timeoutMs < 20_000) continue
      expect(outcome).toMatchObject({ handshake: 'complete' })
      expect(Buffer.from(outcome.received).toString()).toBe('p')
      break
    }
  })
})

describe('exchange', () => {
  it('sends no IP literal as a server name, and compares it with the certificate (RFC 6066 §3)', async () => {
    const names: (string | false | null)[] = []
    const port = await startTls({}, (socket) => {
      names.push(socket.servername)
      socket.end('pong')
    })
    expect(await exchange(port, { serverName: '127.0.0.1' })).toMatchObject({ end: 'complete' })
    expect(await exchange(port, { serverName: '127.0.0.2' })).toMatchObject({ end: 'local' })
    expect(names).toEqual([false])
  })

  it('trusts an anchor that is no root', async () => {
    const { subject, notBefore, notAfter, extensions } = pki.servers.certificate.tbs
    const root = makeCertificate({ notBefore, notAfter })
    const without = [extensionOids.extendedKeyUsage]
    const lower = makeCertificate({
      issuer: root,
      key: pki.servers.key,
      subject,
      notBefore,
      notAfter,
      extensions,
      without,
    })
    const port = await startTls()
    expect(await exchange(port, { serverTrust: [lower.der] })).toMatchObject({ end: 'complete' })
    expect(await exchange(port, { serverTrust: [root.der] })).toMatchObject({ end: 'local' })
  })

  it.each([
    ['closes in mid-handshake', (socket: Socket): void => void socket.once('data', () => socket.end()), 'closed'],
    [
      'resets in mid-handshake',
      (socket: Socket): void => void socket.once('data', () => socket.resetAndDestroy()),
      'reset',
    ],
    ['says nothing', () => undefined, 'timeout'],
    ['speaks no TLS', (socket: Socket): void => void socket.end('HTTP/1.1 400 no\r\n\r\n'), 'local'],
  ] as const)('says how it ended with a server that %s', async (_what, talk, end) => {
    const outcome = await exchange(await startTcp(talk), { timeoutMs: end === 'timeout' ? 300 : 20_000 })
    expect(outcome).toMatchObject({ end, handshake: 'failed' })
    expect(outcome.alert).toBeUndefined()
  })

  it.each(['127.0.0.1', 'no-such-host.invalid'])('says that %s is unreachable where nobody listens', async (host) => {
    const port = await systemNetwork.freePort('127.0.0.1')
    expect(await exchange(port, { address: { host, port } })).toMatchObject({ end: 'unreachable', handshake: 'failed' })
  })
})

describe.each(versions)('the relay under TLS %s', (version) => {
  it('keeps what the server sent, and the secrets to read it with', async () => {
    const { wire, keyLog } = await exchange(await startTls(), { version })
    expect([...(wire ?? []).slice(0, 3)]).toEqual([22, 3, 3])
    expect(keyLog?.some((line) => /^(CLIENT_RANDOM|SERVER_HANDSHAKE_TRAFFIC_SECRET) /.test(line))).toBe(true)
  })

  it('resumes the session that it is given, and no other', async () => {
    const port = await startTls()
    const { session, resumed } = await exchange(port, { version })
    expect(resumed).toBe(false)
    expect(session).toBeDefined()
    expect(await exchange(port, { version, session: session! })).toMatchObject({ end: 'complete', resumed: true })
    expect(await exchange(port, { version })).toMatchObject({ end: 'complete', resumed: false })
  })

  it('sends the first message in the pieces that it is told to, and loses nothing', async () => {
    const firsts: number[] = []
    const inner = await startTls()
    const front = await startTcp((socket) => {
      socket.once('data', (chunk: Buffer) => {
        firsts.push(chunk.length)
        const link = connect({ port: inner, host: '127.0.0.1' })
        open.push(link.on('error', () => undefined))
        link.write(chunk)
        socket.pipe(link).pipe(socket)
      })
    })
    const reshape = (sent: Uint8Array) => (sent.length < 200 ? undefined : [sent.subarray(0, 7), sent.subarray(7)])
    // A front that is late reads two segments as one: it is asked again until it was not.
    for (let round = 0; round < 50 && firsts.at(-1) !== 7; round += 1) {
      expect(await exchange(front, { version, reshape })).toMatchObject({ end: 'complete' })
    }
    expect(firsts.at(-1)).toBe(7)
  })
})

describe('a rewriting', () => {
  it('gives what goes out in the place of each piece, knows what was heard, and keeps the order', async () => {
    const port = await startTls()
    const overheard: [octets: number, secrets: number][] = []
    const outcome = await exchange(port, {
      version: '1.3',
      rewrite: async (piece, { received, keyLog }) => {
        overheard.push([received.length, keyLog.length])
        if (overheard.length === 1) await new Promise((resolve) => setTimeout(resolve, 20))
        return piece
      },
    })
    expect(outcome).toMatchObject({ end: 'complete' })
    expect(Buffer.from(outcome.received).toString()).toBe('pong')
    const [first, ...later] = overheard
    expect(first).toEqual([0, 0])
    expect(later.length).toBeGreaterThan(0)
    // The secrets of the handshake are there when the client answers the server, and not only some time later.
    for (const [octets, secrets] of later) expect([octets > 0, secrets >= 4]).toEqual([true, true])
  })

  it('ends the connection where it fails, and sends nothing in its place', async () => {
    const heard: number[] = []
    const port = await startTcp((socket) => socket.on('data', (chunk) => heard.push(chunk.length)))
    const rewrite = () => Promise.reject(new Error('not to be sent'))
    expect(await exchange(port, { version: '1.3', rewrite })).toMatchObject({ handshake: 'failed' })
    expect(heard).toEqual([])
  })

  it('keeps back what it gives nothing for', async () => {
    const heard: number[] = []
    const port = await startTcp((socket) => socket.on('data', (chunk) => heard.push(chunk.length)))
    const rewrite = async () => new Uint8Array()
    expect(await exchange(port, { version: '1.3', rewrite, timeoutMs: 200 })).toMatchObject({ end: 'timeout' })
    expect(heard).toEqual([])
  })
})

describe('a stream in clear', () => {
  const ask = (port: number) =>
    exchangeCleartext({
      address: { host: '127.0.0.1', port },
      send: Buffer.from('GET / HTTP/1.0\r\n\r\n'),
      complete: () => false,
      timeoutMs: 20_000,
    })

  it('speaks without TLS', async () => {
    const outcome = await ask(await listen(createHttpServer((_request, response) => void response.end('gold'))))
    expect(outcome.end).toBe('closed')
    expect(Buffer.from(outcome.received).toString()).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*gold$/)
  })

  it('says that nobody listens', async () => {
    expect(await ask(await systemNetwork.freePort('127.0.0.1'))).toMatchObject({ end: 'unreachable' })
  })
})

describe('a conversation of several turns', () => {
  /** Offers STARTTLS in clear, as mail servers do, and answers in TLS line by line; `early` is said before TLS begins. */
  const startMail = (early = ''): Promise<number> =>
    startTcp((socket) => {
      const key = pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' })
      socket.write('220 hello\r\n220 STARTTLS is possible\r\n')
      socket.once('data', () => {
        socket.write(`220 go${early}\r\n`)
        const secure = new TLSSocket(socket, { isServer: true, key, cert: pki.server.pem })
        open.push(secure.on('error', () => undefined))
        secure.on('data', (line: Buffer) => secure.write(`250 ${line}`))
      })
    })
  const line = (received: Uint8Array): number | undefined => {
    const at = Buffer.from(received).indexOf('\r\n')
    return at < 0 ? undefined : at + 2
  }
  const textOf = ({ end, received }: Heard): string => `${end}: ${Buffer.from(received)}`
  const connect = async (port: number, withinMs = 10_000): Promise<TcpStream> => {
    const stream = await systemNetwork.connect({ host: '127.0.0.1', port }, withinMs)
    if ('end' in stream) throw new Error(stream.detail)
    return stream
  }
  const offer = { serverName: 'localhost', version: '1.3', alpn: [], serverTrust: [pki.servers.der] } as const

  it('goes from clear to TLS when both sides have said so, one line at a time', async () => {
    const stream = await connect(await startMail())
    expect(textOf(await stream.read(line))).toBe('complete: 220 hello\r\n')
    expect(textOf(await stream.read(line))).toBe('complete: 220 STARTTLS is possible\r\n')
    stream.write(Buffer.from('STARTTLS\r\n'))
    expect(textOf(await stream.read(line))).toBe('complete: 220 go\r\n')
    const secured = await systemNetwork.secure(stream, offer)
    secured.channel?.write(Buffer.from('one\r\n'))
    expect(textOf((await secured.channel?.read(line))!)).toBe('complete: 250 one\r\n')
    secured.channel?.write(Buffer.from('two\r\n'))
    expect(textOf((await secured.channel?.read(line))!)).toBe('complete: 250 two\r\n')
    const inClear = '220 hello\r\n220 STARTTLS is possible\r\n220 go\r\n'
    expect(
      Buffer.from(stream.tape())
        .toString('latin1')
        .startsWith(`${inClear}${String.fromCharCode(22, 3)}`),
    ).toBe(true)
    stream.close()
  })

  it('drops nothing that came before the handshake: it spoils it, as in any client', async () => {
    const stream = await connect(await startMail('\r\n250 injected'))
    await stream.read(line)
    await stream.read(line)
    stream.write(Buffer.from('STARTTLS\r\n'))
    await stream.read(line)
    const secured = await systemNetwork.secure(stream, offer)
    expect(secured).toMatchObject({ handshake: 'failed', ending: { end: 'local' } })
    stream.close()
  })

  it('has one time for all its turns, and tells each further one that it is over', async () => {
    const stream = await connect(await startMail(), 1000)
    const never = await stream.read(() => undefined)
    expect(never.end).toBe('timeout')
    expect(textOf(await stream.read(line))).toBe('timeout: ')
    expect(await systemNetwork.secure(stream, offer)).toMatchObject({ handshake: 'failed', ending: { end: 'timeout' } })
    stream.close()
  })
})

describe('freePort', () => {
  it('gives nobody a port that it has just given, though nothing listens there yet', async () => {
    const given: number[] = []
    while (given.length < 300) given.push(await systemNetwork.freePort('127.0.0.1'))
    expect(new Set(given).size).toBe(given.length)
  })

  it('gives a port that can be listened on, and that no connection is given meanwhile', async () => {
    const port = await systemNetwork.freePort('127.0.0.1')
    expect(port).toBeLessThan(32_768)
    const server = createServer()
    open.push(server)
    await expect(new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))).resolves.toBeUndefined()
  })

  it('refuses for an address that is not ours', async () => {
    await expect(systemNetwork.freePort('192.0.2.1')).rejects.toMatchObject({ code: 'network.failed' })
  })
})

describe('lookup', () => {
  it('gives the addresses of a name, or the literal itself', async () => {
    expect(await systemNetwork.lookup('localhost')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^(127\.|::1)/)]),
    )
    expect(await systemNetwork.lookup('127.0.0.1')).toEqual(['127.0.0.1'])
  })

  it('refuses for a name without any', async () => {
    await expect(systemNetwork.lookup('no-such-host.invalid')).rejects.toMatchObject({ code: 'network.failed' })
  })
})
