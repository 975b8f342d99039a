import { describe, expect, it } from 'vitest'
import { certificateWithoutKey } from '../../../src/probe/attacks/certificate-without-key.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound, usableKey } from '../../support/twins.ts'

contractOf(certificateWithoutKey)

const pki = makePki()
const { notBefore, notAfter } = pki.clients.certificate.tbs

async function attackAs(type: 'ec-p384' | 'ed25519' | 'rsa-3072') {
  const made = makeCertificate({ issuer: pki.clients, key: usableKey(type), notBefore, notAfter })
  const twin = await startSound(pki)
  try {
    const credential = { chain: [made.der], key: made.key }
    const request = probeOf(pki, twin.port, { credential })
    const [result] = (await runProbe(request, hurriedPorts, [certificateWithoutKey])).results
    return result
  } finally {
    await twin.close()
  }
}

describe('attack certificate-without-key', () => {
  it.each(['ec-p384', 'rsa-3072'] as const)(
    'is refused for its signature by %s, not for anything else',
    async (type) => {
      expect(await attackAs(type)).toMatchObject({ verdict: 'enforced', how: 'alert 51 decrypt_error' })
    },
  )

  it('says that it could not be tried with Ed25519', async () => {
    expect(await attackAs('ed25519')).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('EC or RSA') })
  })
})
