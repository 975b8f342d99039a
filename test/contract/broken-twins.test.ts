/** What gets through at each server that is broken in one way: exactly that, and nothing else is claimed. */
import { describe, expect, it } from 'vitest'
import { runProbe } from '../../src/probe/probe.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'
import { brokenTwins } from '../twins/index.ts'

const pki = makePki()

describe('a server broken in one way', () => {
  it.each(brokenTwins.map((broken) => [broken.of, broken] as const))(
    '%s: is caught by exactly the attacks that it is open to',
    async (id, { start, given, also = [] }) => {
      const twin = await start(pki)
      try {
        const report = await runProbe(probeOf(pki, twin.port, { ...given?.(pki), ...twin.wish }), probePorts)
        const byVerdict = Object.groupBy(report.results, ({ verdict }) => verdict)
        const through = new Set([id, ...also])
        expect(byVerdict.bypassed?.map((result) => result.id)).toEqual([...through].sort())
        expect(byVerdict.inconclusive ?? []).toEqual([])
        expect(report.verdict).toBe('bypassed')
      } finally {
        await twin.close()
      }
    },
  )
})
