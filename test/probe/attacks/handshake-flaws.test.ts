import { describe, expect, it } from 'vitest'
import { handshakeFlaws } from '../../../src/probe/attacks/handshake-flaws.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { type Chosen, flightOf, startAnswering } from '../../support/hello-server.ts'
import { hurriedPorts, makePki, probeOf } from '../../support/twins.ts'

contractOf(handshakeFlaws)

const pki = makePki()
const [COMPRESSION, HEARTBEAT, RENEGOTIATION, MASTER_SECRET] = [0, 1, 2, 3]

/** The verdicts on a server that chooses this, and how many hellos it got. */
async function judge(chosen: Partial<Chosen>) {
  let hellos = 0
  const twin = await startAnswering(pki, (offered, first) => {
    if (offered === undefined || offered.isOfLibrary) return undefined
    if (first.length > 0) hellos += 1
    return flightOf({ suite: 0xc02b, asks: true, ...chosen })
  })
  try {
    const { results } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [handshakeFlaws])
    return { result: results[0]!, verdicts: results[0]!.attempts.map(({ verdict }) => verdict), hellos: hellos / 2 }
  } finally {
    await twin.close()
  }
}

describe('the four flaws', () => {
  it('are looked for in the answer to one hello', async () => {
    const { verdicts, hellos } = await judge({})
    expect(verdicts).toEqual(['enforced', 'enforced', 'enforced', 'enforced'])
    expect(hellos).toBe(1)
  })

  it.each<[string, number, Partial<Chosen>, string]>([
    ['compression', COMPRESSION, { compression: 1 }, 'medium'],
    ['Heartbeat', HEARTBEAT, { extensions: [15, 23, 0xff01] }, 'low'],
    ['no protected renegotiation', RENEGOTIATION, { extensions: [23] }, 'medium'],
    ['no extended master secret', MASTER_SECRET, { extensions: [0xff01] }, 'medium'],
  ])('%s is found by itself', async (_, at, chosen, severity) => {
    const { result, verdicts } = await judge(chosen)
    expect(verdicts).toEqual([0, 1, 2, 3].map((one) => (one === at ? 'bypassed' : 'enforced')))
    expect(result.severity).toBe(severity)
  })

  it('are no finding where a master secret protects nobody: no certificate is asked for', async () => {
    const { verdicts } = await judge({ extensions: [0xff01], asks: false })
    expect(verdicts).toEqual(['enforced', 'enforced', 'enforced', 'remark'])
  })
})
