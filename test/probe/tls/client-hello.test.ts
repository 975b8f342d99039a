import { describe, expect, it } from 'vitest'
import { observe } from '../../../src/probe/engine/observe.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { encodeClientHello, type ProtocolVersion, protocolVersions } from '../../../src/probe/tls/client-hello.ts'
import { readRecords } from '../../../src/probe/tls/record.ts'
import { formatSuite, usualSuites, weakSuites } from '../../../src/probe/tls/suite.ts'
import { makePki, probePorts, startSound, type Twin } from '../../support/twins.ts'

const random = new Uint8Array(32).fill(9)
const pki = makePki()

/** What a server says to an offer. */
async function offerTo(
  twin: Twin,
  newest: ProtocolVersion,
  suites: readonly number[] = usualSuites,
  groups?: readonly number[],
) {
  const address = { host: '127.0.0.1', port: twin.port }
  const endpoint = { address, serverName: 'localhost', serverTrust: 'unchecked' as const, timeoutMs: 5000 }
  const hello = encodeClientHello({ newest, suites, ...(groups && { groups }) }, 'localhost', random)
  return observe(
    probePorts.network,
    endpoint,
    { transport: 'hello', protocol: http1 },
    { request: { method: 'GET', path: '/' }, hello },
  )
}

describe('encodeClientHello', () => {
  it('is one record with one message, of the lengths that it says', () => {
    for (const newest of Object.keys(protocolVersions) as ProtocolVersion[]) {
      const bytes = encodeClientHello({ newest, suites: [1, 2] }, 'localhost', random)
      const [record, ...more] = readRecords(bytes)
      expect(more).toEqual([])
      expect(record?.fragment.length).toBe(bytes.length - 5)
      expect(Buffer.from(record?.fragment ?? []).readUIntBE(1, 3)).toBe(bytes.length - 9)
      expect(Buffer.from(bytes).includes('localhost')).toBe(newest !== 'SSL 3.0')
    }
  })

  it('asks over TLS 1.3 for a group without a key, and is told whether the server takes it (RFC 8446 §4.2.8)', async () => {
    const twin = await startSound(pki, { ecdhCurve: 'P-384' })
    try {
      const taken = await offerTo(twin, 'TLS 1.3', [0x1302], [24])
      expect(taken.flight).toMatchObject({ retry: { version: 0x0304, suite: 0x1302 } })
      expect(taken.flight.hello).toBeUndefined()
      const refused = await offerTo(twin, 'TLS 1.3', [0x1302], [29])
      expect(refused).toMatchObject({ alert: 40 })
      expect(refused.flight.retry).toBeUndefined()
    } finally {
      await twin.close()
    }
  })

  it('is told over TLS 1.2 in which group the server has made its key (RFC 8422 §5.4)', async () => {
    const twin = await startSound(pki, { ecdhCurve: 'X25519:P-256', honorCipherOrder: false })
    try {
      const { flight } = await offerTo(twin, 'TLS 1.2', [0xc02b], [29, 23])
      expect(flight).toMatchObject({ hello: { suite: 0xc02b }, group: 29, done: true })
      expect((await offerTo(twin, 'TLS 1.2', [0xc02b], [24, 23])).flight.group).toBe(23)
    } finally {
      await twin.close()
    }
  })

  it('names no server by its address (RFC 6066 §3)', () => {
    for (const name of ['127.0.0.1', '::1']) {
      const bytes = encodeClientHello({ newest: 'TLS 1.2', suites: [1] }, name, random)
      expect(Buffer.from(bytes).includes(name)).toBe(false)
    }
  })

  it('is understood by a real server, which chooses from the offer', async () => {
    const twin = await startSound(pki, { minVersion: 'TLSv1', ciphers: 'ALL:@SECLEVEL=0' })
    try {
      for (const newest of ['TLS 1.0', 'TLS 1.1', 'TLS 1.2'] as const) {
        const { flight, end } = await offerTo(twin, newest)
        expect(flight.hello?.version).toBe(protocolVersions[newest])
        expect(end).toBe('closed')
      }
      expect((await offerTo(twin, 'TLS 1.2', [0xc018])).flight.hello?.suite).toBe(0xc018)
    } finally {
      await twin.close()
    }
  })

  it('is declined by alert where nothing in it will do', async () => {
    const twin = await startSound(pki)
    try {
      expect((await offerTo(twin, 'TLS 1.1')).alert).toBe(70)
      expect((await offerTo(twin, 'TLS 1.2', [0xc018])).alert).toBe(40)
    } finally {
      await twin.close()
    }
  })
})

describe('suites', () => {
  it('are in one class each, and weak ones but for the sake of old versions not among the usual', () => {
    const all = weakSuites.flatMap(({ suites }) => Object.keys(suites))
    expect(new Set(all).size).toBe(all.length)
    expect(formatSuite(0xc018)).toBe('ECDH_anon_WITH_AES_128_CBC_SHA')
    expect(formatSuite(0x1301)).toBe('0x1301')
  })
})
