/** What another listener of the same application answers, or none; and who is sent there. */
import { describe, expect, it } from 'vitest'
import type { Listener } from '../../src/probe/listener.ts'
import type { Observation } from '../../src/probe/observation.ts'
import { http2 } from '../../src/probe/protocols/http2.ts'
import { isToTls, judgeCleartext, judgeListener, visit } from '../../src/probe/side-door.ts'
import { groundOf, pageOf, seenOn, treasure } from '../support/plan-kit.ts'
import { makePki } from '../support/twins.ts'

const asked = { method: 'GET', path: '/' }
const inClear = (more: Partial<Observation>) =>
  judgeCleartext(seenOn({ transport: 'cleartext', handshake: 'failed', ...more }) as never, treasure, asked)
const overTls = (more: Partial<Observation>) => judgeListener(seenOn(more) as never, treasure, asked)

describe('a listener beside the server', () => {
  it('lets nobody in where nothing listens; that no connection can be made may have another cause', () => {
    for (const judged of [inClear, overTls]) {
      expect(judged({ end: 'unreachable', code: 'ECONNREFUSED' })).toEqual({
        verdict: 'enforced',
        how: 'nothing listens there',
      })
      expect(judged({ end: 'unreachable', detail: 'no route' })).toEqual({
        verdict: 'silent',
        how: 'no connection could be made (no route)',
      })
      expect(judged({ end: 'unreachable' })).toEqual({ verdict: 'silent', how: 'no connection could be made' })
      expect(judged({ end: 'timeout' }).verdict).toBe('inconclusive')
      expect(judged({ answer: treasure }).verdict).toBe('bypassed')
      expect(judged({ answer: pageOf(403) }).verdict).toBe('enforced')
    }
  })

  it('refuses plain HTTP by a redirect to TLS, and by no other', () => {
    const to = (status: number, location: string) => pageOf(status, '', { location })
    expect(inClear({ answer: to(301, 'https://localhost/') })).toEqual({
      verdict: 'enforced',
      how: 'HTTP 301 to https',
    })
    expect(isToTls(to(300, 'https://localhost/'))).toBe(true)
    expect(isToTls(to(399, 'https://localhost/'))).toBe(true)
    for (const other of [to(299, 'https://x/'), to(400, 'https://x/'), to(302, 'http://x/'), pageOf(302)]) {
      expect(isToTls(other)).toBe(false)
    }
    expect(inClear({ answer: to(302, 'http://localhost/') }).verdict).toBe('inconclusive')
  })

  it('that does not speak HTTP/2 without TLS refuses it there; other words of HTTP/1.1 settle nothing', () => {
    expect(inClear({ end: 'complete', protocol: http2 })).toEqual({
      verdict: 'enforced',
      how: 'it does not speak HTTP/2 without TLS',
    })
    expect(inClear({ end: 'complete' }).verdict).toBe('inconclusive')
    expect(inClear({ end: 'timeout', protocol: http2 }).verdict).toBe('inconclusive')
    expect(inClear({ end: 'complete', protocol: http2, answer: treasure }).verdict).toBe('bypassed')
  })
})

describe('visits to a listener', () => {
  const pki = makePki()
  const listener = (more: Partial<Listener>): Listener => ({
    secure: true,
    host: 'app.internal',
    port: 2,
    address: { host: '127.0.0.1', port: 2 },
    ...more,
  })
  const visits = (more: Partial<Listener>, wish = {}) => visit(listener(more), groundOf(pki, wish))

  it('ask in clear where it has no TLS, and by no name in the handshake where it has only an address', async () => {
    for (const one of await visits({ secure: false })) {
      expect(one).toMatchObject({ inClear: true, judge: judgeCleartext })
      expect(one).not.toHaveProperty('sni')
    }
    const snis = async (host: string) => new Set((await visits({ host })).map(({ sni }) => sni))
    expect(await snis('app.internal')).toEqual(new Set(['app.internal']))
    expect(await snis('127.0.0.1')).toEqual(new Set(['none']))
  })

  it('come without a certificate, also as a proxy would vouch; and with one of nobody, which vouches for itself', async () => {
    const made = await visits({})
    const vouched = made.filter(({ http }) => (http?.request.headers ?? []).length > 0)
    expect(vouched.length).toBeGreaterThan(0)
    expect(vouched.every(({ credential }) => credential === undefined)).toBe(true)
    const presented = made.filter(({ credential }) => credential !== undefined)
    expect(presented).toHaveLength(2)
    expect(made.every(({ judge }) => judge === judgeListener)).toBe(true)
    // Nobody can be vouched for without a certificate.
    const nobody = visit(listener({}), {
      ...groundOf(pki),
      request: { ...groundOf(pki).request, credential: { ...pki.alice, chain: [] } },
    })
    expect((await nobody).every(({ http }) => http?.request.headers?.length === 0)).toBe(true)
  })

  it('ask for the page, or the one of the listener, and for the page that names its caller, where there is one', async () => {
    const paths = async (more: Partial<Listener>, wish = {}) =>
      new Set((await visits(more, wish)).map(({ http }) => `${http?.request.path} ${http?.control?.path}`))
    expect(await paths({})).toEqual(new Set(['/ /']))
    expect(await paths({ path: '/other' })).toEqual(new Set(['/other /']))
    const wish = { identityPath: { path: '/whoami' } }
    expect(await paths({}, wish)).toEqual(new Set(['/ /', '/whoami /whoami']))
  })
})
