/** Servers that are sound but odd must yield no finding; servers that prove nothing must not be called sound. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { conclude } from '../../src/probe/report/telling.ts'
import { soundServers } from '../lab/sound-servers.ts'
import { page, refuseWith, startLenient, startSound } from '../support/twins.ts'
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
  it.each(soundServers)('%s', async (_name, start) => {
    const report = await probe(start(pki))
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
