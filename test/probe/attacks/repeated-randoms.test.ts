import { describe, expect, it } from 'vitest'
import { repeatedRandoms } from '../../../src/probe/attacks/repeated-randoms.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { flightOf, startAnswering } from '../../support/hello-server.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound, type Twin } from '../../support/twins.ts'

contractOf(repeatedRandoms)

const pki = makePki()

async function judge(starting: Promise<Twin>) {
  const twin = await starting
  try {
    return (await runProbe(probeOf(pki, twin.port), hurriedPorts, [repeatedRandoms])).results[0]!
  } finally {
    await twin.close()
  }
}

describe('random values', () => {
  it('are not in a HelloRetryRequest, which has the same one everywhere (RFC 8446 §4.1.3)', async () => {
    const [attempt] = await attemptsOf(repeatedRandoms, pki)
    const seen = { flight: { retry: { random: Buffer.alloc(32, 7) }, tickets: [] } as never }
    const note = 'it wants a key of another group first, so it shows no random value'
    expect(judgedBy(attempt, seen)).toEqual({ verdict: 'remark', note })
    expect(judgedBy(attempt, seen)).toEqual({ verdict: 'remark', note })
  })

  it('are compared over TLS 1.2 where there is no newer one, whatever their last octets are', async () => {
    const old = { maxVersion: 'TLSv1.2' } as const
    expect(await judge(startSound(pki, old))).toMatchObject({
      verdict: 'enforced',
      how: '20 handshakes had 20 random values',
    })
  })

  it('are found again after others', async () => {
    let count = 0
    const result = await judge(
      startAnswering(pki, (offered, first) => {
        if (offered === undefined || offered.isOfLibrary || first.length === 0) return undefined
        count += 1
        // Each answer is asked for twice; the eighth connection has the random value of the third.
        const nth = Math.ceil(count / 2)
        return flightOf({ suite: 0x1301, random: Buffer.alloc(32, nth === 8 ? 3 : nth) })
      }),
    )
    expect(result).toMatchObject({ verdict: 'bypassed', evidence: expect.stringContaining('0303030303') })
  })

  it('are unknown where the server declines the hello, or wants a key of another group', async () => {
    const fussy = await judge(startSound(pki, { ecdhCurve: 'P-384' }))
    expect(fussy).toMatchObject({ verdict: 'remark', note: expect.stringContaining('it shows no random value') })
  })
})
