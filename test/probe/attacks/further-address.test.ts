import type { ServerOptions } from 'node:https'
import { describe, expect, it } from 'vitest'
import { furtherAddress } from '../../../src/probe/attacks/further-address.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { http2 } from '../../../src/probe/protocols/http2.ts'
import { contractOf } from '../../contract/attack.ts'
import { startSoundHttp2 } from '../../support/http2-twins.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
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

describe('what is seen at a further address', async () => {
  const address = { host: '127.0.0.1', port: 2 }
  const lone = { sibling: undefined, revoked: undefined } as object
  const attemptAt = async (by: 'operator' | 'name') =>
    (await attemptsOf(furtherAddress, pki, { ...lone, also: [{ address, by }] }))[0]
  const [named, found] = [await attemptAt('operator'), await attemptAt('name')]
  const gone = { end: 'unreachable', code: 'ECONNREFUSED' } as const
  const http2Of = (more: object) => ({ protocol: http2, end: 'closed', ...more }) as const
  const noAnswer = /^the honest client gets no answer at 127\.0\.0\.1:2, so nothing/

  it('is nobody, of whom nothing is known but where the name of the server led there', () => {
    expect(judgedBy(found, gone)).toEqual({ verdict: 'enforced', how: 'nothing listens at 127.0.0.1:2' })
    expect(judgedBy(found, { ...gone, code: 'EHOSTUNREACH', detail: 'no route' })).toEqual({
      verdict: 'remark',
      note: 'no connection to 127.0.0.1:2 could be made from here (no route); nothing is known of it',
    })
    expect(judgedBy(named, gone)).toEqual({
      verdict: 'inconclusive',
      why: expect.stringMatching(/^no connection to 127\.0\.0\.1:2 could be made; start/),
    })
  })

  it.each([
    ['the page', { answer: treasure }, 'bypassed'],
    ['a refusal where the honest client is answered', { answer: pageOf(403), beside: [treasure] }, 'enforced'],
    ['another version of TLS', { end: 'closed', alert: 70 }, 'silent'],
    ['another protocol', { end: 'closed', alert: 120 }, 'silent'],
    ['no HTTP/2', http2Of({}), 'silent'],
  ] as const)('is %s', (_, seen, verdict) => {
    expect(judgedBy(named, seen).verdict).toBe(verdict)
  })

  it.each([
    ['nobody answers the honest client', { end: 'closed' }, noAnswer],
    ['an alert came besides', { end: 'closed', alert: 116 }, noAnswer],
    ['HTTP/2 was agreed', http2Of({ alpn: 'h2' }), noAnswer],
    ['the handshake failed', http2Of({ handshake: 'failed' }), noAnswer],
    [
      'the honest client is refused',
      { answer: pageOf(403), beside: [pageOf(403)] },
      /^the honest client is answered 403/,
    ],
  ] as const)('shows nothing where %s', (_, seen, why) => {
    expect(judgedBy(named, seen as object)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })

  it('is looked at as those who are on hand', async () => {
    const count = async (wish: object) =>
      (await attemptsOf(furtherAddress, pki, { also: [{ address, by: 'name' }], ...lone, ...wish })).length
    expect(await count({})).toBe(3)
    expect(await count({ sibling: pki.stranger })).toBe(4)
    expect(await count({ revoked: { credential: pki.bob } })).toBe(4)
  })
})
