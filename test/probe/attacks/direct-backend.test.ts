import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { directBackend } from '../../../src/probe/attacks/direct-backend.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { listenerAt, startBeside } from '../../support/broken-twin.ts'
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
