import { createServer, type RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { plainListener } from '../../../src/probe/attacks/plain-listener.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { listenerAt, startBeside } from '../../support/broken-twin.ts'
import { startSoundHttp2 } from '../../support/http2-twins.ts'
import { hurriedPorts, listen, makePki, page, probeOf, startSound } from '../../support/twins.ts'

contractOf(plainListener)

const pki = makePki()

/** Attacks a sound server beside which a listener without TLS answers so. */
async function attackWith(respond: RequestListener, path?: string, main = startSound) {
  const server = await startBeside(
    pki,
    listen(createServer(respond)),
    (port) => ({ plain: [{ ...listenerAt(port), ...(path === undefined ? {} : { path }) }] }),
    main,
  )
  try {
    const request = probeOf(pki, server.port, server.wish)
    const [result] = (await runProbe(request, hurriedPorts, [plainListener])).results
    return result
  } finally {
    await server.close()
  }
}

const answering = (status: number, headers: Record<string, string> = {}, text = '') =>
  ((_request, response) => void response.writeHead(status, headers).end(text)) satisfies RequestListener

describe('attack plain-listener', () => {
  it.each([
    ['a redirect to https', answering(301, { Location: 'https://localhost/' })],
    ['no page', answering(404)],
    ['an ended connection', ((request) => request.socket.destroy()) satisfies RequestListener],
  ])('takes %s for a refusal', async (_what, respond) => {
    expect(await attackWith(respond)).toMatchObject({ verdict: 'enforced' })
  })

  it.each([
    ['another page', answering(200, { 'Content-Type': 'text/html' }, '<p>Welcome to nginx!</p>')],
    ['a redirect without TLS', answering(302, { Location: 'http://localhost/login' })],
  ])('makes nothing of %s', async (_what, respond) => {
    expect(await attackWith(respond)).toMatchObject({ verdict: 'inconclusive' })
  })

  it('catches the page under another path, and where only the own name of the listener leads to it', async () => {
    const moved: RequestListener = (request, response) => {
      const found = request.url === '/app/' && request.headers.host?.startsWith('127.0.0.1:')
      return found ? page(Object.assign(request, { url: '/' }), response) : answering(404)(request, response)
    }
    expect(await attackWith(moved, '/app/')).toMatchObject({ verdict: 'bypassed' })
    expect(await attackWith(moved)).toMatchObject({ verdict: 'enforced' })
  })

  it('is refused by a listener of HTTP/1.1 beside a server of HTTP/2', async () => {
    const result = await attackWith(answering(403), undefined, () => startSoundHttp2(pki))
    expect(result).toMatchObject({ verdict: 'enforced' })
    expect(new Set(result?.attempts.map(({ protocol }) => protocol))).toEqual(new Set(['http/1.1', 'h2']))
  })
})
