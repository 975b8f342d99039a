import { describe, expect, it } from 'vitest'
import { addSeconds, parseSerialNumber } from '../../src/core/brand.ts'
import { TrustAnchor } from '../../src/x509/anchor.ts'
import { encodeCrlDistributionPoints } from '../../src/x509/extensions/crl-distribution-points.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeIssuingDistributionPoint } from '../../src/x509/extensions/issuing-distribution-point.ts'
import { VerifiedPath } from '../../src/x509/path.ts'
import { RevocationList } from '../../src/x509/revocation-list.ts'
import { type CrlWishes, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'

const url = (n: number) => `http://crl.acme.internal/clients/${n}-of-2.crl`
const authority = makeCertificate()
const anchor = TrustAnchor.read(authority.der, 'unpinned') as TrustAnchor
const pointing = (...urls: string[]) =>
  makeCertificate({
    issuer: authority,
    extensions: [
      encodeExtendedKeyUsage(['clientAuth']),
      ...(urls.length === 0 ? [] : [encodeCrlDistributionPoints(urls)]),
    ],
  })
const scope = encodeIssuingDistributionPoint([url(1)])
const judge = (client: ReturnType<typeof pointing>, wishes: CrlWishes, at = noon, extent?: 'complete') => {
  const { serial } = client.certificate.tbs
  const revoked = wishes.reason === undefined ? [parseSerialNumber('7b')] : [serial]
  const crl = RevocationList.read(makeCrl(authority, revoked, wishes).der, anchor, extent ?? 'shard-too')
  if (!(crl instanceof RevocationList)) return crl
  const path = VerifiedPath.verify(client.der, { anchor, crl, purpose: 'clientAuth', at })
  return path instanceof VerifiedPath ? 'holds' : path
}

describe('a shard of a CRL (RFC 5280 §5.2.5, §6.3.3 (b))', () => {
  const client = pointing(url(1))

  it('judges the certificates that point to it', () => {
    expect(judge(client, { extensions: [scope] })).toBe('holds')
    expect(judge(client, { extensions: [scope], reason: 'keyCompromise' })).toMatchObject({ kind: 'revoked' })
  })

  it('never says that a certificate is good which points to another shard, or to none', () => {
    const wrong = { of: 'crl', kind: 'wrong-scope', found: [url(1)] }
    expect(judge(pointing(url(2)), { extensions: [scope] })).toMatchObject({ ...wrong, expected: [url(2)] })
    expect(judge(pointing(), { extensions: [scope] })).toMatchObject({ ...wrong, expected: [] })
  })

  it('is refused once it has expired, where it is not critical, and where nobody asked for shards', () => {
    const late = addSeconds(noon, 60)
    expect(judge(client, { extensions: [scope], nextUpdate: noon }, late)).toMatchObject({ kind: 'expired' })
    expect(judge(client, { extensions: [{ ...scope, critical: false }] })).toMatchObject({ kind: 'partial' })
    expect(judge(client, { extensions: [scope] }, noon, 'complete')).toMatchObject({ of: 'crl', kind: 'partial' })
  })

  it('is not needed where the complete CRL is at hand', () => {
    expect(judge(client, {})).toBe('holds')
    expect(judge(client, { reason: 'keyCompromise' })).toMatchObject({ kind: 'revoked' })
  })
})
