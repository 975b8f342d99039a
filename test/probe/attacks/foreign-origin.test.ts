import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { foreignOrigin } from '../../../src/probe/attacks/foreign-origin.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { sampled } from '../../support/sweep.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(foreignOrigin)

const pki = makePki()

type Fields = Readonly<Record<string, readonly string[] | undefined>>
type Admits = (origins: readonly string[], own: string, fields: Fields) => boolean

/** Runs the attack against a server that lets a POST in as `admits` says; gives the labels by verdict. */
async function attackAt(admits: Admits) {
  const requests: IncomingMessage[] = []
  const twin = await startSound(pki, {}, (request, response) => {
    requests.push(request)
    const own = `https://${request.headers.host}`
    const good =
      request.method === 'GET' || admits(request.headersDistinct['origin'] ?? [], own, request.headersDistinct)
    response.writeHead(good ? 200 : 403).end(good ? 'done' : 'no')
  })
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), hurriedPorts, [foreignOrigin])).results
    const of = (wanted: string) =>
      result?.attempts.filter(({ verdict }) => verdict === wanted).map(({ label }) => label)
    return { result, through: of('bypassed'), remarked: of('remark'), requests }
  } finally {
    await twin.close()
  }
}

const OLD = ', from an old browser'
const both = (label: string) => [label, `${label}${OLD}`]

describe('attack foreign-origin', () => {
  it.each<[what: string, admits: Admits, through: string[], remarked: string[]]>(
    sampled(
      [
        ['takes "null" for none', (o, own) => o.join() === own || o.join() === 'null', both('Origin: null'), []],
        [
          'compares beginnings only',
          (o, own) => o[0]?.startsWith(own.replace(/:\d+$/, '')) ?? true,
          both('Origin that begins like ours'),
          ['our Origin and another'],
        ],
        [
          'compares hosts and not schemes',
          (o, own) => o[0]?.replace('http:', 'https:') === own,
          ['our Origin without TLS'],
          [`our Origin without TLS${OLD}`, 'our Origin and another'],
        ],
        [
          'looks at the last Origin only',
          (o, own) => o.at(-1) === own || o.at(-1) === 'https://evil.example',
          ['Origin of another site', 'a form of another site', `Origin of another site${OLD}`],
          ['our Origin and another'],
        ],
      ],
      3,
    ),
  )('catches a server that %s', async (_what, admits, through, remarked) => {
    const attacked = await attackAt(admits)
    expect(attacked.through?.toSorted()).toEqual(through.toSorted())
    expect(attacked.remarked).toEqual(remarked)
    expect(attacked.result).toMatchObject({ verdict: 'bypassed', severity: 'high' })
  })

  it('has a remark of its own for a second Origin, which no browser sends', async () => {
    const { result, through, remarked } = await attackAt((o, own) => o[0] === own)
    expect(through).toEqual([])
    expect(remarked).toEqual(['our Origin and another'])
    expect(result).toMatchObject({
      verdict: 'remark',
      severity: 'low',
      meaning: expect.stringContaining('no browser of today sends such a request'),
    })
  })

  it('is less severe where only browsers from before 2023 are believed', async () => {
    const { result, through } = await attackAt((_, __, fields) => fields['sec-fetch-site']?.[0] !== 'cross-site')
    expect(through).toHaveLength(3)
    for (const label of through ?? []) expect(label).toContain(OLD)
    expect(result).toMatchObject({
      verdict: 'bypassed',
      severity: 'medium',
      meaning: expect.stringContaining('before 2023'),
    })
  })

  it('raises no alarm at a server that asks where a request comes from first, as Go does (CrossOriginProtection)', async () => {
    const { result, through, remarked } = await attackAt(([origin = ''], own, fields) => {
      const [site] = fields['sec-fetch-site'] ?? []
      if (site !== undefined) return site === 'same-origin' || site === 'none'
      return URL.canParse(origin) && new URL(origin).host === new URL(own).host
    })
    expect(through).toEqual([])
    expect(remarked).toEqual([`our Origin without TLS${OLD}`, 'our Origin and another'])
    expect(result?.verdict).toBe('remark')
  })

  it('proves nothing where our own Origin is refused as well, and says what it was', async () => {
    const { result } = await attackAt(() => false)
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('honest client fails') })
    expect(result).toMatchObject({
      why: expect.stringMatching(/own origin https:\/\/localhost:\d+ was answered 403; .*--origin/),
    })
  })

  it('sends what a browser sends: one Origin, and where it comes from', async () => {
    const { requests } = await attackAt((origins, own) => origins.length === 1 && origins[0] === own)
    const posts = requests.filter(({ method }) => method === 'POST')
    const told = posts.filter(({ headers }) => headers['sec-fetch-site'] !== undefined)
    expect(
      new Set(told.map(({ headers: h }) => `${h['sec-fetch-site']} ${h['sec-fetch-mode']} ${h['sec-fetch-dest']}`)),
    ).toEqual(new Set(['same-origin cors empty', 'cross-site no-cors empty', 'cross-site navigate document']))
    for (const { headersDistinct } of told) expect(headersDistinct['origin']).toHaveLength(1)
  })

  it('sends POST nowhere but to the unsafe path, and presents the honest certificate', async () => {
    const { requests } = await attackAt((origins, own) => origins.length === 1 && origins[0] === own)
    expect(new Set(requests.filter(({ method }) => method === 'POST').map(({ url }) => url))).toEqual(new Set(['/act']))
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']))
  })
})
