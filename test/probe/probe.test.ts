import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { brokenTwins, makePki, page, probeOf, probePorts, startSound, type Twin } from '../support/twins.ts'

const pki = makePki()

/** A sound server that keeps the names of those it answered, in order. */
const answered: string[] = []
let sound: Twin

beforeAll(async () => {
  sound = await startSound(pki, {}, (request, response) => {
    const subject = (request.socket as TLSSocket).getPeerX509Certificate()?.subject
    answered.push(`${subject} ${request.method} ${request.url}`)
    page(request, response)
  })
})
afterAll(() => sound.close())

/** The least that a probe can be told. */
function bareRequest(): ProbeRequest {
  const { address, serverName, path, credential, serverTrust, clientAnchor } = probeOf(pki, sound.port)
  return { address, serverName, path, credential, serverTrust, clientAnchor }
}

describe('runProbe', () => {
  it('reports a sound server as enforcing everything, within the ten seconds that a probe may take', async () => {
    const report = await runProbe(probeOf(pki, sound.port), probePorts)
    expect(report.verdict).toBe('enforced')
    expect(report.counts).toEqual({ enforced: attacks.length, bypassed: 0, inconclusive: 0, 'not-tried': 0 })
    expect(report.results.map(({ id }) => id)).toEqual(attacks.map(({ id }) => id))
    expect(report.notTried).toEqual([])
    expect(report.identity).toBe('CN=alice')
    expect(report.elapsedMs).toBeLessThan(10_000)
  })

  it('asks honestly first and last, on both versions, and lets nobody but the honest client through', async () => {
    answered.length = 0
    const report = await runProbe(probeOf(pki, sound.port), probePorts)
    expect(new Set(answered.map((line) => line.split(' ')[0]))).toEqual(new Set(['CN=alice', 'CN=carol']))
    // Carol is let in until she is revoked, once over each version.
    expect(answered.filter((line) => line.startsWith('CN=carol'))).toEqual(['CN=carol GET /', 'CN=carol GET /'])
    expect(answered.slice(0, 2)).toEqual(['CN=alice GET /', 'CN=alice GET /'])
    expect(answered.slice(-3)).toEqual(['CN=alice GET /', 'CN=alice GET /', 'CN=alice POST /act'])
    expect(report.controls.map((c) => [c.version, c.request, c.state, c.first.status, c.last?.status])).toEqual([
      ['1.3', 'GET /', 'answered', 200, 200],
      ['1.2', 'GET /', 'answered', 200, 200],
      ['1.3', 'POST /act', 'answered', 200, 200],
    ])
  })

  it('tries every certificate attack on TLS 1.2 and 1.3', async () => {
    const report = await runProbe(probeOf(pki, sound.port), probePorts)
    for (const attack of attacks.filter(({ over }) => over === 'each-version')) {
      const result = report.results.find(({ id }) => id === attack.id)
      const labels = new Set(result?.attempts.map(({ label }) => label))
      for (const label of labels) {
        const over = result?.attempts.filter((attempt) => attempt.label === label).map(({ transport }) => transport)
        expect(over, `${attack.id}: ${label}`).toEqual(['1.3', '1.2'])
      }
    }
  })

  it('lists what it could not try, and never leaves it out', async () => {
    answered.length = 0
    const report = await runProbe(bareRequest(), probePorts)
    expect(report.results).toHaveLength(attacks.length)
    expect(report.notTried.map(({ id }) => id)).toEqual([
      'expired',
      'foreign-origin',
      'issued-twice',
      'not-yet-valid',
      'server-certificate',
      'wrong-eku',
    ])
    for (const { why } of report.notTried) expect(why).toMatch(/^it (needs|sends) /)
    expect(answered.filter((line) => line.includes('POST'))).toEqual([])
  })

  it('leaves revocation open without a revoked certificate, and names the command that makes one', async () => {
    const report = await runProbe(bareRequest(), probePorts)
    expect(report.results.find(({ id }) => id === 'revoked')).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('countersign revoke'),
    })
    expect(report.verdict).toBe('inconclusive')
  })

  it('goes on where the authority declines to mint, and says why', async () => {
    const mint = () => Promise.reject(new CountersignError('passphrase.missing', { what: 'the key of clients' }))
    const report = await runProbe(probeOf(pki, sound.port, { mint }), probePorts)
    expect(report.results.find(({ id }) => id === 'expired')).toMatchObject({
      verdict: 'not-tried',
      why: expect.stringContaining('the key of clients needs a passphrase'),
    })
    expect(report.counts).toMatchObject({ enforced: attacks.length - 3, 'not-tried': 3 })
  })

  it('does not swallow a bug of the mint', async () => {
    const mint = () => Promise.reject(new TypeError('a bug'))
    await expect(runProbe(probeOf(pki, sound.port, { mint }), probePorts)).rejects.toThrow('a bug')
  })

  it('tells how far it is', async () => {
    const steps: [number, number, string][] = []
    const onProgress = (...step: [number, number, string]): void => void steps.push(step)
    await runProbe(probeOf(pki, sound.port, { onProgress }), probePorts)
    const total = steps.length
    expect(steps.map(([done]) => done)).toEqual(steps.map((_, index) => index + 1))
    expect(new Set(steps.map(([, of]) => of))).toEqual(new Set([total]))
    expect(new Set(steps.map(([, , label]) => label))).toEqual(new Set(attacks.map(({ title }) => title)))
  })

  it('asks one thing of an address that nobody listens at, and claims nothing', async () => {
    const port = await probePorts.network.freePort('127.0.0.1')
    const report = await runProbe(probeOf(pki, port), probePorts)
    expect(report.verdict).toBe('inconclusive')
    expect(report.counts).toMatchObject({ enforced: 0, bypassed: 0 })
    expect(report.results.flatMap(({ attempts }) => attempts).filter(({ observation }) => observation)).toEqual([])
  })

  it.each(['no slash', '/with blank', '/with\r\nHeader: x'])('refuses %j as a path', async (path) => {
    for (const where of ['path', 'missingPath', 'deniedPath', 'unsafePath']) {
      const wish = { [where]: path }
      await expect(runProbe(probeOf(pki, sound.port, wish), probePorts)).rejects.toMatchObject({
        code: 'input.malformed',
      })
    }
  })

  it('puts no secret into a report', async () => {
    const report = JSON.stringify(await runProbe(probeOf(pki, sound.port), probePorts))
    for (const key of [pki.alice.key, pki.bob.key, pki.serverCredential.key]) {
      const { secret } = key as unknown as { secret: { export(o: object): { d?: string } } }
      const { d = 'missing' } = secret.export({ format: 'jwk' })
      expect(d).not.toBe('missing')
      expect(report).not.toContain(d)
    }
    expect(report).not.toMatch(/PRIVATE|BEGIN/)
  })
})

