import { createCipheriv } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readFlight } from '../../../src/probe/tls/flight.ts'
import { createUnseal, expandLabel } from '../../../src/probe/tls/unseal.ts'

const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))

/** The server's handshake traffic secret of the simple 1-RTT handshake. */
const secret = hex('b67b7d690cc16c4e75e54213cb2d37b4e9c912bcded9105d42befd59d391ad38')

const uint = (octets: number, value: number): number[] =>
  Array.from({ length: octets }, (_, index) => (value >>> (8 * (octets - 1 - index))) & 0xff)

/** Protects one message under AES-128-GCM as the first record of its key. */
function seal(under: Uint8Array, type: number, content: readonly number[], padding = 0): Uint8Array {
  const plain = Uint8Array.from([...content, type, ...Array<number>(padding).fill(0)])
  const header = Uint8Array.from([23, 3, 3, ...uint(2, plain.length + 16)])
  const key = expandLabel('sha256', under, 'key', 16)
  const cipher = createCipheriv('aes-128-gcm', key, expandLabel('sha256', under, 'iv', 12)).setAAD(header)
  return new Uint8Array(Buffer.concat([header, cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
}

const serverHello = (suite: number): Uint8Array => {
  const extensions = [...uint(2, 43), ...uint(2, 2), ...uint(2, 0x0304)]
  const body = [
    3,
    3,
    ...Array<number>(32).fill(7),
    0,
    ...uint(2, suite),
    0,
    ...uint(2, extensions.length),
    ...extensions,
  ]
  const message = [2, ...uint(3, body.length), ...body]
  return Uint8Array.from([22, 3, 3, ...uint(2, message.length), ...message])
}

describe('expandLabel', () => {
  it('gives the keys of RFC 8448 §3', () => {
    expect(expandLabel('sha256', secret, 'key', 16)).toEqual(hex('3f ce 51 60 09 c2 17 27 d0 f2 e4 e8 6e e4 03 bc'))
    expect(expandLabel('sha256', secret, 'iv', 12)).toEqual(hex('5d 31 3e b2 67 12 76 ee 13 00 0b 30'))
  })
})

describe('createUnseal', () => {
  const record = (bytes: Uint8Array) => ({
    type: 23,
    version: 0x0303,
    fragment: bytes.subarray(5),
    header: bytes.subarray(0, 5),
  })

  it('takes padding off (RFC 8446 §5.4)', () => {
    const opened = createUnseal(0x1301, secret)?.(record(seal(secret, 21, [2, 48], 30)))
    expect([opened?.type, ...(opened?.content ?? [])]).toEqual([21, 2, 48])
  })

  it('opens nothing that was changed, or is out of turn', () => {
    const sealed = seal(secret, 21, [2, 48])
    const changed = sealed.map((octet, index) => (index === 8 ? octet ^ 1 : octet))
    expect(createUnseal(0x1301, secret)?.(record(changed))).toBeUndefined()
    const unseal = createUnseal(0x1301, secret)!
    expect(unseal(record(sealed))).toBeDefined()
    expect(unseal(record(sealed))).toBeUndefined()
  })

  it('knows the suites of TLS 1.3 only', () => expect(createUnseal(0xc02b, secret)).toBeUndefined())
})

describe('readFlight of what is protected', () => {
  it('finds a ticket that may be sent with early data (RFC 8446 §4.6.1, §4.2.10)', () => {
    const application = hex('11'.repeat(32))
    const extensions = [...uint(2, 42), ...uint(2, 4), ...uint(4, 16_384)]
    const ticket = [...uint(4, 7200), ...uint(4, 1), 0, ...uint(2, 1), 9, ...uint(2, extensions.length), ...extensions]
    const stream = Buffer.concat([
      serverHello(0x1301),
      seal(secret, 22, [20, ...uint(3, 32), ...Array<number>(32).fill(1)]),
      seal(application, 22, [4, ...uint(3, ticket.length), ...ticket]),
    ])
    const log = (label: string, value: Uint8Array) => `${label} 00 ${Buffer.from(value).toString('hex')}`
    const keyLog = [log('SERVER_HANDSHAKE_TRAFFIC_SECRET', secret), log('SERVER_TRAFFIC_SECRET_0', application)]
    expect(readFlight(stream, keyLog).tickets).toMatchObject([{ lifetimeSeconds: 7200, earlyDataBytes: 16_384 }])
    expect(readFlight(stream, keyLog.slice(0, 1)).tickets).toEqual([])
  })
})
