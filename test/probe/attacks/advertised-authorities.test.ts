import { describe, expect, it } from 'vitest'
import { advertisedAuthorities } from '../../../src/probe/attacks/advertised-authorities.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { attemptsOf, judgedBy } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound, usableKey } from '../../support/twins.ts'

contractOf(advertisedAuthorities)

const pki = makePki()

async function attackWith(options: Parameters<typeof startSound>[1]) {
  const twin = await startSound(pki, options)
  try {
    const [result] = (await runProbe(probeOf(pki, twin.port), hurriedPorts, [advertisedAuthorities])).results
    return result
  } finally {
    await twin.close()
  }
}

describe('attack advertised-authorities', () => {
  it('names as many as it may without counting, shows octets that are no name, and knows nothing without a hello', async () => {
    const [attempt] = await attemptsOf(advertisedAuthorities, pki)
    const authorities = [Buffer.of(1), Buffer.of(2), Buffer.of(0xab, 0xcd)]
    expect(judgedBy(attempt, { flight: { hello: {}, authorities, tickets: [] } as never })).toEqual({
      verdict: 'bypassed',
      evidence: 'the server asks for certificates of 01; 02; abcd',
    })
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
  })

  it('names whose certificates are asked for besides', async () => {
    expect(await attackWith({ ca: [pki.clients.pem, pki.strangers.pem] })).toMatchObject({
      evidence: expect.stringContaining('CN=Strangers'),
    })
  })

  it('names three of them, and counts the rest: the public ones are more than a hundred', async () => {
    const others = ['One', 'Two', 'Three', 'Four', 'Five'].map(
      (value) => makeCertificate({ subject: [{ type: 'commonName', value }], key: usableKey() }).pem,
    )
    expect(await attackWith({ ca: [pki.clients.pem, ...others] })).toMatchObject({
      evidence: expect.stringMatching(/asks for certificates of CN=One; CN=Two; CN=Three; 2 more/),
    })
  })

  it('is content where the pinned CA alone is named, and has proved nothing where none is, or nobody asks', async () => {
    expect(await attackWith({})).toMatchObject({ how: 'only the pinned CA is named' })
    expect(await attackWith({ requestCert: false })).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining('asks for no certificate'),
    })
    expect(await attackWith({ ca: [], crl: [], rejectUnauthorized: false })).toMatchObject({
      verdict: 'remark',
      note: expect.stringContaining('names no CA'),
    })
  })
})
