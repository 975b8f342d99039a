import { describe, expect, it } from 'vitest'
import { certificateVerifyLeftOut } from '../../../src/probe/attacks/certificate-verify-left-out.ts'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { openHonestFlights } from '../../../src/probe/engine/honest-flight.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { startMending } from '../../support/mending-front.ts'
import { hurriedPorts, makePki, probeOf, startSound, type Twin, usableKey } from '../../support/twins.ts'

const pki = makePki()
const answer = { status: 200, headers: [], body: new Uint8Array(Buffer.from('the treasure')) }
const request = http1.honest({ path: '/' })
const round = {
  attempt: { label: 'wrong' },
  protocol: http1,
  transport: '1.3',
  version: '1.3',
  request,
  control: request,
} as const
const seen = (more: Partial<Observation>): Observation => ({
  transport: '1.3',
  protocol: http1,
  end: 'complete',
  handshake: 'complete',
  flight: { tickets: [] },
  resumed: false,
  receivedBytes: 1,
  elapsedMs: 1,
  ...more,
})

/** What is said of wrong flights where the honest one meets these things, one after the other; and how often it was sent. */
async function doubt(...met: readonly Partial<Observation>[]) {
  let asked = 0
  const ask = async () => seen(met[Math.min(asked++, met.length - 1)] ?? {})
  const doubtOf = openHonestFlights(pki.alice, ask, ({ end }, times) => end === 'reset' && times < 3)
  const why = await doubtOf(round, answer)
  expect(await doubtOf(round, answer)).toBe(why)
  return { why, asked }
}

describe('an honest flight', () => {
  it('lets wrong ones prove something where it gets the page, and is sent once', async () => {
    expect(await doubt({ answer })).toEqual({ why: undefined, asked: 1 })
    expect(await doubt({ end: 'reset', receivedBytes: 0 }, { answer })).toEqual({ why: undefined, asked: 2 })
  })

  it('takes every proof from wrong ones where it gets none, or another page', async () => {
    const fails = 'the honest client fails where the probe itself writes its handshake: '
    expect((await doubt({ end: 'closed', receivedBytes: 0, alert: 51 })).why).toBe(
      `${fails}the server refused the connection with alert 51 decrypt_error`,
    )
    const other = { ...answer, body: new Uint8Array(Buffer.from('please log in, whatever it takes')) }
    expect((await doubt({ answer: other })).why).toBe(`${fails}it is answered 200 with another page`)
    expect((await doubt({ end: 'reset', receivedBytes: 0 })).asked).toBe(4)
    expect((await doubt({ end: 'local', unsent: true, detail: 'no key' })).why).toBe(
      `${fails}the probe ended the connection (no key)`,
    )
  })
})

/** The attacks that send flights of their own. */
const byFlight = attacks.filter(
  ({ id }) =>
    id.startsWith('certificate-verify-') ||
    ['messages-out-of-order', 'no-certificate-message', 'signature-scheme-mismatch', 'zero-signature'].includes(id),
)

async function resultsAt(starting: Promise<Twin>, wish: Parameters<typeof probeOf>[2] = {}, chosen = byFlight) {
  const twin = await starting
  try {
    return (await runProbe(probeOf(pki, twin.port, wish), hurriedPorts, chosen)).results
  } finally {
    await twin.close()
  }
}

const { notBefore, notAfter } = pki.clients.certificate.tbs

describe('wrong flights', () => {
  it.each([
    ['asks for another key share first', { ecdhCurve: 'secp384r1:prime256v1' }],
    ['speaks AES-128 only', { ciphers: 'TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-GCM-SHA256' }],
    ['speaks AES-256 only', { ciphers: 'TLS_AES_256_GCM_SHA384:ECDHE-ECDSA-AES256-GCM-SHA384' }],
    ['speaks ChaCha20 only', { ciphers: 'TLS_CHACHA20_POLY1305_SHA256:ECDHE-ECDSA-CHACHA20-POLY1305' }],
    ['derives keys without the session hash', { secureOptions: 1 }],
  ])('are refused over both versions by a sound server that %s', async (_, options) => {
    const results = await resultsAt(startSound(pki, options))
    expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(byFlight.map(({ id }) => [id, 'enforced']))
    for (const { attempts } of results)
      expect(new Set(attempts.map((one) => one.transport))).toEqual(new Set(['1.3', '1.2']))
  })

  it.each(['ec-p384', 'ed25519', 'rsa-3072'] as const)(
    'are refused where the honest client has a key of %s',
    async (type) => {
      const made = makeCertificate({ issuer: pki.clients, key: usableKey(type), notBefore, notAfter })
      const results = await resultsAt(startSound(pki), { credential: { chain: [made.der], key: made.key } })
      expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(byFlight.map(({ id }) => [id, 'enforced']))
    },
  )

  it('prove nothing over a version in which the honest one cannot be sent', async () => {
    const options = { ciphers: 'TLS_AES_128_GCM_SHA256:ECDHE-ECDSA-AES128-SHA256' }
    const [result] = await resultsAt(startSound(pki, options), {}, [certificateVerifyLeftOut])
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('alert 40') })
    expect(result?.attempts.map(({ transport, verdict }) => [transport, verdict])).toEqual([
      ['1.3', 'enforced'],
      ['1.2', 'inconclusive'],
    ])
  })

  it('get in by each attempt that a server overlooks, and by no other', async () => {
    const verifiesNothing = startMending(pki, ({ types, isOfAlice }) => types.join() === '11,15,20' && isOfAlice(0))
    const results = await resultsAt(verifiesNothing)
    const through = results.flatMap(({ id, attempts }) =>
      attempts.every(({ verdict }) => verdict === 'bypassed') ? [id] : [],
    )
    expect(through).toEqual([
      'certificate-verify-by-another-key',
      'certificate-verify-replayed',
      'signature-scheme-mismatch',
      'zero-signature',
    ])
    const refused = results.filter(({ id }) => !through.includes(id))
    expect(refused.map(({ verdict }) => verdict)).toEqual(['enforced', 'enforced', 'enforced'])
  })
})
