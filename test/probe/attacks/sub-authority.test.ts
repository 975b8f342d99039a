import { expect, it } from 'vitest'
import { subAuthority } from '../../../src/probe/attacks/sub-authority.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
import { contractOf } from '../../contract/attack.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(subAuthority)

const pki = makePki()

it('is no part of a report where nobody has allowed it, and is named among what no attack looked at', async () => {
  const twin = await startSound(pki)
  try {
    const { results, ways } = await runProbe(probeOf(pki, twin.port), hurriedPorts, [subAuthority])
    expect(results).toEqual([])
    expect(ways).toContainEqual(
      expect.objectContaining({ id: 'sub-authorities', why: expect.stringContaining('--sub-authorities') }),
    )
  } finally {
    await twin.close()
  }
})

it('has nothing to show, and has nobody sign anything, where the CA may certify others', async () => {
  const twin = await startSound(pki)
  const open = makeCertificate({ extensions: [encodeBasicConstraints({ ca: true })] }).der
  let signed = 0
  const mintAuthority = async () => {
    signed += 1
    return pki.alice
  }
  try {
    const request = probeOf(pki, twin.port, { clientAnchor: open, subAuthorities: mintAuthority })
    const { results } = await runProbe(request, hurriedPorts, [subAuthority])
    expect(results[0]).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('path length') })
    expect(signed).toBe(0)
  } finally {
    await twin.close()
  }
})
