import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { directBackend } from '../../../src/probe/attacks/direct-backend.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { listenerAt, startBeside } from '../../support/broken-twin.ts'
import { attemptsOf } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, page, probeOf, refuseWith, startSound, type Twin } from '../../support/twins.ts'

contractOf(directBackend)

const pki = makePki()

/** Attacks a server beside which its application answers over TLS. */
async function attackWith(backend: Promise<Twin>, main = () => startSound(pki)) {
  const server = await startBeside(pki, backend, (port) => ({ backend: [listenerAt(port, true)] }), main)
  try {
    const request = probeOf(pki, server.port, server.wish)
    const [result] = (await runProbe(request, hurriedPorts, [directBackend])).results
    return result
  } finally {
    await server.close()
  }
}

const refusing = (options: object) => startSound(pki, options, (_request, response) => refuseWith(response, 403))

describe('attack direct-backend, over TLS', () => {
  it('catches a backend that asks nobody for a certificate', async () => {
    expect(await attackWith(startSound(pki, { requestCert: false }))).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringMatching(/^https:\/\/127\.0\.0\.1:\d+, GET \/ of localhost:\d+, no certificate/),
    })
  })

  it('catches a backend that believes the headers of a proxy, whatever its case is', async () => {
    const believing = startSound(pki, { requestCert: false }, (request, response) =>
      request.headers['x-client-verify'] === 'SUCCESS' ? page(request, response) : refuseWith(response, 403),
    )
    expect(await attackWith(believing)).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('with identity headers, text'),
    })
  })

  it('is refused by a backend that demands a certificate itself', async () => {
    expect(await attackWith(startSound(pki))).toMatchObject({ verdict: 'enforced' })
  })

  it('catches a server that resumes the sessions of a backend, and takes a resumed session for a proof', async () => {
    const ticketKeys = Buffer.alloc(48, 5)
    const backend = () => refusing({ requestCert: false, ticketKeys })
    const trusting = () =>
      startSound(pki, { ticketKeys, rejectUnauthorized: false }, (request, response) => {
        const socket = request.socket as TLSSocket
        return socket.authorized || socket.isSessionReused() ? page(request, response) : refuseWith(response, 400)
      })
    expect(await attackWith(backend(), trusting)).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringMatching(/^a session of https:/),
    })
    // Node.js resumes it, and then misses the certificate.
    expect(await attackWith(backend(), () => startSound(pki, { ticketKeys }))).toMatchObject({ verdict: 'enforced' })
  })
})

describe('attack direct-backend, planned', () => {
  const planned = (host: string, address = host) =>
    attemptsOf(directBackend, pki, { backend: [{ secure: true, host, port: 2, address: { host: address, port: 2 } }] })

  it.each([
    ['127.0.0.1', 'medium'],
    ['127.3.0.1', 'medium'],
    ['::1', 'medium'],
    ['192.0.2.7', undefined],
    ['2001:db8::1', undefined],
  ])('is less severe where only the machine itself reaches it: %s', async (host, severity) => {
    const attempts = await planned(host)
    expect(attempts.length).toBeGreaterThan(0)
    for (const { grade } of attempts) expect(grade?.severity).toBe(severity)
  })

  it('names the backend in the handshake where it has a name, and nothing where it has an address', async () => {
    const sniOf = async (host: string) => {
      const crossing = (await planned(host, '192.0.2.7')).filter(({ resumes }) => resumes !== undefined)
      expect(crossing.length).toBe(2)
      return Promise.all(crossing.map(async ({ resumes }) => (await resumes?.())?.sni))
    }
    expect(await sniOf('app.internal')).toEqual(['app.internal', 'app.internal'])
    expect(await sniOf('192.0.2.7')).toEqual(['none', 'none'])
  })
})
