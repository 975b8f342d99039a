import type { IncomingHttpHeaders, ServerHttp2Stream } from 'node:http2'
import { createSecureServer } from 'node:http2'
import { afterEach, describe, expect, it } from 'vitest'
import { foreignWebsocket } from '../../../src/probe/attacks/foreign-websocket.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { http2 } from '../../../src/probe/protocols/http2.ts'
import { contractOf } from '../../contract/attack.ts'
import { startSoundHttp2 } from '../../support/http2-twins.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { hurriedPorts, listen, makePki, probeOf, soundOptions, startSound, type Twin } from '../../support/twins.ts'
import { startWithWebSocket } from '../../support/upgrade-twins.ts'

contractOf(foreignWebsocket)

const pki = makePki()
let twin: Twin | undefined
afterEach(() => twin?.close())

async function resultAt(starting: Promise<Twin>) {
  twin = await starting
  const request = probeOf(pki, twin.port, { websocketPath: '/live' })
  return (await runProbe(request, hurriedPorts, [foreignWebsocket])).results[0]
}

/** A server of HTTP/2 alone that opens WebSockets as RFC 8441 has it, to pages from where `isWelcome` says. */
function startWithConnect(isWelcome: (origin: string | undefined, authority: string) => boolean): Promise<Twin> {
  const settings = { enableConnectProtocol: true }
  const server = createSecureServer({ ...soundOptions(pki), settings })
  server.on('sessionError', () => undefined)
  server.on('stream', (stream: ServerHttp2Stream, headers: IncomingHttpHeaders & Record<string, unknown>) => {
    stream.on('error', () => undefined)
    if (headers[':method'] !== 'CONNECT') {
      stream.respond({ ':status': 200, 'content-type': 'text/plain' })
      stream.end('the treasure of Acme')
      return
    }
    const opens = headers[':protocol'] === 'websocket' && headers[':path'] === '/live'
    if (opens && isWelcome(headers.origin, String(headers[':authority']))) stream.respond({ ':status': 200 })
    else stream.respond({ ':status': 403 }, { endStream: true })
  })
  return listen(server)
}

const isOwn = (origin: string | undefined, authority: string): boolean => origin === `https://${authority}`

describe('attack foreign-websocket', () => {
  it('takes for open what has changed the protocol, and over HTTP/2 what is answered well, and nothing else', async () => {
    const [attempt] = await attemptsOf(foreignWebsocket, pki, { websocketPath: '/live' })
    const judged = (status: number, more: object, control: number) =>
      judgedBy(attempt, { answer: pageOf(status), ...more }, pageOf(control))
    const overHttp2 = { protocol: http2 }
    expect(judged(101, {}, 101).verdict).toBe('bypassed')
    expect(judged(299, overHttp2, 200).verdict).toBe('bypassed')
    expect(judged(200, {}, 101)).toEqual({ verdict: 'enforced', how: 'HTTP 200, and no WebSocket' })
    expect(judged(300, overHttp2, 200)).toEqual({ verdict: 'enforced', how: 'HTTP 300, and no WebSocket' })
  })

  it('is made over HTTP/2 by an extended CONNECT, and refused where the Origin is looked at (RFC 8441 §5)', async () => {
    const result = await resultAt(startWithConnect(isOwn))
    expect(result).toMatchObject({ verdict: 'enforced' })
    expect(new Set(result?.attempts.map(({ protocol }) => protocol))).toEqual(new Set(['h2']))
    expect(result?.attempts.slice(0, 3).map((attempt) => 'how' in attempt && attempt.how)).toEqual(
      Array(3).fill('HTTP 403'),
    )
  })

  it('gets through over HTTP/2 where any page is welcome', async () => {
    const result = await resultAt(startWithConnect(() => true))
    expect(result).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('with HTTP/2: answered 200: the WebSocket opens'),
    })
  })

  it.each([
    ['"null"', (origin = '', own = '') => origin === own || origin === 'null', ['Origin: null']],
    [
      'an origin that begins like its own',
      (origin = '') => origin.startsWith('https://localhost'),
      ['Origin that begins like ours'],
    ],
  ] as const)('catches a server that takes %s', async (_what, isWelcome, labels) => {
    const result = await resultAt(
      startWithWebSocket(pki, ({ headers }) => isWelcome(headers.origin, `https://${headers.host}`)),
    )
    expect(result?.attempts.flatMap(({ verdict, label }) => (verdict === 'bypassed' ? [label] : []))).toEqual(labels)
    expect(result).toMatchObject({ severity: 'high', group: 'browser' })
  })

  it('says that a server of both offers none over HTTP/2, where it does not (RFC 8441 §3)', async () => {
    const result = await resultAt(startSoundHttp2(pki))
    const over = (protocol: string) => result?.attempts.filter((attempt) => attempt.protocol === protocol)
    for (const attempt of over('h2') ?? []) {
      expect(attempt).toMatchObject({ verdict: 'enforced', how: expect.stringContaining('offers no other protocol') })
    }
    expect(over('h2')).toHaveLength(5)
    // Over HTTP/1.1 the page is there, and opens none.
    expect(over('http/1.1')?.every(({ verdict }) => verdict === 'inconclusive')).toBe(true)
  })

  it('settles nothing where the honest client gets no WebSocket, and says so', async () => {
    expect(await resultAt(startSound(pki))).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringMatching(/no WebSocket at \/live: it is answered 404; name with --websocket-path/),
    })
  })
})
