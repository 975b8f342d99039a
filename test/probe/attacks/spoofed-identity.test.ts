import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { spoofedIdentity } from '../../../src/probe/attacks/spoofed-identity.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { makePki, probeOf, probePorts, startSound } from '../../support/twins.ts'

contractOf(spoofedIdentity)

const pki = makePki()

/** Runs the attack against a page that says who is calling; gives the labels that got through. */
async function throughAt(nameOf: (request: IncomingMessage) => unknown, deniedStatus = 403) {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const status = request.url === '/denied' ? deniedStatus : 200
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ name: nameOf(request) }))
  }
  const twin = await startSound(pki, {}, respond)
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), probePorts, [spoofedIdentity])).results
    return result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)
  } finally {
    await twin.close()
  }
}

const verified = ({ socket }: IncomingMessage) => (socket as TLSSocket).getPeerX509Certificate()?.subject

describe('attack spoofed-identity', () => {
  it('finds nothing where the page shows the verified identity', async () => {
    expect(await throughAt(verified)).toEqual([])
  })

  it.each([
    ['a name in a header', 'x-ssl-client-s-dn', 'the honest certificate, text'],
    ['a name in a header of underscores', 'x_ssl_client_s_dn', 'the honest certificate, spelt with underscores'],
  ])('catches a page that believes %s', async (_what, header, label) => {
    expect(await throughAt((request) => request.headers[header] ?? verified(request))).toEqual([label])
  })

  it('catches a denial that a header lifts', async () => {
    expect(await throughAt(verified, 200)).toEqual(
      expect.arrayContaining(['a page that is denied, text', 'a page that is denied, certificates']),
    )
  })
})
