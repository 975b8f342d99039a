import { describe, expect, it } from 'vitest'
import { BadFields } from '../../../src/probe/protocol/hpack.ts'
import { readFields, readResponse, writeFields, writeRequest } from '../../../src/probe/quic/http3.ts'
import { initialKeys, openPacket, readPackets, sealShort } from '../../../src/probe/quic/packet.ts'

const octets = (hex: string): Uint8Array => new Uint8Array(Buffer.from(hex, 'hex'))
const field = (name: string, value: string) => ({ name, value })

describe('fields', () => {
  it('are read as in RFC 9204 §B.1, and from every end of the static table', () => {
    expect(readFields(octets('0000510b2f696e6465782e68746d6c'))).toEqual([field(':path', '/index.html')])
    const indexed = (index: number) =>
      readFields(Uint8Array.of(0, 0, ...(index < 63 ? [0xc0 + index] : [0xff, index - 63])))[0]
    expect([0, 15, 17, 24, 25, 27, 53, 62, 63, 67, 68, 71, 83, 92, 98].map(indexed)).toEqual([
      field(':authority', ''),
      field(':method', 'CONNECT'),
      field(':method', 'GET'),
      field(':status', '103'),
      field(':status', '200'),
      field(':status', '404'),
      field('content-type', 'text/plain'),
      field('x-xss-protection', '1; mode=block'),
      field(':status', '100'),
      field(':status', '400'),
      field(':status', '403'),
      field(':status', '500'),
      field('alt-svc', 'clear'),
      field('server', ''),
      field('x-frame-options', 'sameorigin'),
    ])
    expect(() => indexed(99)).toThrow(BadFields)
  })

  it('come back as they were written, however long they are', () => {
    const fields = [field('a', ''), field('x-long', 'v'.repeat(500)), field('n'.repeat(40), 'w'.repeat(127))]
    expect(readFields(writeFields(fields))).toEqual(fields)
  })

  it('are refused where they stand in a table that nobody keeps', () => {
    for (const hex of ['000080', '000040', '000010', '000000'])
      expect(() => readFields(octets(hex)), hex).toThrow(BadFields)
  })
})

describe('an answer', () => {
  const head = (status: string) => {
    const section = writeFields([field(':status', status), field('content-type', 'text/plain')])
    return [...Uint8Array.of(1, section.length), ...section]
  }
  const read = (...parts: readonly (readonly number[])[]) => readResponse(Uint8Array.from(parts.flat()))

  it('has a status, headers and a body of several frames', () => {
    expect(read(head('200'), [0, 2, 104, 105], [33, 1, 0], [0, 1, 33], head('404'))).toEqual({
      status: 200,
      headers: [field('content-type', 'text/plain')],
      body: octets('686921'),
    })
    expect(read(head('103'), head('204'))?.status).toBe(204)
  })

  it('is none where it is interim, cut off, or no answer', () => {
    const whole = [...head('200'), 0, 2, 104, 105]
    for (let length = 0; length < head('200').length; length += 1) expect(read(whole.slice(0, length))).toBeUndefined()
    expect(read(whole.slice(0, -1))).toBeUndefined()
    expect(read(head('100'))).toBeUndefined()
    expect(read([0, 2, 104, 105])).toBeUndefined()
    expect(read([1, 3, 0, 0, 0x80])).toBeUndefined()
    const none = writeFields([field('server', 'x')])
    expect(read([1, none.length, ...none])).toBeUndefined()
  })
})

it('writes a request with its pseudo-headers first', () => {
  const written = writeRequest({ method: 'GET', path: '/page' }, 'localhost:8443')
  expect(written[0]).toBe(1)
  const fields = readFields(written.subarray((written[1] ?? 0) < 64 ? 2 : 3))
  expect(fields.slice(0, 4)).toEqual([
    field(':method', 'GET'),
    field(':scheme', 'https'),
    field(':authority', 'localhost:8443'),
    field(':path', '/page'),
  ])
  expect(fields.map(({ name }) => name)).toContain('user-agent')
})

it('goes in packets with short headers, of which one bit more is hidden', () => {
  const keys = initialKeys(octets('8394c8f03e515708')).client
  for (let number = 0; number < 40; number += 1) {
    const [packet] = readPackets(
      sealShort(keys, { destination: octets('0102030405060708'), number, payload: octets('01000000') }),
    )
    if (packet?.kind !== 'sealed') throw new Error('it is no packet')
    expect(openPacket(keys, packet)).toEqual({ number, payload: octets('01000000') })
  }
})
