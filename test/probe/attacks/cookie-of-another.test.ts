import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { cookieOfAnother } from '../../../src/probe/attacks/cookie-of-another.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { hurriedPorts, makePki, page, probeOf, type Respond, startSound } from '../../support/twins.ts'

contractOf(cookieOfAnother)

const pki = makePki()

async function resultAt(respond: Respond, wish: Partial<ProbeRequest> = {}) {
  const twin = await startSound(pki, {}, respond)
  try {
    const request = probeOf(pki, twin.port, { second: pki.dora, ...wish })
    return (await runProbe(request, hurriedPorts, [cookieOfAnother])).results[0]
  } finally {
    await twin.close()
  }
}

/** Lets alice alone see the page, and whom a cookie of hers calls so. */
const forAlice =
  (believes: boolean): Respond =>
  (request, response) => {
    if (request.url !== '/') return page(request, response)
    const isAlice = (request.socket as TLSSocket).getPeerCertificate().subject?.CN === 'alice'
    const isTold = believes && request.headers.cookie === 'session=alice'
    response.setHeader('Set-Cookie', `session=${isAlice ? 'alice' : 'other'}`)
    response.writeHead(isAlice || isTold ? 200 : 403).end(isAlice || isTold ? 'the treasure of Acme' : 'not for you')
  }

describe('attack cookie-of-another', () => {
  it('catches a page that is for the honest client alone, or for its cookie', async () => {
    expect(await resultAt(forAlice(true))).toMatchObject({ verdict: 'bypassed' })
    expect(await resultAt(forAlice(false))).toMatchObject({ verdict: 'enforced', how: 'HTTP 403' })
  })

  it('finds nothing where there is no cookie', async () => {
    expect(await resultAt(page)).toMatchObject({ verdict: 'enforced', how: 'the server sets no cookie' })
  })

  it('proves nothing at a page that is the same for both clients', async () => {
    const result = await resultAt((request, response) => {
      response.setHeader('Set-Cookie', 'theme=dark')
      page(request, response)
    })
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('--identity-path') })
  })

  it('proves nothing where the second client is not answered', async () => {
    const result = await resultAt(forAlice(true), { second: pki.bob })
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('--second') })
  })
})
