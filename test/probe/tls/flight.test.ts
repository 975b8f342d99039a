import { constants } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Credential, TlsVersion } from '../../../src/core/port/network.ts'
import { observe } from '../../../src/probe/engine/observe.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { readFlight, secretOf, TLS_1_3 } from '../../../src/probe/tls/flight.ts'
import { contentTypes, readRecords, type TlsRecord } from '../../../src/probe/tls/record.ts'
import { createSeal } from '../../../src/probe/tls/seal.ts'
import { createUnseal } from '../../../src/probe/tls/unseal.ts'
import { exchange } from '../../support/exchange.ts'
import { makePki, probePorts, startSound, type Twin } from '../../support/twins.ts'

const pki = makePki()
const versions: readonly TlsVersion[] = ['1.3', '1.2']
const suites = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256']
const open: Twin[] = []
let sound: Twin

const start = async (options: Parameters<typeof startSound>[1]): Promise<Twin> => {
  const twin = await startSound(pki, options)
  open.push(twin)
  return twin
}
beforeAll(async () => {
  sound = await start({})
})
afterAll(() => Promise.all(open.map((twin) => twin.close())))

function ask(port: number, version: TlsVersion, credential?: Credential) {
  const endpoint = {
    address: { host: '127.0.0.1', port },
    serverName: 'localhost',
    serverTrust: [pki.servers.der],
    timeoutMs: 5000,
  }
  const request = { method: 'GET', path: '/' } as const
  return observe(
    probePorts.network,
    endpoint,
    { transport: version, protocol: http1 },
    { request, ...(credential && { credential }) },
  )
}

describe.each(versions)('readFlight of TLS %s', (version) => {
  it('gives version and suite chosen, and the authorities whose certificates are asked for', async () => {
    const { flight } = await ask(sound.port, version, pki.alice)
    expect(flight.hello?.version).toBe(version === '1.3' ? TLS_1_3 : 0x0303)
    expect(flight.authorities?.map((name) => Buffer.from(name))).toEqual([
      Buffer.from(pki.clients.certificate.tbs.subjectDer),
    ])
    expect(flight.alert).toBeUndefined()
  })

  it('names no authorities where no certificate is asked for', async () => {
    const { flight } = await ask((await start({ requestCert: false })).port, version)
    expect(flight.hello).toBeDefined()
    expect(flight.authorities).toBeUndefined()
  })

  it('gives the signature algorithms that are taken from clients, and none where no certificate is asked for', async () => {
    const signing = { sigalgs: 'ECDSA+SHA256:RSA-PSS+SHA256' }
    const { flight } = await ask((await start(signing)).port, version, pki.alice)
    expect(flight.signatures).toEqual([0x0403, 0x0804])
    const unasked = await ask((await start({ ...signing, requestCert: false })).port, version)
    expect(unasked.flight.signatures).toBeUndefined()
  })

  it('gives the tickets, and none where there are none', async () => {
    const { flight } = await ask((await start({ sessionTimeout: 1234 })).port, version, pki.alice)
    expect(flight.tickets[0]).toMatchObject({ lifetimeSeconds: 1234, earlyDataBytes: 0 })
    // The name of the key, the IV, what is sealed and its MAC (RFC 5077 §4).
    expect(flight.tickets[0]?.sealed.length).toBeGreaterThan(16 + 16 + 32)
    const none = await start({ secureOptions: constants.SSL_OP_NO_TICKET })
    const lifetimes = (await ask(none.port, version, pki.alice)).flight.tickets
    if (version === '1.2') expect(lifetimes).toEqual([])
  })

  it('gives the alert by its number', async () => {
    const { flight, alert } = await ask(sound.port, version)
    expect(flight.alert).toBe(version === '1.3' ? 116 : 40)
    expect(alert).toBe(flight.alert)
  })
})

describe('readFlight', () => {
  it.each(suites)('opens what is under %s (RFC 8446 §5.2)', async (suite) => {
    const { port } = await start({ ciphers: suite, minVersion: 'TLSv1.3' })
    const { flight } = await ask(port, '1.3', pki.alice)
    expect(flight.authorities).toHaveLength(1)
    expect(flight.tickets.length).toBeGreaterThan(0)
  })

  it('follows a HelloRetryRequest (RFC 8446 §4.1.4)', async () => {
    const { port } = await start({ ecdhCurve: 'P-384', minVersion: 'TLSv1.3' })
    expect((await ask(port, '1.3', pki.alice)).flight.authorities).toHaveLength(1)
  })

  it('never throws, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 200 })
    const record = fc.tuple(fc.constantFrom(21, 22, 23), bytes).map(([type, body]) => {
      return Uint8Array.from([type, 3, 3, body.length >>> 8, body.length & 0xff, ...body])
    })
    const hello = fc.tuple(fc.constantFrom(2, 4, 13, 20), bytes).map(([type, body]) => {
      const message = [type, 0, 0, body.length, ...body]
      return Uint8Array.from([22, 3, 3, 0, message.length, ...message])
    })
    const stream = fc.array(fc.oneof(record, hello, bytes), { maxLength: 5 }).map((all) => Buffer.concat(all))
    fc.assert(
      fc.property(stream, (received) => {
        expect(readFlight(received, ['SERVER_HANDSHAKE_TRAFFIC_SECRET x', 'nonsense']).tickets).toBeDefined()
      }),
    )
  })

  it('reads an alert that is sealed by the key of the handshake after its end, and nothing else that is', async () => {
    const outcome = await exchange(sound.port, { serverTrust: 'unchecked', complete: () => false, timeoutMs: 5000 })
    const [wire, keyLog] = [outcome.wire!, outcome.keyLog!]
    const { suite } = readFlight(wire, keyLog).hello!
    const secret = secretOf(keyLog, 'SERVER_HANDSHAKE_TRAFFIC_SECRET')!
    const unseal = createUnseal(suite, secret)!
    const records = readRecords(wire)
    const isOfHandshake = (record: TlsRecord) =>
      record.type !== contentTypes.application || unseal(record) !== undefined
    const until = records.findIndex((record) => !isOfHandshake(record))
    const before = records.slice(0, until)
    const sent = Buffer.concat(before.flatMap(({ header, fragment }) => [header, fragment]))
    const alertAfter = (count: number, type: number): number | undefined => {
      const seal = createSeal(suite, secret)!
      const sealed = before.filter(({ type: one }) => one === contentTypes.application).length
      for (let number = 0; number < sealed + count; number += 1) seal(contentTypes.handshake, Uint8Array.of(0))
      return readFlight(Buffer.concat([sent, seal(type, Uint8Array.of(2, 10))]), keyLog).alert
    }
    expect(alertAfter(0, contentTypes.alert)).toBe(10)
    expect(alertAfter(1, contentTypes.alert)).toBeUndefined()
    expect(alertAfter(0, contentTypes.handshake)).toBeUndefined()
  })

  it('reads nothing that is protected where the secrets are not known', async () => {
    const outcome = await exchange(sound.port, { serverTrust: 'unchecked', complete: () => false, timeoutMs: 5000 })
    expect(readFlight(outcome.wire!, outcome.keyLog!).alert).toBe(116)
    const blind = readFlight(outcome.wire!, [])
    expect(blind.hello?.version).toBe(TLS_1_3)
    expect(blind).not.toHaveProperty('alert')
    expect(blind).not.toHaveProperty('authorities')
  })
})
