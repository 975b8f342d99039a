import { describe, expect, it } from 'vitest'
import { siblingAuthority } from '../../../src/probe/attacks/sibling-authority.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { encodeBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../../src/x509/extensions/key-usage.ts'
import { contractOf } from '../../contract/attack.ts'
import { type Made, makeCertificate } from '../../support/certificate-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound, usableKey } from '../../support/twins.ts'

contractOf(siblingAuthority)

const pki = makePki()
const { notBefore, notAfter } = pki.clients.certificate.tbs
const named = (value: string) => [{ type: 'commonName' as const, value }]
const root = makeCertificate({
  subject: named('Acme root'),
  notBefore,
  notAfter,
  extensions: [encodeBasicConstraints({ ca: true })],
})
const below = (name: string): Made =>
  makeCertificate({
    issuer: root,
    subject: named(name),
    notBefore,
    notAfter,
    extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 }), encodeKeyUsage(['keyCertSign', 'cRLSign'])],
    without: ['2.5.29.37', '2.5.29.17'],
  })
const [pinned, sibling] = [below('Acme clients'), below('Acme printers')]
/** The pinned CA once more, as its own root: the same name and key. */
const alone = makeCertificate({ key: pinned.key, subject: named('Acme clients'), notBefore, notAfter })
const clientOf = (issuer: Made) => {
  const made = makeCertificate({ issuer, key: usableKey(), subject: named('alice'), notBefore, notAfter })
  return { chain: [made.der, issuer.der], key: made.key }
}
const [honest, neighbour] = [clientOf(pinned), clientOf(sibling)]

/** Attacks a server that trusts these, as the client of a CA that stands below a root. */
async function attackWith(ca: string[], sibling: typeof neighbour | undefined) {
  const twin = await startSound(pki, { ca, crl: [] })
  try {
    const wish = { credential: honest, clientAnchor: pinned.der, ...(sibling && { sibling }) }
    const [result] = (await runProbe(probeOf(pki, twin.port, wish), hurriedPorts, [siblingAuthority])).results
    return result
  } finally {
    await twin.close()
  }
}

describe('attack sibling-authority below a common root', () => {
  it('catches a server that trusts the root', async () => {
    const result = await attackWith([root.pem], neighbour)
    expect(result).toMatchObject({
      verdict: 'bypassed',
      evidence: expect.stringContaining('client of a real CA under the same root'),
    })
  })

  it('is refused where the pinned CA alone is trusted', async () => {
    expect(await attackWith([alone.pem], neighbour)).toMatchObject({ verdict: 'enforced' })
  })

  it('claims nothing without a true sibling: a forged one would prove nothing', async () => {
    expect(await attackWith([root.pem], undefined)).toMatchObject({ verdict: 'not-tried' })
  })
})
