/** Servers that are open in one place only, and what of a server no attack looks at. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it, type TestContext } from 'vitest'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { earlyData } from '../../src/probe/attacks/early-data.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { selfSigned } from '../../src/probe/attacks/self-signed.ts'
import { spoofedIdentity } from '../../src/probe/attacks/spoofed-identity.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { conclude } from '../../src/probe/report/telling.ts'
import { startSoundHttp2 } from '../support/http2-twins.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startOpenssl } from '../support/openssl-server.ts'
import { page, probeOf, probePorts, startLenient, startSound, type Twin } from '../support/twins.ts'
import { certificateAttacks, closeAfterEach, idsOf, open, pki, probe, send } from './odd-servers.ts'

closeAfterEach()

describe('what no attack looks at', () => {
  const waysOf = async (
    starting: Promise<Twin>,
    wish: Partial<ProbeRequest> = {},
  ): Promise<readonly [ids: readonly string[], sentence: string, report: Report]> => {
    open.twin = await starting
    const few = [noCertificate, selfSigned]
    const report = await runProbe(probeOf(pki, open.twin.port, wish), probePorts, few)
    await open.twin.close()
    return [report.ways.map(({ id }) => id), conclude(report), report]
  }
  const always = [
    ...['other-names-and-ports', 'identity-page', 'limbo', 'second-client', 'sub-authorities'],
    ...['other-virtual-host', 'websocket'],
  ]
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
    expect(sentence).toMatch(/; HTTP\/2, which the server speaks too, was not tried\.$/)
    expect(report.verdict).toBe('enforced')
  })

  it.each(['h3=":443"; ma=86400', 'h2="alt.acme.internal:443", h3=":443"', 'h3-29=":443"'])(
    'is HTTP/3 where Alt-Svc says %s (RFC 7838 §3)',
    async (value) => {
      const [ids, sentence] = await waysOf(withHeader(value))
      expect(ids).toEqual(['http-3', ...always])
      expect(sentence).toMatch(/; HTTP\/3, which the server speaks too, was not tried\.$/)
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

  it('is the other names that its certificate is for', async () => {
    const [, , report] = await waysOf(startSound(pki))
    const others = report.ways.find(({ id }) => id === 'other-names-and-ports')
    expect(others?.why).toMatch(/; its certificate is also for 127\.0\.0\.1$/)
  })
})

describe('early data, which anybody who is on the way can send again (RFC 8446 §8)', () => {
  const attemptsAt = async (context: TestContext, ...options: readonly string[]) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    open.twin = await startOpenssl(pki, '-Verify', '5', ...options)
    const { reload: _, ...request } = probeOf(pki, open.twin.port, { path: '/page', timeoutMs: 5000 })
    const { results } = await runProbe(request, probePorts, [earlyData])
    return results[0]?.attempts
  }

  it('is found where the tickets of TLS 1.3 allow it, and TLS 1.2 knows none', async (context) => {
    expect(await attemptsAt(context, '-max_early_data', '16384')).toMatchObject([
      { transport: '1.3', verdict: 'bypassed', evidence: 'a ticket allows 16384 bytes of early data' },
      { transport: '1.2', verdict: 'enforced', how: 'no ticket allows early data' },
    ])
  })

  it('is none where they do not', async (context) => {
    const attempts = await attemptsAt(context)
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
    open.twin = await startSound(pki, { requestCert: false }, greet)
    const { results } = await runProbe(probeOf(pki, open.twin.port), probePorts, [noCertificate, spoofedIdentity])
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
