/** Servers that are sound but odd must yield no finding; servers that prove nothing must not be called sound. */
import { constants } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createSecureServer as createHttp2Server } from 'node:http2'
import { createServer as createTcpServer } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { afterEach, describe, expect, it, type TestContext } from 'vitest'
import type { TcpStream, TlsOffer } from '../../src/core/port/network.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { framing } from '../../src/probe/attacks/framing.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { resumptionAfterRevocation } from '../../src/probe/attacks/resumption-after-revocation.ts'
import { selfSigned } from '../../src/probe/attacks/self-signed.ts'
import { spoofedIdentity } from '../../src/probe/attacks/spoofed-identity.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { conclude } from '../../src/probe/report/telling.ts'
import { startSoundHttp2 } from '../support/http2-twins.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startOpenssl } from '../support/openssl-server.ts'
import {
  listen,
  makePki,
  page,
  probeOf,
  probePorts,
  refuseWith,
  soundOptions,
  startLenient,
  startSound,
  type Twin,
} from '../support/twins.ts'

const pki = makePki()
let twin: Twin | undefined

afterEach(async () => {
  await twin?.close()
  twin = undefined
})

async function probe(starting: Promise<Twin>, wish: Partial<ProbeRequest> = {}): Promise<Report> {
  twin = await starting
  return runProbe(probeOf(pki, twin.port, wish), probePorts)
}

const idsOf = (report: Report, verdict: string): string[] =>
  report.results.filter((result) => result.verdict === verdict).map(({ id }) => id)

/** Attacks that every server of somebody else's making meets. */
const certificateAttacks = ['decoy-authority', 'no-certificate', 'self-signed']

const isAuthorized = (socket: TLSSocket): boolean => socket.authorized
type Exchange = [request: IncomingMessage, response: ServerResponse]
const send = (response: ServerResponse, status: number, text: string): void => void response.writeHead(status).end(text)

describe('a sound server yields no finding', () => {
  const sound: readonly (readonly [name: string, start: () => Promise<Twin>])[] = [
    ['that refuses in HTTP, with 400 as nginx does', () => startLenient(pki, isAuthorized)],
    [
      'that refuses in HTTP with 403',
      () => startLenient(pki, isAuthorized, (_, response) => refuseWith(response, 403)),
    ],
    [
      'that refuses in HTTP with 526',
      () => startLenient(pki, isAuthorized, (_, response) => refuseWith(response, 526)),
    ],
    [
      'that drops the connection silently',
      () => startLenient(pki, isAuthorized, ({ socket }) => void socket.destroy()),
    ],
    ['that is slow', () => startSound(pki, {}, (...at: Exchange) => void setTimeout(() => page(...at), 40))],
    [
      'that is slow to refuse',
      () => startLenient(pki, isAuthorized, ({ socket }) => void setTimeout(() => socket.destroy(), 50)),
    ],
    ['that closes each connection', () => startSound(pki, { keepAlive: false })],
    [
      'that redirects /',
      () =>
        startSound(pki, {}, (request, response) => {
          if (request.url !== '/') return page(request, response)
          response.writeHead(302, { Location: '/app', 'Content-Security-Policy': "frame-ancestors 'none'" }).end()
        }),
    ],
    [
      'whose page is never the same twice',
      () =>
        startSound(pki, {}, (request, response) => {
          if (request.url !== '/') return page(request, response)
          response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
          send(response, 200, `the treasure of Acme at ${process.hrtime.bigint()} for visitor ${Math.random()}`)
        }),
    ],
    [
      'that answers in chunks, after early hints',
      () =>
        startSound(pki, {}, (request, response) => {
          if (request.url !== '/') return page(request, response)
          response.writeEarlyHints({ link: '</style.css>; rel=preload; as=style' })
          response.writeHead(200, { 'X-Frame-Options': 'DENY' })
          response.write('the treasure ')
          response.end('of Acme')
        }),
    ],
    [
      'that refuses in HTTP without a word',
      () => startLenient(pki, isAuthorized, (_, response) => void response.writeHead(400).end()),
    ],
    [
      'that demands SNI',
      () =>
        startSound(pki, { SNICallback: (name, done) => (name === 'localhost' ? done(null) : done(new Error(name))) }),
    ],
    [
      'that answers other hosts with 421',
      () =>
        startSound(pki, {}, (request, response) =>
          request.headers.host?.startsWith('localhost:') ? page(request, response) : refuseWith(response, 421),
        ),
    ],
    ['that speaks TLS 1.3 only', () => startSound(pki, { minVersion: 'TLSv1.3' })],
    ['that speaks TLS 1.2 only', () => startSound(pki, { maxVersion: 'TLSv1.2' })],
    [
      'that resumes no session and picks its own ciphers',
      () => startSound(pki, { secureOptions: constants.SSL_OP_NO_TICKET, honorCipherOrder: true }),
    ],
    [
      'whose page is long',
      () =>
        startSound(pki, {}, (request, response) => {
          if (request.url !== '/') return page(request, response)
          response.setHeader('X-Frame-Options', 'DENY')
          send(response, 200, 'gold '.repeat(100_000))
        }),
    ],
  ]

  it.each(sound)('%s', async (_name, start) => {
    const report = await probe(start())
    expect(idsOf(report, 'bypassed')).toEqual([])
    expect(report.results.filter(({ verdict }) => verdict === 'inconclusive')).toEqual([])
    expect(report.verdict).toBe('enforced')
  })

  it('and neither does one that is known by its address (RFC 6066 §3: no SNI)', async () => {
    const report = await probe(startSound(pki), { serverName: '127.0.0.1' })
    expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
  })

  it('and a version that is not offered is told apart from one that fails', async () => {
    const report = await probe(startSound(pki, { minVersion: 'TLSv1.3' }))
    expect(report.controls.map(({ version, state }) => `${version} ${state}`)).toContain('1.2 not-offered')
    expect(new Set(report.results.flatMap(({ attempts }) => attempts.map(({ transport }) => transport)))).toEqual(
      new Set(['1.3', 'cleartext', 'hello']),
    )
  })
})

