import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { present } from '../../src/core/present.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import { expired } from '../../src/probe/attacks/expired.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { noCertificate } from '../../src/probe/attacks/no-certificate.ts'
import { wrongEku } from '../../src/probe/attacks/wrong-eku.ts'
import { isLeftOut } from '../../src/probe/needs/index.ts'
import { runProbe } from '../../src/probe/probe.ts'
import type { Report } from '../../src/probe/report/report.ts'
import { sampled } from '../support/sweep.ts'
import { makePki, page, probeOf, probePorts, startSound, type Twin } from '../support/twins.ts'

const pki = makePki()

/** A sound server that keeps the names of those it answered, in order. */
const answered: string[] = []
let sound: Twin

/** One probe with all that it can be told: its report, whom the server answered, how far it said to be, and how much it had signed. */
let whole: { report: Report; answered: readonly string[]; steps: [number, number, string][]; minted: number }
/** The same of one with the least. */
let bare: { report: Report; answered: readonly string[] }

const vhost = [{ name: 'other.example', path: '/' }]

beforeAll(async () => {
  sound = await startSound(pki, {}, (request, response) => {
    const subject = (request.socket as TLSSocket).getPeerX509Certificate()?.subject
    answered.push(`${subject} ${request.method} ${request.url}`)
    page(request, response)
  })
  const steps: [number, number, string][] = []
  const onProgress = (...step: [number, number, string]): void => void steps.push(step)
  const { mint, count } = countingMint()
  const report = await runProbe(probeOf(pki, sound.port, { onProgress, mint, vhost }), probePorts)
  whole = { report, answered: answered.splice(0), steps, minted: count() }
  bare = { report: await runProbe(bareRequest(), probePorts), answered: answered.splice(0) }
})
afterAll(() => sound.close())

/** What a probe makes that is given neither a page that names its caller nor leave to certify another CA. */
const unasked: readonly string[] = ['identityPath', 'limbo', 'second', 'subAuthorities', 'websocketPath']
/** Those of protocols other than HTTP are made at their own servers. */
const overHttp = attacks.filter(({ speaks }) => speaks !== 'other')
const usual = overHttp.filter(({ needs }) => !unasked.includes(needs))

/** A mint, and how often it has signed. */
function countingMint() {
  let minted = 0
  const mint: typeof pki.mint = (...asked) => {
    minted += 1
    return pki.mint(...asked)
  }
  return { mint, count: () => minted }
}

/** The least that a probe can be told. */
function bareRequest(): ProbeRequest {
  const { address, serverName, path, credential, serverTrust, clientAnchor } = probeOf(pki, sound.port)
  return { address, serverName, path, credential, serverTrust, clientAnchor }
}

