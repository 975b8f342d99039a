import { createServer, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { BODY_LIMIT, HEAD_LIMIT, headerValues } from '../../../src/probe/protocol/http.ts'
import { encodeFrame } from '../../../src/probe/protocol/http2-frames.ts'
import { encodeRequest, http2, takeOver } from '../../../src/probe/protocols/http2.ts'
import { scripted } from '../../contract/readings.ts'
import { fields, framesIn } from '../../support/frames.ts'

const get = { method: 'GET', path: '/' } as const
const open: (() => void)[] = []
afterEach(() => {
  for (const close of open.splice(0)) close()
})

/** Asks a real server, in clear, whatever it answers by. */
async function askReal(
  respond: (stream: ServerHttp2Stream, headers: Record<string, unknown>) => void,
  request: Parameters<typeof http2.ask>[1] = get,
) {
  const server = createServer()
  server.on('stream', (stream, headers) =>
    respond(
      stream.on('error', () => undefined),
      headers,
    ),
  )
  server.on('sessionError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push(() => server.close())
  const stream = await systemNetwork.connect(
    { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    60_000,
  )
  if ('end' in stream) throw new Error(stream.detail)
  open.push(stream.close)
  return http2.ask(stream, request, 'api.acme.internal:8443')
}

const textOf = (answer: { body: Uint8Array } | undefined): string => Buffer.from(answer?.body ?? []).toString()

describe('ask, of a real server', () => {
  it('gets status, headers and page', async () => {
    const { answer, end } = await askReal((stream) => {
      stream.respond({ ':status': 203, 'content-type': 'text/plain', 'x-long': 'gold '.repeat(2000) })
      stream.write('the treasure ')
      stream.end('of Acme')
    })
    expect(end).toBe('complete')
    expect(answer?.status).toBe(203)
    expect(answer && headerValues(answer, 'content-type')).toEqual(['text/plain'])
    expect(answer && headerValues(answer, 'x-long')[0]).toHaveLength(10_000)
    expect(textOf(answer)).toBe('the treasure of Acme')
  })

  it('asks one thing after another on one connection, each on a stream of its own', async () => {
    const seen: Record<string, unknown>[] = []
    const after = { ...get, path: '/first', host: 'other.example' }
    const { answer, end } = await askReal(
      (stream, headers) => {
        seen.push({ id: stream.id, path: headers[':path'], authority: headers[':authority'] })
        stream.respond({ ':status': 200, 'x-new': headers[':path'] as string })
        stream.end('gold '.repeat(60_000))
      },
      { ...get, first: after },
    )
    expect(seen).toEqual([
      { id: 1, path: '/first', authority: 'other.example' },
      { id: 3, path: '/', authority: 'api.acme.internal:8443' },
    ])
    expect(end).toBe('complete')
    expect(answer && headerValues(answer, 'x-new')).toEqual(['/'])
    expect(answer?.body).toHaveLength(BODY_LIMIT)
  })

  it('asks the second thing where only the first stream was reset', async () => {
    const { answer } = await askReal(
      (stream, headers) => {
        if (headers[':path'] === '/first') return stream.close(7)
        return stream.respond({ ':status': 204 }, { endStream: true })
      },
      { ...get, first: { ...get, path: '/first' } },
    )
    expect(answer?.status).toBe(204)
  })

  it('names no authority in the place of HTTP/1.0', async () => {
    let seen: Record<string, unknown> = {}
    await askReal(
      (stream, headers) => {
        seen = headers
        stream.respond({ ':status': 200 }, { endStream: true })
      },
      { ...get, httpVersion: '1.0' },
    )
    expect(seen).not.toHaveProperty(':authority')
    expect(seen).not.toHaveProperty('host')
  })

  it('is understood: method, path, host, every header, and no body', async () => {
    let seen: Record<string, unknown> = {}
    const request = { method: 'POST', path: '/act?x=1', headers: [{ name: 'Origin', value: 'null' }] } as const
    await askReal((stream, headers) => {
      seen = headers
      stream.respond({ ':status': 200 }, { endStream: true })
    }, request)
    expect(seen).toMatchObject({
      ':method': 'POST',
      ':path': '/act?x=1',
      ':authority': 'api.acme.internal:8443',
      ':scheme': 'https',
      'user-agent': 'countersign-probe',
      origin: 'null',
      'content-length': '0',
    })
    await askReal(
      (stream, headers) => {
        seen = headers
        stream.respond({ ':status': 200 }, { endStream: true })
      },
      { ...get, host: 'elsewhere.example', requestTarget: 'absolute' },
    )
    expect(seen).toMatchObject({ ':authority': 'api.acme.internal:8443', host: 'elsewhere.example' })
  })

  it('passes interim answers over, and trailers', async () => {
    const { answer } = await askReal((stream) => {
      stream.additionalHeaders({ ':status': 103, link: '</style.css>; rel=preload' })
      stream.respond({ ':status': 200 }, { waitForTrailers: true })
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '1' }))
      stream.end('gold')
    })
    expect([answer?.status, textOf(answer)]).toEqual([200, 'gold'])
    expect(answer && headerValues(answer, 'x-sum')).toEqual([])
  })

  it('takes a page of any length, and cuts it', async () => {
    const { answer, end } = await askReal((stream) => {
      stream.respond({ ':status': 200 })
      stream.end(Buffer.alloc(BODY_LIMIT * 2, 'gold '))
    })
    expect([end, answer?.body.length]).toEqual(['complete', BODY_LIMIT])
  })

  it('tells a stream that is reset without an answer from an answer', async () => {
    const reset = await askReal((stream) => stream.close(0xd))
    expect(reset).toEqual({
      end: 'reset',
      detail: 'the stream was reset: HTTP_1_1_REQUIRED',
      declined: true,
      receivedBytes: 0,
    })
    // What is of the moment only may be asked again.
    expect(await askReal((stream) => stream.close(0xb))).not.toHaveProperty('declined')
    const away = await askReal((stream) => stream.session?.destroy(undefined, 0xb))
    expect(away.answer).toBeUndefined()
    expect(['closed', 'reset']).toContain(away.end)
  })
})

