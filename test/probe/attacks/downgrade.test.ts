import { describe, expect, it } from 'vitest'
import { downgrade } from '../../../src/probe/attacks/downgrade.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { groundOf } from '../../support/plan-kit.ts'
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

  it.each([
    ['1.3', '-tls1_2'],
    ['1.2', '-tls1_1'],
  ] as const)('is reproduced below TLS %s with %s', async (newest, option) => {
    const attempts = await downgrade.plan({ ...groundOf(pki), offered: [newest] }, true)
    expect(attempts).toMatchObject([{ openssl: [option, '-msg'] }, { openssl: [option, '-fallback_scsv', '-msg'] }])
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