describe('runProbe', () => {
  it('reports a sound server as enforcing everything', () => {
    const { report } = whole
    expect(report.verdict).toBe('enforced')
    expect(report.counts).toEqual({
      enforced: usual.length,
      bypassed: 0,
      inconclusive: 0,
      accepted: 0,
      remark: 0,
      'not-tried': 0,
    })
    expect(report.results.map(({ id }) => id)).toEqual(usual.map(({ id }) => id))
    expect(report.ways.map(({ id, seen }) => [id, seen])).toEqual([
      ['other-names-and-ports', false],
      ['identity-page', false],
      ['limbo', false],
      ['second-client', false],
      ['sub-authorities', false],
      ['websocket', false],
    ])
    expect(report.notTried).toEqual([])
    expect(report.identity).toBe('CN=alice')
  })

  it('says which pages nobody named, where attacks leave attempts out without them', async () => {
    const { deniedPath, ...without } = probeOf(pki, sound.port)
    const leftOut = async (request: ProbeRequest) =>
      (await runProbe(request, probePorts, [noCertificate])).ways.flatMap(({ id, title, why }) =>
        id.endsWith('-page') ? [`${title}: ${why}`] : [],
      )
    expect(await leftOut(without)).toEqual([
      'forged headers, frames and other spellings of a page that is denied: these attempts need a page that answers this client 403; name such a page with --denied-path',
      'forged headers, and names that read like another, on a page that names its caller: these attempts need a page that answers with the name of its caller; name such a page with --identity-path',
    ])
    expect(await leftOut({ ...without, ...present({ deniedPath }), identityPath: { path: '/whoami' } })).toEqual([])
  })

  it('asks honestly first and last, on both versions, and lets nobody but the honest client through', () => {
    const { report, answered } = whole
    expect(new Set(answered.map((line) => line.split(' ')[0]))).toEqual(new Set(['CN=alice', 'CN=carol']))
    // Carol is let in until she is revoked: over each version once, and at least twice on a connection that is kept.
    const carols = answered.filter((line) => line.startsWith('CN=carol'))
    expect(new Set(carols)).toEqual(new Set(['CN=carol GET /']))
    expect(carols.length).toBeGreaterThanOrEqual(6)
    expect(answered.slice(0, 2)).toEqual(['CN=alice GET /', 'CN=alice GET /'])
    expect(answered.slice(-3)).toEqual(['CN=alice GET /', 'CN=alice GET /', 'CN=alice POST /act'])
    expect(report.controls.map((c) => [c.version, c.request, c.state, c.first.status, c.last?.status])).toEqual([
      ['1.3', 'GET /', 'answered', 200, 200],
      ['1.2', 'GET /', 'answered', 200, 200],
      ['1.3', 'POST /act', 'answered', 200, 200],
    ])
  })

  it('tries every certificate attack on TLS 1.2 and 1.3', () => {
    const { report } = whole
    for (const attack of usual.filter(({ over }) => over === 'each-version')) {
      const result = report.results.find(({ id }) => id === attack.id)
      const labels = new Set(result?.attempts.map(({ label }) => label))
      for (const label of labels) {
        const over = result?.attempts.filter((attempt) => attempt.label === label).map(({ transport }) => transport)
        // In TLS 1.3 there is no key exchange after which anything could come, and no second handshake.
        const isOld = label === 'Certificate after the key exchange' || attack.id.includes('renegotiation')
        const both = isOld ? ['1.2'] : ['1.3', '1.2']
        // What goes to a listener without TLS is asked once.
        if (!over?.includes('cleartext')) expect(over, `${attack.id}: ${label}`).toEqual(both)
      }
    }
  })

  it('lists what it could not try, and never leaves it out', () => {
    const { report, answered } = bare
    // Nobody asked for a guideline, or said where else the application answers: that is listed as what no attack looked at.
    expect(report.results.map(({ id }) => id)).toEqual(
      overHttp.flatMap(({ id, needs }) => (needs !== 'nothing' && isLeftOut(needs) ? [] : [id])),
    )
    expect(report.ways.flatMap(({ why }) => /--(?:plain|backend|also|public|vhost)\b/.exec(why)?.[0] ?? [])).toEqual([
      '--also',
      '--backend',
      '--plain',
      '--public',
      '--vhost',
    ])
    expect(report.notTried.map(({ id }) => id)).toEqual([
      'connection-after-revocation',
      'expired',
      'forbidden-request',
      'foreign-origin',
      'issued-twice',
      'not-yet-valid',
      'revocation-lag',
      'revoked-serial',
      'server-certificate',
      'unknown-critical-extension',
      'wrong-eku',
    ])
    for (const { why } of report.notTried) expect(why).toMatch(/^this attack (needs|sends) /)
    expect(answered.filter((line) => line.includes('POST'))).toEqual([])
  })

  it('leaves revocation open without a revoked certificate, and names the command that makes one', () => {
    const { report } = bare
    expect(report.results.find(({ id }) => id === 'revoked')).toMatchObject({
      verdict: 'inconclusive',
      why: expect.stringContaining('countersign revoke'),
    })
    expect(report.verdict).toBe('inconclusive')
  })

  it('goes on where the authority declines to mint, and says why', async () => {
    const mint = () => Promise.reject(new CountersignError('passphrase.missing', { what: 'the key of clients' }))
    const report = await runProbe(probeOf(pki, sound.port, { mint, vhost }), probePorts)
    expect(report.results.find(({ id }) => id === 'expired')).toMatchObject({
      verdict: 'not-tried',
      why: expect.stringContaining('the key of clients needs a passphrase'),
    })
    expect(report.counts).toMatchObject({ enforced: usual.length - 5, 'not-tried': 5 })
  })

  it.each(
    sampled(
      [
        ['minutes behind', -420, {}, /clock is 7 minutes behind ours/],
        ['too far ahead', 1200, {}, /clock is 20 minutes ahead of ours/],
        ['a little behind', -180, {}, undefined],
        ['a little ahead', 420, {}, undefined],
        ['right, behind a cache that keeps its answers', -3600, { Age: '3600' }, undefined],
        ['not told', undefined, {}, undefined],
      ],
      3,
    ),
  )('asks no minted certificate of a server whose clock is %s', async (_what, seconds, headers, why) => {
    const twin = await startSound(pki, {}, (request, response) => {
      response.sendDate = false
      if (seconds !== undefined) response.setHeader('Date', new Date(Date.now() + seconds * 1000).toUTCString())
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      page(request, response)
    })
    const { mint, count } = countingMint()
    try {
      const { results } = await runProbe(probeOf(pki, twin.port, { mint }), probePorts, [expired, wrongEku])
      for (const result of results) {
        expect(result).toMatchObject(
          why === undefined ? { verdict: 'enforced' } : { verdict: 'inconclusive', why: expect.stringMatching(why) },
        )
      }
      expect(count()).toBe(why === undefined ? 3 : 0)
    } finally {
      await twin.close()
    }
  })

  it('does not swallow a bug of the mint', async () => {
    const mint = () => Promise.reject(new TypeError('a bug'))
    await expect(runProbe(probeOf(pki, sound.port, { mint }), probePorts)).rejects.toThrow('a bug')
  })

  it('tells how far it is', () => {
    // What happens between the attempts of a client that is revoked has names of its own, and counts for nothing.
    const titles = new Set(usual.map(({ title }) => title))
    const steps = whole.steps.filter(([, , label]) => titles.has(label))
    const total = steps.length
    expect(new Set(whole.steps.map(([, , label]) => label).filter((label) => !titles.has(label)))).toEqual(
      new Set([
        'letting in the client that will be revoked',
        'revoking a client',
        'having the server take up the new CRL',
        'asking until the revoked client is refused',
      ]),
    )
    expect(steps.map(([done]) => done)).toEqual(steps.map((_, index) => index + 1))
    expect(new Set(steps.map(([, of]) => of))).toEqual(new Set([total]))
    expect(new Set(steps.map(([, , label]) => label))).toEqual(titles)
  })

  it('asks one thing of an address that nobody listens at, and claims nothing', async () => {
    const port = await probePorts.network.freePort('127.0.0.1')
    const report = await runProbe(probeOf(pki, port), probePorts)
    expect(report.verdict).toBe('inconclusive')
    expect(report.counts).toMatchObject({ enforced: 0, bypassed: 0 })
    expect(report.results.flatMap(({ attempts }) => attempts)).toEqual([])
    expect(report.cause).toMatchObject({ what: expect.stringContaining('nothing listens at 127.0.0.1') })
  })

  it('has nothing signed before the honest client was let in', async () => {
    const { mint, count } = countingMint()
    const port = await probePorts.network.freePort('127.0.0.1')
    await runProbe(probeOf(pki, port, { mint }), probePorts)
    await runProbe(probeOf(pki, sound.port, { mint, serverName: 'elsewhere.example' }), probePorts)
    expect(count()).toBe(0)
    // The twin: where the honest client is let in, that much is signed.
    expect(whole.minted).toBe(6)
  })

  it.each(['no slash', '/with blank', '/with\r\nHeader: x'])('refuses %j as a path', async (path) => {
    for (const where of ['path', 'missingPath', 'deniedPath', 'unsafePath']) {
      const wish = { [where]: path }
      await expect(runProbe(probeOf(pki, sound.port, wish), probePorts)).rejects.toMatchObject({
        code: 'input.malformed',
      })
    }
  })

  it('puts no secret into a report', () => {
    const report = JSON.stringify(whole.report)
    for (const key of [pki.alice.key, pki.bob.key, pki.serverCredential.key]) {
      const { secret } = key as unknown as { secret: { export(o: object): { d?: string } } }
      const { d = 'missing' } = secret.export({ format: 'jwk' })
      expect(d).not.toBe('missing')
      expect(report).not.toContain(d)
    }
    expect(report).not.toMatch(/PRIVATE|BEGIN/)
  })
})
