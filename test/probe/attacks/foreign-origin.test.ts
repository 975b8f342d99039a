import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { foreignOrigin } from '../../../src/probe/attacks/foreign-origin.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { makePki, probeOf, probePorts, startSound } from '../../support/twins.ts'

contractOf(foreignOrigin)

const pki = makePki()

/** Runs the attack against a server that lets a POST in as `admits` says; gives the labels that got through. */
async function throughAt(admits: (origins: readonly string[], own: string) => boolean) {
  const requests: IncomingMessage[] = []
  const twin = await startSound(pki, {}, (request, response) => {
    requests.push(request)
    const own = `https://${request.headers.host}`
    const good = request.method === 'GET' || admits(request.headersDistinct['origin'] ?? [], own)
    response.writeHead(good ? 200 : 403).end(good ? 'done' : 'no')
  })
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), probePorts, [foreignOrigin])).results
    const through = result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)
    return { result, through, requests }
  } finally {
    await twin.close()
  }
}

describe('attack foreign-origin', () => {
  it.each([
    [
      'takes "null" for none',
      (o: readonly string[], own: string) => o.join() === own || o.join() === 'null',
      ['Origin: null'],
    ],
    [
      'compares beginnings only',
      (o: readonly string[], own: string) => o[0]?.startsWith(own.replace(/:\d+$/, '')) ?? true,
      ['Origin that begins like ours', 'our Origin and another'],
    ],
    [
      'compares hosts and not schemes',
      (o: readonly string[], own: string) => o[0]?.replace('http:', 'https:') === own,
      ['our Origin without TLS', 'our Origin and another'],
    ],
    ['looks at the first Origin only', (o: readonly string[], own: string) => o[0] === own, ['our Origin and another']],
    [
      'looks at the last Origin only',
      (o: readonly string[], own: string) => o.at(-1) === own || o.at(-1) === 'https://evil.example',
      ['Origin of another site', 'our Origin and another'],
    ],
  ])('catches a server that %s', async (_what, admits, labels) => {
    const { result, through } = await throughAt(admits)
    expect(through).toEqual(labels)
    expect(result?.verdict).toBe('bypassed')
  })

  it('proves nothing where our own Origin is refused as well', async () => {
    const { result } = await throughAt(() => false)
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('honest client fails') })
  })

  it('sends POST nowhere but to the unsafe path, and presents the honest certificate', async () => {
    const { requests } = await throughAt((origins, own) => origins.length === 1 && origins[0] === own)
    expect(new Set(requests.filter(({ method }) => method === 'POST').map(({ url }) => url))).toEqual(new Set(['/act']))
    expect(new Set(requests.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']))
  })
})
