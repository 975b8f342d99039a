/** Servers that are sound but odd must yield no finding; servers that prove nothing must not be called sound. */
import { constants } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { conclude } from '../../src/probe/report/telling.ts'
import { page, refuseWith, startLenient, startSound, type Twin } from '../support/twins.ts'
import {
  certificateAttacks,
  closeAfterEach,
  type Exchange,
  idsOf,
  isAuthorized,
  open,
  pki,
  probe,
  send,
  startOneByOne,
} from './odd-servers.ts'

closeAfterEach()

it('waits alone for what a server had no time for beside another connection', async () => {
  const report = await probe(startOneByOne(), { timeoutMs: 5000 })
  expect(idsOf(report, 'bypassed')).toEqual([])
  expect(idsOf(report, 'inconclusive')).toEqual(['trace-echo'])
})

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
    [
      'that answers OPTIONS to everybody, because browsers ask for leave without the certificate (Fetch §4.8)',
      () =>
        startLenient(pki, isAuthorized, (request, response) => {
          const headers = { 'Access-Control-Allow-Origin': 'https://app.acme.internal' }
          if (request.method === 'OPTIONS') response.writeHead(204, headers).end()
          else refuseWith(response, 403)
        }),
    ],
    [
      'that lets pages of a friend read its own (CORS), and says so to nobody else',
      () =>
        startSound(pki, {}, (request, response) => {
          response.setHeader('Access-Control-Allow-Origin', 'https://app.acme.internal')
          response.setHeader('Access-Control-Allow-Credentials', 'true')
          page(request, response)
        }),
    ],
    [
      'that sets a cookie, and believes it beside the certificate alone',
      () =>
        startLenient(pki, isAuthorized, undefined, (request, response) => {
          response.setHeader('Set-Cookie', ['session=1; Secure; HttpOnly; SameSite=Lax', 'old=; Max-Age=0'])
          page(request, response)
        }),
    ],
    [
      'that says 501 to methods that it does not know, before it looks at the certificate',
      () =>
        startLenient(pki, isAuthorized, (request, response) =>
          refuseWith(response, request.method === 'GET' || request.method === 'POST' ? 403 : 501),
        ),
    ],
    [
      'whose page caches of one client may store',
      () =>
        startSound(pki, {}, (request, response) => {
          response.setHeader('Cache-Control', 'private, max-age=60')
          page(request, response)
        }),
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
    // One attack offers TLS 1.2 whether it is there or not.
    const attempts = report.results.flatMap((one) => (one.id === 'anonymous-suites' ? [] : one.attempts))
    expect(new Set(attempts.map(({ transport }) => transport))).toEqual(new Set(['1.3', 'cleartext', 'hello', 'quic']))
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
    await open.twin?.close()
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
      if (left === 0) void open.twin?.close()
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
