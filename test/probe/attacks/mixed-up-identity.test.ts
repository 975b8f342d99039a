import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { mixedUpIdentity } from '../../../src/probe/attacks/mixed-up-identity.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, page, probeOf, type Respond, startSound } from '../../support/twins.ts'

contractOf(mixedUpIdentity)

const pki = makePki()
const given = { second: pki.dora, identityPath: { path: '/whoami' } }

async function resultAt(respond: Respond, wish: Partial<ProbeRequest> = given) {
  const twin = await startSound(pki, {}, respond)
  try {
    return (await runProbe(probeOf(pki, twin.port, wish), hurriedPorts, [mixedUpIdentity])).results[0]
  } finally {
    await twin.close()
  }
}

const callerIn = (socket: TLSSocket): string => String(socket.getPeerCertificate().subject?.CN ?? 'nobody')

describe('attack mixed-up-identity', () => {
  it('catches a server that takes a resumed session for that of another client', async () => {
    const result = await resultAt((request, response) => {
      if (request.url !== '/whoami') return page(request, response)
      const socket = request.socket as TLSSocket
      const caller = callerIn(socket)
      const other = caller === 'alice' ? 'dora' : 'alice'
      response.writeHead(200).end(`you are ${socket.isSessionReused() ? other : caller}`)
    })
    expect(result?.verdict).toBe('bypassed')
    const through = result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)
    expect(new Set(through)).toEqual(
      new Set(['the honest client, in its own session', 'the second client, in its own session']),
    )
  })

  it('catches a server that calls everybody by the name of the client which came last', async () => {
    let before = 'nobody'
    const result = await resultAt((request, response) => {
      if (request.url !== '/whoami') return page(request, response)
      const caller = callerIn(request.socket as TLSSocket)
      response.writeHead(200).end(`you are ${before === 'nobody' ? caller : before}`)
      before = caller
    })
    expect(result?.verdict).toBe('bypassed')
  })

  it('finds nothing where the page names both, and says which of them asked', async () => {
    const result = await resultAt((request, response) => {
      if (request.url !== '/whoami') return page(request, response)
      const caller = callerIn(request.socket as TLSSocket)
      response.writeHead(200).end(`clients: alice, dora; you are ${caller}`)
    })
    expect(result?.verdict).toBe('enforced')
  })

  it.each([
    ['names nobody', (response: Parameters<Respond>[1]) => response.writeHead(200).end('welcome'), /--identity-path/],
    ['refuses everybody', (response: Parameters<Respond>[1]) => response.writeHead(403).end('no'), /--identity-path/],
  ])('proves nothing where the page %s', async (_what, answer, why) => {
    const result = await resultAt((request, response) =>
      request.url === '/whoami' ? void answer(response) : page(request, response),
    )
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })

  it('proves nothing where the second client is refused', async () => {
    const result = await resultAt(page, { ...given, second: pki.bob })
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('--second') })
  })

  it('is not tried without a page that names its caller', async () => {
    const result = await resultAt(page, { second: pki.dora })
    expect(result).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('--identity-path') })
  })
})

describe('a page that names its caller', async () => {
  const [second, , honest] = await attemptsOf(mixedUpIdentity, pki, given)
  const named = (text: string) => pageOf(200, text)
  const [alices, doras, both] = [named('you are alice'), named('you are dora'), named('dora, beside alice')]
  const own = { verdict: 'enforced', how: 'the page names the client that asked' }
  const evidence = 'the page that this client gets names alice, another client'

  it('names the second client, or the honest one in its place', () => {
    expect(judgedBy(second, { answer: doras }, alices)).toEqual(own)
    expect(judgedBy(second, { answer: both }, alices)).toEqual(own)
    for (const [answer, control] of [
      [alices, alices],
      [named('hello alice'), alices],
      [both, both],
    ] as const) {
      expect(judgedBy(second, { answer }, control)).toEqual({ verdict: 'bypassed', evidence })
    }
  })

  it.each([
    ['it names nobody', { answer: named('hello') }, alices, /^the identity page does not name this client/],
    [
      'it refuses the honest client',
      { answer: doras },
      pageOf(403),
      /^the identity page answers the honest client 403/,
    ],
    ['it refuses the second', { answer: pageOf(403) }, alices, /not let in \(answered 403\)/],
    ['it does not come', { end: 'timeout' }, alices, /not let in \(no answer came in time\)/],
  ] as const)('shows nothing where %s', (_, seen, control, why) => {
    expect(judgedBy(second, seen, control)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })

  it('names the honest client, whatever the second is shown', () => {
    expect(judgedBy(honest, { answer: alices })).toEqual(own)
    expect(judgedBy(honest, { answer: both, beside: [doras] })).toEqual(own)
    expect(judgedBy(honest, { answer: both, beside: [both] }).verdict).toBe('bypassed')
    expect(judgedBy(honest, { answer: doras }).verdict).toBe('bypassed')
    expect(judgedBy(honest, { answer: pageOf(403, 'not you, alice') }).verdict).toBe('inconclusive')
    expect(judgedBy(honest, { end: 'timeout' }).verdict).toBe('inconclusive')
  })
})