describe('a server that proves nothing is not called sound', () => {
  it.each([404, 500])(
    'where / answers %i: asks for --path, and claims of others what differs from that',
    async (status) => {
      const nothing = (_: IncomingMessage, response: ServerResponse): void => {
        response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
        send(response, status, 'nothing here')
      }
      const report = await probe(startSound(pki, {}, nothing))
      expect(report.verdict).toBe('inconclusive')
      expect(idsOf(report, 'bypassed')).toEqual([])
      // Refused in the handshake, where the honest client passes.
      expect(idsOf(report, 'enforced')).toEqual(expect.arrayContaining([...certificateAttacks, 'revoked', 'wrong-eku']))
      expect(report.controls[0]).toMatchObject({ state: 'denied', why: expect.stringContaining('--path') })
      expect(conclude(report)).toContain('--path')
    },
  )

  it('where everybody gets the same 404: a refusal cannot be told from it', async () => {
    const report = await probe(
      startLenient(
        pki,
        () => false,
        (_, response) => refuseWith(response, 404),
      ),
    )
    expect(report.verdict).toBe('inconclusive')
    expect(idsOf(report, 'enforced')).not.toEqual(expect.arrayContaining(['no-certificate']))
    expect(idsOf(report, 'inconclusive')).toEqual(expect.arrayContaining(certificateAttacks))
  })

  it('where / leads everybody elsewhere: no alarm, and --path; and the page that it leads to tells', async () => {
    const leading = (request: IncomingMessage, response: ServerResponse): void =>
      request.url === '/' ? void response.writeHead(302, { Location: '/app' }).end() : page(request, response)
    const report = await probe(startSound(pki, { requestCert: false }, leading))
    expect(idsOf(report, 'bypassed')).toEqual([])
    expect(report.verdict).toBe('inconclusive')
    for (const id of [...certificateAttacks, 'framing']) {
      expect(report.results.find((result) => result.id === id)).toMatchObject({
        verdict: 'inconclusive',
        why: expect.stringContaining('--path'),
      })
    }
    await twin?.close()
    const followed = await probe(startSound(pki, { requestCert: false }, page))
    expect(idsOf(followed, 'bypassed')).toEqual(expect.arrayContaining(certificateAttacks))
  })

  it('where the honest client gets 403: asks for --as', async () => {
    const report = await probe(startSound(pki), { path: '/denied' })
    expect(report.verdict).toBe('inconclusive')
    expect(report.controls[0]).toMatchObject({ why: expect.stringContaining('--as') })
    expect(idsOf(report, 'bypassed')).toEqual([])
  })

  it('where the refused get a polite page with 200: neither a bypass nor a refusal', async () => {
    const polite = 'Please come back with a valid certificate, which the help desk will gladly issue to you'
    const report = await probe(
      startLenient(pki, isAuthorized, (_, response) => {
        response.setHeader('Content-Security-Policy', "frame-ancestors 'none'")
        send(response, 200, polite)
      }),
    )
    expect(idsOf(report, 'bypassed')).toEqual([])
    expect(idsOf(report, 'inconclusive')).toEqual(expect.arrayContaining(certificateAttacks))
  })

  it('where the refused are left waiting: a timeout is no refusal', async () => {
    const report = await probe(
      startLenient(pki, isAuthorized, () => undefined),
      { timeoutMs: 150 },
    )
    expect(idsOf(report, 'inconclusive')).toEqual(expect.arrayContaining(certificateAttacks))
    expect(idsOf(report, 'bypassed')).toEqual([])
  })

  it('where requests are limited: 429 is no refusal', async () => {
    let left = 6
    const respond = (...[request, response]: Exchange): void => {
      left -= 1
      if (left < 0) send(response, 429, 'slow down')
      else page(request, response)
    }
    const report = await probe(
      startLenient(pki, () => true, undefined, respond),
      { patienceMs: 200 },
    )
    expect(report.verdict).not.toBe('enforced')
    expect(idsOf(report, 'enforced')).not.toContain('self-signed')
  })

  it('where it dies in the middle: a closed door is no refusal if it is closed to everybody', async () => {
    let left = 4
    const dying = startSound(pki, {}, (request, response) => {
      left -= 1
      if (left === 0) void twin?.close()
      page(request, response)
    })
    const report = await probe(dying)
    expect(report.verdict).toBe('inconclusive')
    expect(report.counts).toMatchObject({ enforced: 0, bypassed: 0 })
  })

  it('where only some of the servers behind one address refuse: one success is a proof', async () => {
    let connections = 0
    const report = await probe(
      startLenient(pki, (socket) => {
        connections += 1
        return socket.authorized || connections % 2 === 0
      }),
    )
    expect(report.verdict).toBe('bypassed')
    expect(report.results.find(({ id }) => id === 'no-certificate')).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringMatching(/in \d of 4 tries; perhaps only some of the servers/),
    })
  })

  it('where what it speaks is not HTTP', async () => {
    const report = await probe(startSound(pki, {}, ({ socket }) => void socket.end('SSH-2.0-surprise\r\n')))
    expect(report.verdict).toBe('inconclusive')
    expect(report.controls[0]).toMatchObject({ why: expect.stringContaining('not HTTP') })
  })

  it('where the server is not the one whose anchor we have', async () => {
    const report = await probe(startSound(pki), { serverTrust: [pki.clients.der] })
    expect(report.verdict).toBe('inconclusive')
    expect(report.controls[0]?.why).toContain('not trusted')
  })
})

