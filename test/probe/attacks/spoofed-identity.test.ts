import type { IncomingMessage, ServerResponse } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { spoofedIdentity } from '../../../src/probe/attacks/spoofed-identity.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(spoofedIdentity)

const pki = makePki()

/** Runs the attack against a page that says who is calling; gives the labels that got through. */
async function resultAt(
  nameOf: (request: IncomingMessage) => unknown,
  isDenied: (request: IncomingMessage) => boolean,
) {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    const status = request.url === '/denied' && isDenied(request) ? 403 : 200
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify({ name: nameOf(request) }))
  }
  const twin = await startSound(pki, {}, respond)
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [spoofedIdentity])).results[0]
  } finally {
    await twin.close()
  }
}

const throughAt = async (nameOf: (request: IncomingMessage) => unknown, isDenied = (_: IncomingMessage) => true) =>
  (await resultAt(nameOf, isDenied))?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)

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
    const vouched = ({ headers }: IncomingMessage) => headers['x-ssl-client-s-dn'] !== undefined
    expect(await throughAt(verified, (request) => !vouched(request))).toEqual(['a page that is denied, text'])
  })

  it('says of clients that they pass for others, where nobody else is let in by a header', async () => {
    const among = { group: 'access', severity: 'high', meaning: expect.stringMatching(/^A client whose certificate/) }
    expect(
      await resultAt(
        (request) => request.headers['x-ssl-client-s-dn'] ?? 'alice',
        () => true,
      ),
    ).toMatchObject(among)
    expect(await resultAt(verified, () => true)).toMatchObject({ group: 'identity', severity: 'critical' })
  })

  it('claims nothing of a page that shows whatever it is sent, but of one that shows identities alone', async () => {
    expect(
      await resultAt(
        ({ headers }) => headers,
        () => true,
      ),
    ).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/shows every header that it is sent, X-Countersign-Probe too, .*--path/),
    })
    const identities = ({ headers }: IncomingMessage) => Object.entries(headers).filter(([name]) => /client/.test(name))
    expect(await resultAt(identities, () => true)).toMatchObject({ verdict: 'bypassed' })
  })

  it('claims no such thing of a page that is denied to nobody', async () => {
    const result = await resultAt(verified, () => false)
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/is answered 200 without the header, too; .*--denied-path/),
    })
  })
})
