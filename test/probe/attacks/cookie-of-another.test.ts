import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { cookieOfAnother } from '../../../src/probe/attacks/cookie-of-another.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
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

describe("what the honest client's cookie gets the second client", async () => {
  const [attempt] = await attemptsOf(cookieOfAnother, pki, { second: pki.dora })
  const [alices, doras] = [pageOf(200, 'you are alice'), pageOf(200, 'you are dora')]
  const judged = (answer: Answer, own: Answer, control = alices) =>
    judgedBy(attempt, { ...(answer && { answer }), end: 'closed', beside: [own] }, control)
  type Answer = typeof alices | undefined

  it.each([
    ['names the honest client', pageOf(200, 'welcome, alice'), doras, alices, 'a page that names alice'],
    ['is that of the honest client', treasure, pageOf(403), treasure, 'the page of the honest client'],
  ])('is a success where the page %s', (_, answer, own, control, what) => {
    const evidence = `answered 200 with ${what}, as its cookie says`
    expect(judged(answer, own, control)).toEqual({ verdict: 'bypassed', evidence })
  })

  it('is nothing where the page stays its own, or is refused', () => {
    expect(judged(doras, doras)).toEqual({ verdict: 'enforced', how: 'the cookie changes nothing' })
    expect(judged(pageOf(403), doras)).toEqual({ verdict: 'enforced', how: 'HTTP 403' })
    expect(judged(undefined, doras).verdict).toBe('silent')
  })

  it.each([
    ['the server has a fault', pageOf(503), doras, alices, /^answered 503, which is no refusal/],
    ['another page comes where it was refused', pageOf(200, 'log in'), pageOf(403), treasure, /^answered 200, though/],
    ['it was not answered without the cookie', doras, undefined, alices, /^the second client is not answered/],
    ['the honest client is refused', doras, doras, pageOf(403), /^the page answers the honest client 403/],
    ['the page names nobody', doras, pageOf(200, 'b'), pageOf(200, 'a'), /^the page does not tell the two/],
  ])('shows nothing where %s', (_, answer, own, control, why) => {
    expect(judged(answer, own, control)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })
})
