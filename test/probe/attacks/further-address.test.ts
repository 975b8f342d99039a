import type { ServerOptions } from 'node:https'
import { describe, expect, it } from 'vitest'
import { furtherAddress } from '../../../src/probe/attacks/further-address.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { startSoundHttp2 } from '../../support/http2-twins.ts'
import { hurriedPorts, makePki, probeOf, probePorts, startSound, type Twin } from '../../support/twins.ts'

contractOf(furtherAddress)

const pki = makePki()

/** Attacks a sound server beside which there is a node, as a further address that somebody named, or that its name stands for. */
async function attackWith(node: Promise<Twin>, by: 'operator' | 'name' = 'operator', main = startSound(pki)) {
  const [server, other] = await Promise.all([main, node])
  try {
    const also = [{ address: { host: '127.0.0.1', port: other.port }, by }]
    const [result] = (await runProbe(probeOf(pki, server.port, { also }), hurriedPorts, [furtherAddress])).results
    return result
  } finally {
    await Promise.all([server.close(), other.close()])
  }
}

const node = (options: ServerOptions = {}) => startSound(pki, options)

async function nobody(): Promise<Twin> {
  return { port: await probePorts.network.freePort('127.0.0.1'), close: async () => undefined }
}

describe('attack further-address', () => {
  it('catches a node that has no CRL', async () => {
    expect(await attackWith(node({ crl: [] }))).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('revoked client'),
    })
  })

  it('proves nothing at a node that refuses the honest client, too', async () => {
    expect(await attackWith(node({ ca: pki.strangers.pem, crl: [] }))).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('the honest client gets no answer at 127.0.0.1:'),
    })
  })

  it('catches such a node all the same where it lets others in', async () => {
    const open = startSound(pki, { rejectUnauthorized: false }, (request, response) => {
      const { authorized } = request.socket as unknown as { authorized: boolean }
      response.writeHead(authorized ? 403 : 200, { 'Content-Type': 'text/plain' }).end('the treasure of Acme')
    })
    expect(await attackWith(open)).toMatchObject({ verdict: 'bypassed' })
  })

  it('proves nothing where nobody listens at an address that was named, and asks no more of the name of the server', async () => {
    expect(await attackWith(nobody())).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/no connection to 127\.0\.0\.1:\d+ could be made.*--also/),
    })
    expect(await attackWith(nobody(), 'name')).toMatchObject({ verdict: 'enforced' })
  })

  it('is refused by a node that does not speak HTTP/2, or one version of TLS', async () => {
    expect(await attackWith(node({ maxVersion: 'TLSv1.2' }), 'operator', startSoundHttp2(pki))).toMatchObject({
      verdict: 'enforced',
    })
  })
})