describe('a slip is told by its cause, with the way out, and nothing is attacked', () => {
  const causeOf = async (starting: Promise<Twin>, wish: Partial<ProbeRequest> = {}) => {
    const report = await probe(starting, wish)
    expect(report.verdict).toBe('inconclusive')
    expect(report.results.flatMap(({ attempts }) => attempts)).toEqual([])
    expect(conclude(report)).toBe(`Nothing was attacked: ${report.cause?.what}.`)
    expect(JSON.stringify(report)).not.toMatch(/\\n|\.c:\d+|0{4}[0-9A-F]{4}:/)
    return report.cause
  }

  it('nothing listens', async () => {
    const port = await probePorts.network.freePort('127.0.0.1')
    const { cause } = await runProbe(probeOf(pki, port), probePorts)
    const next = expect.stringContaining('in the URL')
    expect(cause).toEqual({ what: `nothing listens at 127.0.0.1, port ${port}`, next })
  })

  it('plain HTTP answers, or what is no TLS at all', async () => {
    const plain = createHttpServer(page)
    expect(await causeOf(listen(plain))).toMatchObject({ what: expect.stringMatching(/^plain HTTP answers at/) })
    const other = createTcpServer((socket) => void socket.end('SSH-2.0-surprise\r\n'))
    expect(await causeOf(listen(other))).toMatchObject({ what: expect.stringMatching(/^something else than TLS/) })
  })

  it('who listens and says nothing, ends each connection, or shakes hands and answers nothing', async () => {
    const silent = await causeOf(listen(createTcpServer(() => undefined)), { timeoutMs: 2000 })
    expect(silent).toMatchObject({
      what: expect.stringMatching(/^what listens at 127\.0\.0\.1, port \d+, says nothing/),
      next: expect.stringContaining('speaks TLS'),
    })
    await twin?.close()
    const curt = await causeOf(listen(createTcpServer((socket) => void socket.end())))
    expect(curt).toMatchObject({ what: expect.stringContaining('ends each connection before it says anything') })
    await twin?.close()
    const stuck = await causeOf(
      startSound(pki, {}, () => undefined),
      { timeoutMs: 8000 },
    )
    expect(stuck).toMatchObject({
      what: 'the server shakes hands, and does not answer GET / in time',
      next: expect.stringContaining('--path'),
    })
  })

  it('no --host: by the certificate, by 421, and by an alert', async () => {
    const give = { next: 'give --host localhost' }
    const wrong = await causeOf(startSound(pki), { serverName: 'elsewhere.example' })
    expect(wrong).toMatchObject({
      ...give,
      what: expect.stringContaining('its certificate is for localhost, 127.0.0.1'),
    })
    const strict = startSound(pki, {}, (request, response) =>
      request.headers.host?.startsWith('localhost:') ? page(request, response) : refuseWith(response, 421),
    )
    const misdirected = await causeOf(strict, { serverName: '127.0.0.1' })
    expect(misdirected).toMatchObject({ ...give, what: expect.stringContaining('it answered 421') })
  })

  it('no --host, where the server refuses a name that it does not know (alert 112, RFC 6066 §3)', async (context) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    const strict = () =>
      startOpenssl(pki, '-servername', 'localhost', '-servername_fatal', '-cert2', 'server.pem', '-Verify', '5')
    expect(await causeOf(strict(), { serverName: 'elsewhere.example', path: '/page' })).toEqual({
      what: 'the server does not go by the name elsewhere.example: alert 112 unrecognized_name (its certificate is for localhost, 127.0.0.1)',
      next: 'give --host localhost',
    })
    await twin?.close()
    twin = await strict()
    const report = await runProbe(probeOf(pki, twin.port, { path: '/page', timeoutMs: 5000 }), probePorts, [
      noCertificate,
    ])
    expect(report).not.toHaveProperty('cause')
    expect(report.verdict).toBe('enforced')
  })

  it('the certificate of another server', async () => {
    const cause = await causeOf(startSound(pki), { serverTrust: [pki.strangers.der] })
    expect(cause).toMatchObject({ what: expect.stringContaining("the server's certificate is not trusted") })
  })

  it('an honest client whom the server does not know', async () => {
    const cause = await causeOf(startSound(pki, { ca: [pki.strangers.pem], crl: [] }))
    expect(cause?.what).toMatch(/honest client/)
  })

  it('an honest client that is refused by a server which takes HTTP/2, too: by an alert, which is no word on our trust', async () => {
    const options = { ...soundOptions(pki), allowHTTP1: true, ca: [pki.strangers.pem], crl: [] }
    for (const maxVersion of ['TLSv1.3', 'TLSv1.2'] as const) {
      const server = createHttp2Server({ ...options, maxVersion }, (_, response) => void response.end())
      const cause = await causeOf(listen(server))
      expect(cause?.what).toMatch(/honest client/)
      expect(cause?.what).not.toMatch(/HTTP\/2|not trusted/)
      expect(cause?.next).toBeDefined()
      await twin?.close()
    }
  })

  it('an alert for the honest certificate in the handshake of TLS 1.2, from a server that we trust', async (context) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    const starting = startOpenssl(pki, '-Verify', '5', '-verify_return_error', '-no-CAfile', '-no-CApath')
    expect(await causeOf(starting, { path: '/page', credential: pki.stranger, timeoutMs: 5000 })).toMatchObject({
      what: expect.stringMatching(/^the server refuses the honest client, CN=alice, with alert 4\d/),
      next: expect.stringContaining('--as NAME'),
    })
  })

  it('a server that takes neither HTTP/1.1 nor HTTP/2', async () => {
    expect(await causeOf(startSound(pki, { ALPNProtocols: ['spdy/1'] }))).toEqual({
      what: 'the server takes neither HTTP/1.1 nor HTTP/2',
      next: expect.stringContaining('(ALPN)'),
    })
  })

  it('an honest client that is refused over HTTP/2, by a server that takes nothing else', async () => {
    const options = { ...soundOptions(pki), allowHTTP1: false, ca: [pki.strangers.pem], crl: [] }
    const cause = await causeOf(listen(createHttp2Server(options, (_, response) => void response.end())))
    expect(cause?.what).toMatch(/honest client/)
    expect(cause?.next).toBeDefined()
  })

  it('a server that asks for a certificate path by path, after the handshake', async () => {
    const cause = await causeOf(
      startSound(pki, { requestCert: false }, (request, response) => {
        const { authorized } = request.socket as TLSSocket
        return authorized ? page(request, response) : refuseWith(response, 403)
      }),
    )
    expect(cause).toMatchObject({
      what: expect.stringContaining('no certificate was asked for in the handshake'),
      next: expect.stringContaining('in the handshake, whatever the path'),
    })
  })

  it('and the same over TLS 1.3 alone, where TLS 1.2 asks again', async () => {
    const cause = await causeOf(
      startSound(pki, { requestCert: false }, (request, response) => {
        const late = (request.socket as TLSSocket).getProtocol() === 'TLSv1.3'
        return late ? refuseWith(response, 403) : page(request, response)
      }),
    )
    expect(cause).toMatchObject({
      what: expect.stringMatching(/^GET \/ over TLS 1\.3 was answered 403, and no certificate was asked for/),
    })
  })

  it('a POST from the own origin that is refused: one line, and all else is attacked', async () => {
    const report = await probe(
      startSound(pki, {}, (request, response) =>
        request.method === 'POST' ? refuseWith(response, 403) : page(request, response),
      ),
    )
    expect(idsOf(report, 'inconclusive')).toEqual(['foreign-origin'])
    expect(report.results.find(({ id }) => id === 'foreign-origin')).toMatchObject({
      why: expect.stringMatching(/own origin https:\/\/localhost:\d+ was answered 403; .*--origin https/),
    })
  })
})