const ok = fields([':status', '200'])

/** Asks a peer that says just this, and then closes. */
async function askScript(octets: Uint8Array, method = 'GET') {
  const peer = scripted(octets)
  return { ...(await http2.ask(peer, { method, path: '/' }, 'a')), written: peer.written.slice(1).map((one) => one[3]) }
}

describe('ask', () => {
  it('acknowledges settings and pings, and reads a padded page in pieces', async () => {
    const block = Buffer.concat([Buffer.of(2), Buffer.alloc(5), ok, Buffer.alloc(2)])
    const said = [
      encodeFrame(4, 0, 0),
      encodeFrame(6, 0, 0, Buffer.alloc(8)),
      encodeFrame(1, 0x8 | 0x20, 1, block),
      encodeFrame(9, 0x4, 1, fields(['x-a', 'b'])),
      encodeFrame(0, 0x8, 1, Buffer.concat([Buffer.of(1), Buffer.from('go'), Buffer.of(0)])),
      encodeFrame(8, 0, 1, Buffer.alloc(4)),
      encodeFrame(0, 0x1, 1, Buffer.from('ld')),
    ]
    const { answer, end, written } = await askScript(Buffer.concat(said))
    expect([end, answer?.status, answer?.headers, textOf(answer)]).toEqual([
      'complete',
      200,
      [{ name: 'x-a', value: 'b' }],
      'gold',
    ])
    expect(written).toEqual([4, 6])
  })

  it('takes no part of an answer for one: it breaks off where its end is missing', async () => {
    const { answer, end, receivedBytes } = await askScript(
      Buffer.concat([encodeFrame(1, 0x4, 1, ok), encodeFrame(0, 0, 1, Buffer.from('go'))]),
    )
    expect([answer, end, receivedBytes]).toEqual([undefined, 'closed', ok.length + 2])
  })

  it('hears silence where the server says only how it would speak', async () => {
    expect(await askScript(encodeFrame(4, 0, 0))).toMatchObject({ end: 'closed', receivedBytes: 0 })
    const away = encodeFrame(7, 0, 0, Buffer.from([0, 0, 0, 0, 0, 0, 0, 12]))
    expect(await askScript(away)).toMatchObject({
      end: 'closed',
      receivedBytes: 0,
      detail: 'the server went away: INADEQUATE_SECURITY',
    })
  })

  it.each([
    ['a frame that is too long', Buffer.from([0, 0x40, 1, 0, 0, 0, 0, 0, 1])],
    ['a page before its status', encodeFrame(0, 1, 1, Buffer.from('gold'))],
    ['a head without a status', encodeFrame(1, 5, 1, fields(['x', 'y']))],
    ['a status that is none', encodeFrame(1, 5, 1, fields([':status', '2000']))],
    ['a header in capitals', encodeFrame(1, 5, 1, fields([':status', '200'], ['X', 'y']))],
    ['a pseudo-header after the status', encodeFrame(1, 5, 1, fields([':status', '200'], [':path', '/']))],
    ['more padding than there is', encodeFrame(0, 9, 1, Buffer.of(9, 1))],
    ['something in the middle of a head', Buffer.concat([encodeFrame(1, 0, 1, ok), encodeFrame(4, 0, 0)])],
    [
      'a head that never ends',
      Buffer.concat([encodeFrame(1, 0, 1, ok), ...Array(9).fill(encodeFrame(9, 0, 1, Buffer.alloc(9000)))]),
    ],
    ['a push', encodeFrame(5, 4, 1, Buffer.alloc(8))],
    ['an end before the answer', encodeFrame(1, 5, 1, fields([':status', '100']))],
    ['fields that cannot be read', encodeFrame(1, 5, 1, Buffer.of(0x80))],
  ])('takes %s for no HTTP/2', async (_what, said) => {
    const { answer, end, detail } = await askScript(said)
    expect([answer, end, detail]).toEqual([undefined, 'complete', expect.stringMatching(/./)])
  })

  it('takes a refusal in HTTP/1.1 for one, and any other answer in it for no HTTP/2', async () => {
    const answered = (status: string) => Buffer.from(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\n\r\n`)
    const refused = { end: 'closed', declined: true, receivedBytes: 0 }
    expect(await askScript(answered('400 Bad Request'))).toMatchObject(refused)
    expect(await askScript(answered('200 OK'))).toMatchObject({ end: 'complete', detail: expect.stringMatching(/./) })
  })

  it('gives no page to HEAD, and never throws for what the peer says', async () => {
    const said = Buffer.concat([encodeFrame(1, 4, 1, ok), encodeFrame(0, 1, 1, Buffer.from('gold'))])
    expect((await askScript(said, 'HEAD')).answer?.body).toHaveLength(0)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(10), fc.nat(255), fc.nat(2), fc.uint8Array({ maxLength: 20 })), { maxLength: 5 }),
        async (frames) => {
          const reply = await askScript(Buffer.concat(frames.map((one) => encodeFrame(...one))))
          expect(reply.end).toBeDefined()
        },
      ),
      { seed: 1, numRuns: 300 },
    )
  })
})

describe('what the peer is sent', () => {
  const LONGEST = 16_384
  /** Type, flags and length of each frame of a request whose head is this long. */
  const asking = (length: number): readonly number[][] => {
    const framesOf = (value: string) =>
      framesIn(encodeRequest({ ...get, headers: [{ name: 'x', value }] }, 'a', 3)).map((one) => [
        one.type,
        one.flags,
        one.length,
      ])
    const [[, , usual = 0] = []] = framesOf('a'.repeat(10_000))
    return framesOf('a'.repeat(length - usual + 10_000))
  }

  it('is a head in as many frames as it needs, of which the first ends the stream and the last the head', () => {
    expect(asking(LONGEST)).toEqual([[1, 5, LONGEST]])
    expect(asking(LONGEST + 1)).toEqual([
      [1, 1, LONGEST],
      [9, 4, 1],
    ])
    expect(asking(2 * LONGEST + 1)).toEqual([
      [1, 1, LONGEST],
      [9, 0, LONGEST],
      [9, 4, expect.any(Number)],
    ])
  })

  it('names another host beside the authority only where the whole URL would be written', () => {
    const [host, absolute] = [{ host: 'b' }, { requestTarget: 'absolute' as const }]
    const hosts = (more: object): boolean =>
      Buffer.from(encodeRequest({ ...get, ...more }, 'a')).includes(Buffer.from('\0\x04host'))
    expect([hosts({}), hosts(host), hosts(absolute), hosts({ ...host, ...absolute })]).toEqual([
      false,
      false,
      false,
      true,
    ])
  })

  it('is the window by which a page before was longer', async () => {
    const peer = scripted(
      Buffer.concat([encodeFrame(1, 4, 1, ok), encodeFrame(0, 1, 1, Buffer.from('go')), encodeFrame(1, 5, 3, ok)]),
    )
    const { answer } = await http2.ask(peer, { ...get, first: get }, 'a')
    expect([answer?.status, peer.written.flatMap(framesIn).map(({ type }) => type)]).toEqual([200, [4, 8, 1, 8, 1]])
  })
})

describe('a head and a page', () => {
  /** An answer whose head is this long. */
  const headOf = (length: number): Buffer => {
    const block = (value: string): Uint8Array => fields([':status', '200'], ['x', value])
    const whole = block('a'.repeat(length - block('a'.repeat(40_000)).length + 40_000))
    const pieces = Array.from({ length: 5 }, (_, n) => whole.subarray(n * 16_384, (n + 1) * 16_384))
    return Buffer.concat(
      pieces.map((piece, n) => encodeFrame(n === 0 ? 1 : 9, n === 4 ? 4 : n === 0 ? 1 : 0, 1, piece)),
    )
  }

  it('are read as far as their limits', async () => {
    expect((await askScript(headOf(HEAD_LIMIT))).answer?.status).toBe(200)
    expect(await askScript(headOf(HEAD_LIMIT + 1))).toMatchObject({ detail: 'the head is too long' })
    const pages = (count: number): Buffer =>
      Buffer.concat([
        encodeFrame(1, 4, 1, ok),
        ...Array(count).fill(encodeFrame(0, 0, 1, Buffer.alloc(BODY_LIMIT / 32))),
      ])
    expect((await askScript(pages(32))).answer?.body).toHaveLength(BODY_LIMIT)
    expect((await askScript(pages(31))).answer).toBeUndefined()
  })

  it('end a conversation whose first question was not answered, and nothing more is asked', async () => {
    const peer = scripted(Buffer.concat([encodeFrame(1, 4, 1, ok)]))
    const reply = await http2.ask(peer, { ...get, first: get }, 'a')
    expect([reply.answer, reply.end, reply.receivedBytes, peer.written.length]).toEqual([undefined, 'closed', 0, 1])
  })

  it('come on the first stream after a change from HTTP/1.1', async () => {
    const peer = scripted(Buffer.concat([encodeFrame(4, 0, 0), encodeFrame(1, 5, 1, ok)]))
    expect((await takeOver(peer, 'GET')).answer?.status).toBe(200)
    expect(Buffer.from(peer.written[0]!).toString('latin1', 0, 14)).toBe('PRI * HTTP/2.0')
  })
})

describe('another protocol within HTTP/2 (RFC 8441)', () => {
  const setting = (id: number, value: number): Buffer => Buffer.of(0, id, 0, 0, 0, value)
  const settings = (...all: readonly Buffer[]): Uint8Array => encodeFrame(4, 0, 0, Buffer.concat(all))
  const change = async (...said: readonly Uint8Array[]) => {
    const peer = scripted(Buffer.concat(said))
    const reply = await http2.ask(peer, { ...get, upgrade: 'websocket' }, 'a')
    const types = peer.written.flatMap(framesIn).map(({ type, flags }) => [type, flags])
    return { ...reply, types: types.filter(([type, flags]) => type !== 4 || flags === 0) }
  }
  const greeting = [
    [4, 0],
    [8, 0],
  ]

  it.each([
    ['alone', settings(setting(8, 1))],
    ['among others', settings(setting(3, 100), setting(8, 1), setting(4, 1))],
    ['behind another frame', Buffer.concat([encodeFrame(6, 1, 0, Buffer.alloc(8)), settings(setting(8, 1))])],
  ])('is asked for where the settings allow it, %s, on a stream that stays open', async (_how, said) => {
    const opened = await change(said, encodeFrame(1, 4, 1, ok))
    expect([opened.end, opened.answer?.status, opened.types]).toEqual(['complete', 200, [...greeting, [1, 4]]])
  })

  it('is refused by an answer that ends as any other', async () => {
    const refusal = fields([':status', '300'])
    expect((await change(settings(setting(8, 1)), encodeFrame(1, 4, 1, refusal))).answer).toBeUndefined()
    expect((await change(settings(setting(8, 1)), encodeFrame(1, 5, 1, refusal))).answer?.status).toBe(300)
  })

  it.each([
    ['say nothing', settings()],
    ['forbid it', settings(setting(8, 0))],
    ['allow something else', settings(setting(2, 1))],
    ['forbid it at last', settings(setting(8, 1), setting(8, 0))],
    ['are cut short', settings(setting(8, 1).subarray(0, 5))],
  ])('is not asked for where the settings %s', async (_what, said) => {
    const { end, notOffered, types } = await change(said, settings(setting(8, 1)), encodeFrame(1, 4, 1, ok))
    expect([end, notOffered, types]).toEqual(['local', true, greeting])
  })

  it('is not asked for where the server says no settings', async () => {
    expect(await change()).toMatchObject({ end: 'closed', types: greeting })
    expect(await change(encodeFrame(5, 4, 1, Buffer.alloc(8)), settings(setting(8, 1)))).toMatchObject({
      end: 'complete',
      detail: expect.stringContaining('push'),
      types: greeting,
    })
  })
})

it('encodeRequest refuses what would break out of its line in HTTP/1.1, too', () => {
  for (const bad of [
    { path: '/a b' },
    { method: 'GET /' },
    { host: 'a\r\nx: y' },
    { headers: [{ name: 'a b', value: '' }] },
  ]) {
    expect(() => encodeRequest({ ...get, ...bad }, 'a')).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  }
})
