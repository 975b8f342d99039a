/** Slips of anybody who runs the probe, and servers that answer no more than so often: each is told by its cause. */
import { createServer as createHttpServer, type ServerResponse } from 'node:http'
import { createSecureServer as createHttp2Server } from 'node:http2'
import { createServer as createTcpServer } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src/core/port/clock.ts'
import type { Network } from '../../src/core/port/network.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { framing } from '../../src/probe/attacks/framing.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { selfSigned } from '../../src/probe/attacks/self-signed.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { conclude } from '../../src/probe/report/telling.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startOpenssl } from '../support/openssl-server.ts'
import { listen, page, probeOf, probePorts, refuseWith, soundOptions, startSound, type Twin } from '../support/twins.ts'
import { closeAfterEach, idsOf, open, pki, probe } from './odd-servers.ts'

closeAfterEach()

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
    expect(await causeOf(listen(plain))).toMatchObject({ what: expect.stringMatching(/speaks plain HTTP$/) })
    const other = createTcpServer((socket) => void socket.end('SSH-2.0-surprise\r\n'))
    expect(await causeOf(listen(other))).toMatchObject({ what: expect.stringContaining('another protocol than TLS') })
  })

  it('who listens and says nothing, ends each connection, or shakes hands and answers nothing', async () => {
    const silent = await causeOf(listen(createTcpServer(() => undefined)), { timeoutMs: 2000 })
    expect(silent).toMatchObject({
      what: expect.stringMatching(/^the program that listens at 127\.0\.0\.1, port \d+ sends nothing/),
      next: expect.stringContaining('speaks TLS'),
    })
    await open.twin?.close()
    const curt = await causeOf(listen(createTcpServer((socket) => void socket.end())))
    expect(curt).toMatchObject({ what: expect.stringContaining('ends each connection before it sends anything') })
    await open.twin?.close()
    const stuck = await causeOf(
      startSound(pki, {}, () => undefined),
      { timeoutMs: 8000 },
    )
    expect(stuck).toMatchObject({
      what: 'the TLS handshake succeeds, but the server does not answer GET / in time',
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
      what: 'elsewhere.example is not a name of this server: alert 112 unrecognized_name (its certificate is for localhost, 127.0.0.1)',
      next: 'give --host localhost',
    })
    await open.twin?.close()
    open.twin = await strict()
    const report = await runProbe(probeOf(pki, open.twin.port, { path: '/page', timeoutMs: 5000 }), probePorts, [
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
      await open.twin?.close()
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
      what: 'the server accepts neither HTTP/1.1 nor HTTP/2',
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
      what: expect.stringContaining('the server asked for no certificate in the handshake'),
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
      what: expect.stringMatching(/^GET \/ over TLS 1\.3 was answered 403, and the server asked for no certificate/),
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
    open.twin = await limiting(limit)
    const few = [noCertificate, selfSigned, framing]
    const report = await runProbe(probeOf(pki, open.twin.port, { onProgress }), probePorts, few)
    expect(report.results.filter(({ verdict }) => verdict !== 'enforced')).toEqual([])
    expect(report.verdict).toBe('enforced')
    expect(told.some((label) => /^waiting \d+ s before it is asked again$/.test(label))).toBe(true)
  })

  it('is asked no more often than it is told', async () => {
    // A clock that only waiting moves, so that the times are exact however busy the machine is.
    let elapsedMs = 0
    const clock: Clock = {
      ...systemClock,
      elapsedMs: () => elapsedMs,
      sleep: async (ms) => {
        await setImmediate()
        elapsedMs += ms
      },
    }
    const times: number[] = []
    const network: Network = {
      ...probePorts.network,
      connect: (address, withinMs) => {
        times.push(elapsedMs)
        return probePorts.network.connect(address, withinMs)
      },
    }
    open.twin = await startSound(pki)
    const request = probeOf(pki, open.twin.port, { rate: 50 })
    await runProbe(request, { ...probePorts, clock, network }, [noCertificate, selfSigned])
    const gaps = times.slice(1).map((at, index) => at - times[index]!)
    expect(times.length).toBeGreaterThan(10)
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(20)
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
      await open.twin?.close()
    }
  })
})