describe('a server that limits how often it is asked', () => {
  /** Does to two of ten requests what `limit` does. */
  const limiting = (limit: (response: ServerResponse) => void) => {
    let count = 0
    return startSound(pki, {}, (request, response) => {
      count += 1
      if (count % 10 === 5 || count % 10 === 6) limit(response)
      else page(request, response)
    })
  }

  it.each([
    [
      'says 429, and for how long',
      (response: ServerResponse) => void response.writeHead(429, { 'Retry-After': '1' }).end(),
    ],
    [
      'says 503, and for how long',
      (response: ServerResponse) => void response.writeHead(503, { 'Retry-After': '1' }).end(),
    ],
    ['resets', ({ socket }: ServerResponse) => void (socket as TLSSocket | null)?.destroy()],
  ])('and %s is waited for, until all is known', async (_what, limit) => {
    const told: string[] = []
    const onProgress = (_done: number, _total: number, label: string): void => void told.push(label)
    twin = await limiting(limit)
    const few = [noCertificate, selfSigned, framing]
    const report = await runProbe(probeOf(pki, twin.port, { onProgress }), probePorts, few)
    expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
    expect(report.verdict).toBe('enforced')
    expect(told.some((label) => /^waiting \d+ s before it is asked again$/.test(label))).toBe(true)
  })

  it('is asked no more often than it is told', async () => {
    const times: number[] = []
    const network = {
      ...probePorts.network,
      secure: (stream: TcpStream, offer: TlsOffer) => {
        times.push(performance.now())
        return probePorts.network.secure(stream, offer)
      },
    }
    twin = await startSound(pki)
    await runProbe(probeOf(pki, twin.port, { rate: 50 }), { ...probePorts, network }, [noCertificate, selfSigned])
    const gaps = times.slice(1).map((at, index) => at - times[index]!)
    expect(times.length).toBeGreaterThan(10)
    // A timer may ring a little early, never much.
    expect(Math.min(...gaps)).toBeGreaterThan(15)
  })

  it('and one reset at any moment voids nothing: it is asked again before the first byte', async () => {
    for (const unlucky of [1, 2, 9, 40]) {
      let count = 0
      const report = await probe(
        startSound(pki, {}, (request, response) => {
          count += 1
          if (count === unlucky) request.socket.destroy()
          else page(request, response)
        }),
      )
      expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
      await twin?.close()
    }
  })
})

