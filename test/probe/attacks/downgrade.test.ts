import { describe, expect, it } from 'vitest'
import { downgrade } from '../../../src/probe/attacks/downgrade.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(downgrade)

const pki = makePki()

async function attackWith(options: Parameters<typeof startSound>[1]) {
  const twin = await startSound(pki, options)
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), hurriedPorts, [downgrade])).results
    return result?.attempts.map((attempt) => [attempt.label, 'how' in attempt && attempt.how])
  } finally {
    await twin.close()
  }
}

describe('attack downgrade', () => {
  it('finds the mark, and the alert for a second try (RFC 8446 §4.1.3, RFC 7507 §3)', async () => {
    expect(await attackWith({})).toEqual([
      ['TLS 1.2 at most', 'the ServerHello contains the downgrade marker'],
      ['TLS 1.2 as a second attempt', 'alert 86 inappropriate_fallback'],
    ])
  })

  it('is declined where there is nothing older', async () => {
    expect(await attackWith({ minVersion: 'TLSv1.3' })).toEqual([
      ['TLS 1.2 at most', expect.stringMatching(/^alert /)],
      ['TLS 1.2 as a second attempt', expect.stringMatching(/^alert /)],
    ])
    const older = await attackWith({ maxVersion: 'TLSv1.2' })
    expect(older?.map(([label]) => label)).toEqual(['TLS 1.1 at most', 'TLS 1.1 as a second attempt'])
  })
})
