import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { TrustAnchor } from '../../src/x509/anchor.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeNameConstraints } from '../../src/x509/extensions/name-constraints.ts'
import { describePathFailure, type PathFailure } from '../../src/x509/path-failure.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { makeCertificate, makeKey, type Wishes, withSha224 } from '../support/certificate-kit.ts'

const authority = makeCertificate()
const pin = pinOf(authority.key.spki)

describe('a trust anchor', () => {
  it('is a self-signed CA of the expected pin', () => {
    expect(TrustAnchor.read(authority.der, pin)).toBeInstanceOf(TrustAnchor)
    expect(TrustAnchor.read(authority.der, 'unpinned')).toBeInstanceOf(TrustAnchor)
  })

  it('is not another one, though of the same name', () => {
    const decoy = makeCertificate()
    const found = pinOf(decoy.key.spki)
    expect(TrustAnchor.read(decoy.der, pin)).toEqual({ of: 'anchor', kind: 'wrong-pin', found, expected: pin })
  })

  const unfit: readonly (readonly [string, Wishes, object])[] = [
    ['without basicConstraints', { without: [extensionOids.basicConstraints] }, { by: 'basicConstraints' }],
    ['that is no CA', { extensions: [encodeBasicConstraints({ ca: false })] }, { by: 'basicConstraints' }],
    [
      'whose basicConstraints are not critical (RFC 5280 §4.2.1.9)',
      { extensions: [{ ...encodeBasicConstraints({ ca: true }), critical: false }] },
      { by: 'basicConstraints' },
    ],
    ['that may not sign certificates', { extensions: [encodeKeyUsage(['cRLSign'])] }, { by: 'keyUsage' }],
    ['that another key signed', { signedBy: makeKey() }, { kind: 'wrong-signature' }],
    [
      'that another authority issued',
      {
        issuer: authority,
        subject: [{ type: 'commonName', value: 'Issuing' }],
        extensions: [encodeBasicConstraints({ ca: true }), encodeKeyUsage(['keyCertSign'])],
      },
      { kind: 'wrong-issuer', found: 'CN=Acme clients', expected: 'CN=Issuing' },
    ],
    ['without a subject', { subject: [] }, { kind: 'malformed' }],
    [
      'with a critical extension that is unknown',
      { extensions: [{ oid: parseOid('1.3.6.1.4.1.32473.9'), critical: true, value: Uint8Array.of(5, 0) }] },
      { kind: 'critical-extension' },
    ],
  ]
  it.each(unfit)('is none %s', (_, wishes, failure) => {
    expect(TrustAnchor.read(makeCertificate(wishes).der, 'unpinned')).toMatchObject({ of: 'anchor', ...failure })
  })

  it('that cannot be read is an answer', () => {
    expect(TrustAnchor.read(Uint8Array.of(0x30), pin)).toMatchObject({ of: 'anchor', kind: 'malformed' })
  })

  it('is read although zero bits trail in its keyUsage, as old Go versions wrote (X.690 §11.2.2)', () => {
    const usage = { ...encodeKeyUsage(['keyCertSign', 'cRLSign']), value: Uint8Array.of(3, 2, 0, 6) }
    expect(TrustAnchor.read(makeCertificate({ extensions: [usage] }).der, 'unpinned')).toMatchObject({
      signsCrls: true,
    })
    const unfit = { ...usage, value: Uint8Array.of(3, 2, 0, 0xa0) }
    expect(TrustAnchor.read(makeCertificate({ extensions: [unfit] }).der, 'unpinned')).toMatchObject({ by: 'keyUsage' })
  })

  it('says of a signature algorithm that is not accepted that it is not, not that the signature is wrong', () => {
    const failure = TrustAnchor.read(withSha224(authority, authority), 'unpinned') as PathFailure
    expect(failure).toEqual({ of: 'anchor', kind: 'algorithm-not-accepted', found: '1.2.840.10045.4.3.1' })
    expect(describePathFailure(failure)).toBe(
      'the certificate of the authority is signed with 1.2.840.10045.4.3.1, which is not accepted',
    )
  })

  it('says whether it may sign CRLs', () => {
    const made = makeCertificate({ extensions: [encodeKeyUsage(['keyCertSign'])] })
    expect(TrustAnchor.read(made.der, 'unpinned')).toMatchObject({ signsCrls: false })
    expect(TrustAnchor.read(authority.der, pin)).toMatchObject({ signsCrls: true })
  })

  it('takes thousands of names under thousands of constraints for an attack, and does not compare them', () => {
    const subtrees = Array.from({ length: 1000 }, (_, n) => ({ kind: 'dns', value: `${n}.example` }) as const)
    const made = makeCertificate({ extensions: [encodeNameConstraints({ permitted: [], excluded: subtrees })] })
    const anchor = TrustAnchor.read(made.der, 'unpinned') as TrustAnchor
    const names = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ kind: 'dns', value: `${n}.test` }) as const)
    expect(anchor.objectionTo(names(250))).toBeUndefined()
    const failure = anchor.objectionTo(names(251)) as PathFailure
    expect(failure).toEqual({ of: 'certificate', kind: 'too-many-names', names: 251, subtrees: 1000, most: 250_000 })
    expect(describePathFailure(failure)).toMatch(
      /^the certificate has 251 names, too many .* the 1000 name constraints/,
    )
    expect(anchor.objectionTo([{ kind: 'dns', value: 'a.7.example' }])).toMatchObject({ kind: 'name-outside' })
  })
})