/** Attacks by which somebody without any certificate, or with whatever one, gets in where nobody looks at it. */
const withAnyCertificate = [
  'chain-confusion',
  'decoy-authority',
  'decoy-with-chain',
  'expired',
  'host-differs-from-sni',
  'issued-twice',
  'leaf-as-authority',
  'no-sni',
  'not-yet-valid',
  'other-sni',
  'revoked',
  'self-signed',
  'server-certificate',
  'sibling-authority',
  'split-client-hello',
  'upper-case-sni',
  'wrong-eku',
]
const withNone = ['certificate-without-key', 'no-certificate', 'resumption-after-revocation', 'spoofed-identity']

/** Each broken twin and all that gets through at it: what it is named after, and what that entails. */
const throughAt: { readonly [T in keyof typeof brokenTwins]: readonly string[] } = {
  'advertised-authorities': ['advertised-authorities'],
  'certificate-without-key': [...withAnyCertificate, ...withNone].sort(),
  'chain-confusion': ['chain-confusion', 'leaf-as-authority'],
  'decoy-authority': [
    'decoy-authority',
    'decoy-with-chain',
    'expired',
    'issued-twice',
    'not-yet-valid',
    'revoked',
    'wrong-eku',
  ],
  // OpenSSL sends along the issuer of the server's certificate, which our client trusts.
  'decoy-with-chain': ['decoy-with-chain', 'server-certificate'],
  downgrade: ['downgrade'],
  expired: ['expired'],
  'foreign-origin': ['foreign-origin'],
  framing: ['framing'],
  'host-differs-from-sni': ['host-differs-from-sni'],
  'issued-twice': ['issued-twice'],
  'leaf-as-authority': ['leaf-as-authority'],
  'no-certificate': [...withAnyCertificate, ...withNone].sort(),
  'no-sni': ['no-sni'],
  'not-yet-valid': ['not-yet-valid'],
  'old-tls': ['old-tls'],
  'other-sni': ['other-sni'],
  'plaintext-http': ['plaintext-http'],
  'resumption-after-revocation': ['resumption-after-revocation'],
  revoked: ['issued-twice', 'revoked'],
  'self-signed': withAnyCertificate,
  'server-certificate': ['expired', 'issued-twice', 'not-yet-valid', 'revoked', 'server-certificate', 'wrong-eku'],
  // Its path of three may as well end at the true CA, below which a client has signed.
  'sibling-authority': ['leaf-as-authority', 'sibling-authority'],
  'split-client-hello': ['split-client-hello'],
  'spoofed-identity': ['spoofed-identity'],
  'upper-case-sni': ['upper-case-sni'],
  'weak-suites': ['weak-suites'],
  'wrong-eku': ['wrong-eku'],
}

describe('a server broken in one way', () => {
  it.each(Object.entries(throughAt))(
    '%s: is caught by exactly the attacks that it is open to',
    async (name, through) => {
      const twin = await brokenTwins[name as keyof typeof brokenTwins](pki)
      try {
        const report = await runProbe(probeOf(pki, twin.port), probePorts)
        const byVerdict = Object.groupBy(report.results, ({ verdict }) => verdict)
        expect(byVerdict.bypassed?.map(({ id }) => id)).toEqual(through)
        expect(byVerdict.inconclusive ?? []).toEqual([])
        expect(report.verdict).toBe('bypassed')
      } finally {
        await twin.close()
      }
    },
  )
})
