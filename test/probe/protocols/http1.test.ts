import { type AddressInfo, createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { BODY_LIMIT, HEAD_LIMIT, headerValues, parsePath } from '../../../src/probe/protocol/http.ts'
import { encodeFrame } from '../../../src/probe/protocol/http2-frames.ts'
import { encodeRequest, http1, type Reading, readResponse } from '../../../src/probe/protocols/http1.ts'
import { scripted } from '../../contract/readings.ts'
import { fields } from '../../support/frames.ts'

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const read = (text: string, closed = false): Reading => readResponse(bytes(text), closed)
const bodyOf = (reading: Reading): string | undefined =>
  reading.state === 'complete' ? Buffer.from(reading.response.body).toString('latin1') : undefined

describe('encodeRequest', () => {
  it('writes one request that closes the connection after it (RFC 9112 §9.6)', () => {
    const text = Buffer.from(encodeRequest({ method: 'GET', path: '/a?b=c' }, 'localhost:8443')).toString()
    expect(text).toBe(
      'GET /a?b=c HTTP/1.1\r\nHost: localhost:8443\r\nUser-Agent: countersign-probe\r\nAccept: */*\r\nConnection: close\r\n\r\n',
    )
  })

  it('sends duplicate headers as they are given, and a POST with an empty body', () => {
    const headers = ['https://a.example', 'null'].map((value) => ({ name: 'Origin', value }))
    const text = Buffer.from(encodeRequest({ method: 'POST', path: '/act', headers }, 'a.example')).toString()
    expect(text).toContain('\r\nOrigin: https://a.example\r\nOrigin: null\r\nContent-Length: 0\r\n')
  })

  it('names another host, and writes the whole URL, where it is told to (RFC 9112 §3.2.2)', () => {
    const request = { method: 'TRACE', path: '/a', host: 'b.example', requestTarget: 'absolute' } as const
    const text = Buffer.from(encodeRequest(request, 'a.example')).toString()
    expect(text).toMatch(/^TRACE https:\/\/a\.example\/a HTTP\/1\.1\r\nHost: b\.example\r\n/)
    expect(() => encodeRequest({ ...request, host: 'a\r\nX: y' }, 'a.example')).toThrow(
      expect.objectContaining({ code: 'input.malformed' }),
    )
  })

  it('names no host in HTTP/1.0, and keeps the connection for a request that follows', () => {
    const text = Buffer.from(encodeRequest({ method: 'GET', path: '/', httpVersion: '1.0' }, 'a.example')).toString()
    expect(text).toMatch(/^GET \/ HTTP\/1\.0\r\nUser-Agent: /)
    expect(text).not.toMatch(/^Host:/im)
    const kept = Buffer.from(encodeRequest({ method: 'GET', path: '/' }, 'a.example', 'keep-alive')).toString()
    expect(kept).toContain('\r\nConnection: keep-alive\r\n')
  })

  it.each(['/a b', '/a\r\nX: y', 'a', '', '/ü', '/a#b', '/\u0000'])('refuses the path %j, which is none', (path) => {
    expect(() => encodeRequest({ method: 'GET', path }, 'localhost')).toThrow(
      expect.objectContaining({ code: 'input.malformed' }),
    )
    expect(() => parsePath(path)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })

  it.each([
    ['X', 'a\r\nY: b'],
    ['X', 'a\nb'],
    ['X', 'a\u0000'],
    ['X', '€'],
    ['X:', 'a'],
    ['X Y', 'a'],
  ])('refuses the header %j: %j, which would break out of its line', (name, value) => {
    const request = { method: 'GET', path: '/', headers: [{ name, value }] } as const
    expect(() => encodeRequest(request, 'localhost')).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})

describe('readResponse', () => {
  it('reads a body by its length', () => {
    const reading = read('HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n\r\ngoldX')
    expect(reading).toMatchObject({ state: 'complete', response: { status: 200 } })
    expect(bodyOf(reading)).toBe('gold')
  })

  it('reads a body by chunks, with extensions and trailers (RFC 9112 §7.1)', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'
    const chunks = '2;x=y\r\ngo\r\nB\r\nld\r\n1234567\r\n0\r\nExpires: never\r\n\r\n'
    expect(bodyOf(read(head + chunks))).toBe('gold\r\n1234567')
  })

  it('reads a body that ends with the connection, and only then (RFC 9112 §6.3)', () => {
    const text = 'HTTP/1.0 200 OK\r\n\r\ngold'
    expect(read(text)).toEqual({ state: 'incomplete' })
    expect(bodyOf(read(text, true))).toBe('gold')
  })

  it.each([204, 304])('expects no body of a %i', (status) => {
    expect(bodyOf(read(`HTTP/1.1 ${status} x\r\n\r\n`))).toBe('')
  })

  it('passes over interim answers, but not over many', () => {
    const interim = 'HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'
    const last = 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n1'
    expect(bodyOf(read(interim + last))).toBe('1')
    expect(read(interim.repeat(100_000) + last)).toMatchObject({ state: 'malformed' })
  })

  it('keeps duplicate headers, names in lower case, values trimmed', () => {
    const reading = read('HTTP/1.1 200 OK\r\nX-A:  1 \r\nx-a:\t2\r\nContent-Length: 0\r\n\r\n')
    expect(reading.state === 'complete' && headerValues(reading.response, 'x-a')).toEqual(['1', '2'])
  })

  it('cuts a body at its limit, however it is framed', () => {
    const long = 'x'.repeat(BODY_LIMIT + 5)
    const framings = [
      `Content-Length: ${long.length * 1000}\r\n\r\n${long}`,
      `Transfer-Encoding: chunked\r\n\r\n${(long.length + 9).toString(16)}\r\n${long}`,
      `X: y\r\n\r\n${long}`,
    ]
    for (const framing of framings) expect(bodyOf(read(`HTTP/1.1 200 OK\r\n${framing}`))).toHaveLength(BODY_LIMIT)
  })

  it.each([
    ['another protocol', 'SSH-2.0-x\r\n'],
    ['another version', 'HTTP/2 200 OK\r\n\r\n'],
    ['a status that is none', 'HTTP/1.1 999 OK\r\n\r\n'],
    ['bare line feeds', 'HTTP/1.1 200 OK\nContent-Length: 0\n\r\n\r\n'],
    ['a folded header', 'HTTP/1.1 200 OK\r\nA: b\r\n c\r\n\r\n'],
    ['a header without a colon', 'HTTP/1.1 200 OK\r\nA b\r\n\r\n'],
    ['a blank before the colon', 'HTTP/1.1 200 OK\r\nA : b\r\n\r\n'],
    ['a control character', 'HTTP/1.1 200 OK\r\nA: \u001b[31m\r\n\r\n'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    ['a list of lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1, 1\r\n\r\na'],
    ['a signed length', 'HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\na'],
    ['length and chunks', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['another coding', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n'],
    ['a chunk size that is none', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0x1\r\na\r\n0\r\n\r\n'],
    [
      'a chunk that is longer than it said',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n',
    ],
    ['a head without end', `HTTP/1.1 200 OK\r\nA: ${'b'.repeat(70_000)}`],
  ])('calls %s malformed', (_what, text) => expect(read(text)).toMatchObject({ state: 'malformed' }))

  it.each([
    ['a line in the place of a chunk size', '\r\n', 'a chunk size is malformed'],
    ['a chunk size in words', 'xyz\r\n', 'a chunk size is malformed'],
    ['a chunk without its end', '1\r\nAXX0\r\n\r\n', 'a chunk does not end at its stated length'],
    ['a chunk with half its end', '1\r\nA\rX0\r\n\r\n', 'a chunk does not end at its stated length'],
    ['a chunk with the other half', '1\r\nAX\n0\r\n\r\n', 'a chunk does not end at its stated length'],
    ['a chunk with another end, of which nothing follows', '1\r\nAXX', 'a chunk does not end at its stated length'],
  ])('calls %s malformed, and says so', (_what, body, problem) => {
    expect(read(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${body}`)).toEqual({
      state: 'malformed',
      problem,
    })
  })

  it('calls an empty head malformed for its status line, whatever follows', () => {
    for (const rest of ['', 'a'.repeat(HEAD_LIMIT + 1)])
      expect(read(`\r\n\r\n${rest}`)).toEqual({ state: 'malformed', problem: 'the status line is not HTTP/1.1' })
  })

  it('reads a head and a body as far as their limits', () => {
    const head = (length: number): string => {
      const start = 'HTTP/1.1 204 No Content\r\nA: '
      return `${start}${'b'.repeat(length - start.length)}\r\n\r\n`
    }
    expect(read(head(HEAD_LIMIT)).state).toBe('complete')
    expect(read(head(HEAD_LIMIT + 1))).toMatchObject({ problem: 'the head is too long' })
    expect(read(head(HEAD_LIMIT).slice(0, HEAD_LIMIT)).state).toBe('incomplete')
    const body = 'x'.repeat(BODY_LIMIT)
    expect(bodyOf(read(`HTTP/1.1 200 OK\r\n\r\n${body}`))).toBe(body)
    expect(read(`HTTP/1.1 200 OK\r\n\r\n${body.slice(1)}`).state).toBe('incomplete')
    const chunk = `${BODY_LIMIT.toString(16)}\r\n${body}`
    expect(bodyOf(read(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}`))).toBe(body)
  })

  it('passes over eight interim answers, and over no ninth', () => {
    const interim = (count: number): string =>
      `${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(count)}HTTP/1.1 204 No Content\r\n\r\n`
    expect(read(interim(8)).state).toBe('complete')
    expect(read(interim(9)).state).toBe('malformed')
  })

  it('ends with the agreement to another protocol only where that was asked for', () => {
    const agreed = bytes('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nrest')
    expect(readResponse(agreed, false, 'GET', true)).toMatchObject({
      state: 'complete',
      response: { status: 101, body: new Uint8Array() },
    })
    expect(readResponse(agreed, false, 'GET', false).state).not.toBe('complete')
    const answered = bytes('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nrest')
    expect(bodyOf(readResponse(answered, false, 'GET', true))).toBe('rest')
    expect(readResponse(bytes('HTTP/1.1 103 x\r\n\r\n'), false, 'GET', true).state).toBe('incomplete')
  })

  it('finds every beginning of an answer incomplete', () => {
    const whole = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngold\r\n0\r\n\r\n'
    for (let length = 0; length < whole.length; length += 1) {
      expect(read(whole.slice(0, length)), `${length} bytes`).toEqual({ state: 'incomplete' })
    }
    expect(bodyOf(read(whole))).toBe('gold')
  })

  it('never throws, whatever arrives', () => {
    const pieces = fc.constantFrom('HTTP/1.1 ', '200', ' OK', '\r\n', ':', 'Content-Length', '5', 'chunked', '\u0000')
    const mixed = fc.array(fc.oneof(pieces, fc.string()), { maxLength: 30 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(mixed, fc.boolean(), (text, closed) => {
        expect(['complete', 'incomplete', 'malformed']).toContain(readResponse(Buffer.from(text), closed).state)
      }),
    )
  })
})

describe('ask', () => {
  /** Asks a real server one thing after another on one connection. */
  async function askAfter(answerFirst: (socket: Socket) => void) {
    const heads: string[] = []
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.on('data', (octets) => {
        heads.push(octets.toString('latin1'))
        if (heads.length === 1) answerFirst(socket)
        else socket.end('HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond')
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const stream = await systemNetwork.connect({ host: '127.0.0.1', port }, 60_000)
    if ('end' in stream) throw new Error(stream.detail)
    const after = { method: 'GET', path: '/first', host: 'other.example' }
    const reply = await http1.ask(stream, { method: 'GET', path: '/second', first: after }, 'a.example')
    stream.close()
    server.close()
    return { reply, heads }
  }

  it('asks one thing after another on one connection, and answers with the second', async () => {
    const { reply, heads } = await askAfter((socket) =>
      socket.write('HTTP/1.1 404 x\r\nContent-Length: 5\r\n\r\nfirst'),
    )
    expect(reply).toMatchObject({ end: 'complete', answer: { status: 200 }, receivedBytes: 44 })
    expect(Buffer.from(reply.answer?.body ?? []).toString()).toBe('second')
    expect(heads.map((head) => head.split('\r\n').slice(0, 2))).toEqual([
      ['GET /first HTTP/1.1', 'Host: other.example'],
      ['GET /second HTTP/1.1', 'Host: a.example'],
    ])
  })

  /** Asks a peer that says just this. */
  const askScript = async (
    says: string | Uint8Array,
    more: Partial<Parameters<typeof http1.ask>[1]> = {},
    end: 'closed' | 'reset' = 'closed',
  ) => {
    const peer = scripted(says, { end })
    const reply = await http1.ask(peer, { method: 'GET', path: '/', ...more }, 'a.example')
    return { ...reply, written: peer.written.map((one) => Buffer.from(one).toString('latin1')) }
  }

  it('tells a page that ends with the connection from one that is broken off, and what is no HTTP', async () => {
    const page = 'HTTP/1.1 200 OK\r\n\r\ngold'
    expect(await askScript(page)).toMatchObject({ end: 'closed', answer: { status: 200 } })
    const broken = await askScript(page, {}, 'reset')
    expect([broken.end, broken.answer, broken.detail]).toEqual(['reset', undefined, undefined])
    expect(await askScript('SSH-2.0-x\r\n')).toMatchObject({
      end: 'complete',
      detail: 'it does not begin with HTTP/',
    })
    expect(await askScript('')).toMatchObject({ end: 'closed', receivedBytes: 0 })
  })

  it('asks for nothing more on a connection that is over', async () => {
    const first = { method: 'GET', path: '/first' }
    expect((await askScript('', { first })).written).toHaveLength(1)
    expect((await askScript('HTTP/1.1 204 x\r\n\r\n', { first })).written).toHaveLength(2)
  })

  const agreed = 'HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n'
  const inHttp2 = encodeFrame(1, 5, 1, fields([':status', '418']))

  it('goes on in HTTP/2 where it is let change to that, and says the settings that belong to the wish', async () => {
    const changed = await askScript(Buffer.concat([bytes(agreed), inHttp2]), { upgrade: 'h2c' })
    expect(changed).toMatchObject({ end: 'complete', answer: { status: 418 } })
    expect(changed.written[0]).toContain('Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: ')
    expect(changed.written[1]).toMatch(/^PRI \* HTTP\/2\.0/)
    const nothing = await askScript(agreed, { upgrade: 'h2c' })
    expect([nothing.answer?.status, nothing.written.length]).toEqual([101, 2])
  })

  it('goes on in no other protocol, nor where it is not let', async () => {
    const other = await askScript(Buffer.concat([bytes(agreed), inHttp2]), { upgrade: 'websocket' })
    expect([other.answer?.status, other.written.length]).toEqual([101, 1])
    expect(other.written[0]).toContain('Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
    const refused = await askScript('HTTP/1.1 204 x\r\n\r\n', { upgrade: 'h2c' })
    expect([refused.answer?.status, refused.written.length]).toEqual([204, 1])
  })

  it('has no answer where the connection ends after the first', async () => {
    const { reply } = await askAfter((socket) =>
      socket.end('HTTP/1.1 400 x\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'),
    )
    expect(reply).toMatchObject({ end: 'closed', receivedBytes: 0 })
    expect(reply.answer).toBeUndefined()
  })
})