describe('what no attack looks at', () => {
  const waysOf = async (
    starting: Promise<Twin>,
    wish: Partial<ProbeRequest> = {},
    lookup = probePorts.network.lookup,
  ): Promise<readonly [ids: readonly string[], sentence: string, report: Report]> => {
    twin = await starting
    const network = { ...probePorts.network, lookup }
    const few = [noCertificate, selfSigned]
    const report = await runProbe(probeOf(pki, twin.port, wish), { ...probePorts, network }, few)
    await twin.close()
    return [report.ways.map(({ id }) => id), conclude(report), report]
  }
  const always = ['upgrades', 'other-names-and-ports']
  const withHeader = (value: string) =>
    startSound(pki, {}, (request, response) => {
      response.setHeader('Alt-Svc', value)
      page(request, response)
    })

  it('is not HTTP/2 where that is attacked too, nor where the server does not choose it (ALPN)', async () => {
    for (const start of [startSoundHttp2, startSound]) {
      const [ids, sentence] = await waysOf(start(pki))
      expect(ids).toEqual(always)
      expect(sentence).toBe('The honest client is let in, and everybody else was refused.')
    }
  })

  it('is HTTP/2 where the server chooses it, and does not answer the honest client over it', async () => {
    const both = startSoundHttp2(pki, {}, (request, response) =>
      request.httpVersionMajor === 2
        ? request.stream.close()
        : page(request as unknown as IncomingMessage, response as unknown as ServerResponse),
    )
    const [ids, sentence, report] = await waysOf(both)
    expect(ids).toEqual(['http-2', ...always])
    expect(sentence).toMatch(/; HTTP\/2, which it speaks too, was not tried\.$/)
    expect(report.verdict).toBe('enforced')
  })

  it.each(['h3=":443"; ma=86400', 'h2="alt.acme.internal:443", h3=":443"', 'h3-29=":443"'])(
    'is HTTP/3 where Alt-Svc says %s (RFC 7838 §3)',
    async (value) => {
      const [ids, sentence] = await waysOf(withHeader(value))
      expect(ids).toEqual(['http-3', ...always])
      expect(sentence).toMatch(/; HTTP\/3, which it speaks too, was not tried\.$/)
    },
  )

  it.each(['clear', 'h2=":443"', 'h2="h3.acme.internal:443"', 'mh3=":443"'])(
    'is no HTTP/3 where Alt-Svc says %s',
    async (value) => {
      const [ids, sentence] = await waysOf(withHeader(value))
      expect(ids).toEqual(always)
      expect(sentence).toContain('everybody else')
    },
  )

  it('is each further address of the name, and no single one', async () => {
    const two = async () => ['127.0.0.1', '127.0.0.2']
    const [ids, , report] = await waysOf(startSound(pki), {}, two)
    expect(ids).toEqual(['further-addresses', ...always])
    expect(report.ways[0]?.why).toContain('127.0.0.1, 127.0.0.2, and one of them was connected to')
    expect((await waysOf(startSound(pki), {}, async () => ['127.0.0.1']))[0]).toEqual(always)
    const unknown = () => Promise.reject(new CountersignError('network.failed', { address: 'a', problem: 'none' }))
    expect((await waysOf(startSound(pki), {}, unknown))[0]).toEqual(always)
  })

  it('is the other names that its certificate is for', async () => {
    const [, , report] = await waysOf(startSound(pki))
    expect(report.ways.at(-1)?.why).toMatch(/; its certificate is also for 127\.0\.0\.1$/)
  })
})

describe('early data, which whoever is on the way can send again (RFC 8446 §8)', () => {
  const earlyData = async (context: TestContext, ...options: readonly string[]) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    twin = await startOpenssl(pki, '-Verify', '5', ...options)
    const { makeRevocable: _, ...request } = probeOf(pki, twin.port, { path: '/page', timeoutMs: 5000 })
    const { results } = await runProbe(request, probePorts, [resumptionAfterRevocation])
    return results[0]?.attempts.filter(({ label }) => label === 'what its tickets allow')
  }

  it('is a remark where the tickets of TLS 1.3 allow it, and TLS 1.2 knows none', async (context) => {
    expect(await earlyData(context, '-max_early_data', '16384')).toMatchObject([
      { transport: '1.3', verdict: 'remark', note: expect.stringContaining('early data') },
      { transport: '1.2', verdict: 'enforced', how: 'no early data is taken' },
    ])
  })

  it('is none where they do not', async (context) => {
    const attempts = await earlyData(context)
    expect(attempts).toMatchObject([{ verdict: 'enforced' }, { verdict: 'enforced' }])
  })
})

describe('a server that is open in one place only', () => {
  it('is caught on TLS 1.2 alone: the worst version counts', async () => {
    const report = await probe(startLenient(pki, (socket) => socket.authorized || socket.getProtocol() === 'TLSv1.2'))
    const result = report.results.find(({ id }) => id === 'no-certificate')
    expect(result).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('TLS 1.2') })
    expect(result?.attempts.map(({ transport, verdict }) => `${transport} ${verdict}`)).toEqual([
      '1.3 enforced',
      '1.2 bypassed',
    ])
  })

  it('is told of its second hole where the first is on TLS 1.2 alone', async () => {
    // TLS 1.2 asks nobody for anything; TLS 1.3 looks at signatures, and not at the CRL.
    const report = await probe(
      startLenient(
        pki,
        (socket) =>
          socket.getProtocol() === 'TLSv1.2' ||
          socket.authorized ||
          String(socket.authorizationError) === 'CERT_REVOKED',
      ),
    )
    const causeOf = (id: string) => report.results.find((result) => result.id === id)
    expect(causeOf('no-certificate')).toMatchObject({ verdict: 'bypassed' })
    expect(causeOf('expired')).toMatchObject({ verdict: 'bypassed', explainedBy: 'no-certificate' })
    expect(causeOf('revoked')).toMatchObject({ verdict: 'bypassed' })
    expect(causeOf('revoked')).not.toHaveProperty('explainedBy')
  })

  it.each([
    ['ignores headers', undefined, 'no-certificate'],
    ['believes a header beside it', 'believed', undefined],
  ])('that asks nobody for a certificate and %s', async (_what, belief, cause) => {
    const greet = (request: IncomingMessage, response: ServerResponse): void => {
      const names = belief === undefined ? '' : String(request.headers['x-ssl-client-s-dn'])
      send(response, request.url === '/denied' ? 403 : 200, `the treasure of Acme ${names}`)
    }
    twin = await startSound(pki, { requestCert: false }, greet)
    const { results } = await runProbe(probeOf(pki, twin.port), probePorts, [noCertificate, spoofedIdentity])
    const spoofed = results.find(({ id }) => id === 'spoofed-identity')
    expect(spoofed?.verdict).toBe('bypassed')
    expect(spoofed?.explainedBy).toBe(cause)
  })

  it('is caught where only the 404 page may be framed', async () => {
    const report = await probe(
      startSound(pki, {}, (request, response) =>
        request.url === '/' || request.url === '/denied' || request.url === '/act'
          ? page(request, response)
          : send(response, 404, 'nothing here'),
      ),
    )
    expect(report.results.find(({ id }) => id === 'framing')).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('the 404 page'),
    })
  })

  it('is caught where the page names its visitor', async () => {
    const greet = ({ socket }: IncomingMessage, response: ServerResponse): void => {
      const name = (socket as TLSSocket).getPeerX509Certificate()?.subject ?? null
      response.setHeader('Content-Type', 'application/json')
      send(response, 200, JSON.stringify({ identity: name, time: process.hrtime.bigint().toString() }))
    }
    const report = await probe(startLenient(pki, () => true, undefined, greet))
    expect(idsOf(report, 'bypassed')).toEqual(expect.arrayContaining(certificateAttacks))
  })
})
