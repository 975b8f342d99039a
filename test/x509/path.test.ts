import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../../src/asn1/oid.ts'
import { tags } from '../../src/asn1/tag.ts'
import { constructed, nothing, oid, printableString, sequence, setOf } from '../../src/asn1/writer.ts'
import { addSeconds, type Instant, parsePin } from '../../src/core/brand.ts'
import { TrustAnchor } from '../../src/x509/anchor.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeNameConstraints } from '../../src/x509/extensions/name-constraints.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { type PathRequest, VerifiedPath } from '../../src/x509/path.ts'
import { describePathFailure, type PathFailure } from '../../src/x509/path-failure.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { RevocationList } from '../../src/x509/revocation-list.ts'
import {
  ECDSA_SHA256,
  type Made,
  makeCertificate,
  makeCrl,
  makeKey,
  type Wishes,
  withAlgorithm,
  withSha224,
} from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'

const foreign = { oid: parseOid('1.3.6.1.4.1.32473.9'), critical: true, value: Uint8Array.of(5, 0) }
const authority = makeCertificate()
const decoy = makeCertificate()
const client = makeCertificate({ issuer: authority, notBefore: addSeconds(noon, -60) })

function anchorOf(made: Made): TrustAnchor {
  const anchor = TrustAnchor.read(made.der, pinOf(made.key.spki))
  return anchor instanceof TrustAnchor ? anchor : expect.unreachable(JSON.stringify(anchor))
}

function listOf(
  made: Made,
  ...more: Parameters<typeof makeCrl> extends [Made, ...infer R] ? R : never
): RevocationList {
  const list = RevocationList.read(makeCrl(made, ...more).der, anchorOf(made))
  return list instanceof RevocationList ? list : expect.unreachable(JSON.stringify(list))
}

const sound: PathRequest = { anchor: anchorOf(authority), crl: listOf(authority), purpose: 'clientAuth', at: noon }

/** What becomes of a client that is wished for otherwise, or of a request that is. */
const verdictOf = (wishes: Wishes = {}, request: Partial<PathRequest> = {}): VerifiedPath | PathFailure =>
  VerifiedPath.verify(makeCertificate({ issuer: authority, ...wishes }).der, { ...sound, ...request })

describe('a path that is refused says', () => {
  it('that its signature algorithm is not accepted, and not that the signature is wrong', () => {
    const failure = VerifiedPath.verify(withSha224(client, authority), sound)
    expect(failure).toEqual({ of: 'certificate', kind: 'algorithm-not-accepted', found: '1.2.840.10045.4.3.1' })
  })

  it('that an algorithm comes with other parameters than it has (RFC 5758 §3.2)', () => {
    const failure = VerifiedPath.verify(
      withAlgorithm(client, authority, sequence(oid(ECDSA_SHA256), nothing()), 'sha256'),
      sound,
    )
    expect(describePathFailure(failure as PathFailure)).toBe(
      'the certificate is signed with 1.2.840.10045.4.3.2 and other parameters than its standard gives, which is not accepted',
    )
  })

  it('that the name of its issuer is the same text in another encoding (RFC 5280 §7.1, compared by octets)', () => {
    const { certificate } = authority
    const subjectDer = constructed(tags.sequence, [
      setOf([sequence(oid(parseOid('2.5.4.3')), printableString('Acme clients'))]),
    ]) as typeof certificate.tbs.subjectDer
    const issuer = { ...authority, certificate: { ...certificate, tbs: { ...certificate.tbs, subjectDer } } }
    const failure = verdictOf({ issuer }) as PathFailure
    expect(failure).toMatchObject({ kind: 'wrong-issuer', found: 'CN=Acme clients', expected: 'CN=Acme clients' })
    expect(describePathFailure(failure)).toBe(
      'the certificate was issued by "CN=Acme clients" in another encoding than its authority has for that name; names are compared by their octets',
    )
  })
})

describe('a path holds', () => {
  it('from an anchor to a client that it signed, under its own CRL (RFC 5280 §6.1.3)', () => {
    const path = VerifiedPath.verify(client.der, sound)
    expect(path).toBeInstanceOf(VerifiedPath)
    expect((path as VerifiedPath).certificate.der).toEqual(client.der)
  })

  it.each(['notBefore', 'notAfter'] as const)('in the second of its %s (§4.1.2.5)', (end) => {
    const at = client.certificate.tbs[end]
    const crl = listOf(authority, [], { thisUpdate: at })
    expect(VerifiedPath.verify(client.der, { ...sound, at, crl })).toBeInstanceOf(VerifiedPath)
    const outside = addSeconds(at, end === 'notBefore' ? -1 : 1)
    expect(VerifiedPath.verify(client.der, { ...sound, at: outside, crl: 'unchecked' })).toMatchObject({
      of: 'certificate',
      kind: end === 'notBefore' ? 'not-yet-valid' : 'expired',
      [end]: at,
      at: outside,
    })
  })

  it('with an extension that is unknown and not critical (§4.2)', () => {
    expect(verdictOf({ extensions: [{ ...foreign, critical: false }] })).toBeInstanceOf(VerifiedPath)
  })

  it('for names within the constraints of the anchor (§4.2.1.10)', () => {
    const constrained = makeCertificate({
      extensions: [encodeNameConstraints({ permitted: [{ kind: 'uri', value: 'acme.internal' }], excluded: [] })],
    })
    const anchor = anchorOf(constrained)
    const named = (value: string) =>
      verdictOf(
        { issuer: constrained, extensions: [encodeSubjectAlternativeName([{ kind: 'uri', value }])] },
        { anchor, crl: 'unchecked' },
      )
    expect(named('spiffe://acme.internal/web')).toBeInstanceOf(VerifiedPath)
    expect(named('spiffe://evil.example/web')).toEqual({
      of: 'certificate',
      kind: 'name-outside',
      name: 'URI:spiffe://evil.example/web',
    })
  })
})

describe('a path does not hold', () => {
  const wishes: readonly (readonly [string, Wishes, object])[] = [
    ['signed by a decoy of the same name', { issuer: decoy }, { kind: 'wrong-signature' }],
    ['signed by its own key in the name of the anchor', { signedBy: makeKey() }, { kind: 'wrong-signature' }],
    [
      'issued in another name',
      { issuer: makeCertificate({ subject: [{ type: 'commonName', value: 'Other' }] }) },
      { kind: 'wrong-issuer', found: 'CN=Other', expected: 'CN=Acme clients' },
    ],
    [
      'for servers only (§4.2.1.12)',
      { extensions: [encodeExtendedKeyUsage(['serverAuth'])] },
      { kind: 'wrong-purpose', found: ['serverAuth'], expected: 'clientAuth' },
    ],
    [
      'for any purpose, which is none in particular',
      { extensions: [encodeExtendedKeyUsage(['anyExtendedKeyUsage'])] },
      { kind: 'wrong-purpose' },
    ],
    ['without a purpose', { without: [extensionOids.extendedKeyUsage] }, { kind: 'wrong-purpose', found: [] }],
    [
      'a CA by its basicConstraints (§4.2.1.9)',
      { extensions: [encodeBasicConstraints({ ca: true })] },
      { kind: 'is-authority', by: 'basicConstraints' },
    ],
    [
      'able to sign certificates by its keyUsage (§4.2.1.3)',
      { extensions: [encodeKeyUsage(['digitalSignature', 'keyCertSign'])] },
      { kind: 'is-authority', by: 'keyUsage' },
    ],
    [
      'of a key that may not sign',
      { extensions: [encodeKeyUsage(['keyAgreement'])] },
      { kind: 'wrong-key-usage', expected: 'digitalSignature' },
    ],
    [
      'with constraints that only a CA may have (§4.2.1.10)',
      {
        extensions: [
          { ...encodeNameConstraints({ permitted: [{ kind: 'dns', value: 'a' }], excluded: [] }), critical: false },
        ],
      },
      { kind: 'is-authority', by: 'nameConstraints' },
    ],
    [
      'with a critical extension that is unknown (§4.2)',
      { extensions: [foreign] },
      { kind: 'critical-extension', oid: foreign.oid },
    ],
    [
      'with an extension that cannot be read',
      { extensions: [{ oid: extensionOids.subjectAlternativeName, critical: false, value: Uint8Array.of(5, 0) }] },
      { kind: 'malformed' },
    ],
  ]

  it.each(wishes)('to a certificate %s', (_, wish, failure) => {
    expect(verdictOf(wish)).toMatchObject({ of: 'certificate', ...failure })
  })

  it('to the anchor itself', () => {
    expect(VerifiedPath.verify(authority.der, sound)).toMatchObject({ kind: 'is-authority' })
  })

  it('where the anchor is out of date or may not certify for the purpose', () => {
    const at = addSeconds(authority.certificate.tbs.notAfter, 1)
    expect(verdictOf({ notAfter: at }, { at, crl: 'unchecked' })).toMatchObject({ of: 'anchor', kind: 'expired' })
    const mail = makeCertificate({ extensions: [encodeExtendedKeyUsage(['emailProtection'])] })
    expect(verdictOf({ issuer: mail }, { anchor: anchorOf(mail), crl: 'unchecked' })).toMatchObject({
      of: 'anchor',
      kind: 'wrong-purpose',
    })
  })

  it('to octets that are none, whichever one of a good certificate is changed', () => {
    fc.assert(
      fc.property(fc.nat(client.der.length - 1), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const changed = Uint8Array.from(client.der)
        changed[index] = changed[index]! ^ mask
        expect(VerifiedPath.verify(changed, sound)).not.toBeInstanceOf(VerifiedPath)
      }),
      { numRuns: 300 },
    )
    expect(VerifiedPath.verify(Uint8Array.of(), sound)).toMatchObject({ of: 'certificate', kind: 'malformed' })
  })
})

describe('revocation', () => {
  const { serial } = client.certificate.tbs
  const verify = (crl: RevocationList | undefined, at: Instant = noon) =>
    VerifiedPath.verify(client.der, { ...sound, crl, at })

  it('is asked, and ends a path (RFC 5280 §6.3.3)', () => {
    expect(verify(listOf(authority, [serial], { reason: 'superseded' }))).toEqual({
      of: 'certificate',
      kind: 'revoked',
      revokedAt: noon,
      reason: 'superseded',
    })
    const other = makeCertificate({ issuer: authority }).certificate.tbs.serial
    expect(verify(listOf(authority, [other]))).toBeInstanceOf(VerifiedPath)
  })

  it('that cannot be asked ends a path too: no list, one of another anchor, one out of date at either end', () => {
    expect(verify(undefined)).toEqual({ of: 'crl', kind: 'missing' })
    expect(verify(listOf(decoy))).toEqual({ of: 'crl', kind: 'missing' })
    const list = listOf(authority, [], { nextUpdate: addSeconds(noon, 60) })
    expect(verify(list, addSeconds(noon, 60))).toBeInstanceOf(VerifiedPath)
    expect(verify(list, addSeconds(noon, 61))).toMatchObject({ of: 'crl', kind: 'expired' })
    expect(verify(list, addSeconds(noon, -1))).toMatchObject({ of: 'crl', kind: 'not-yet-valid' })
  })

  it('is asked again of a path that is kept, as is its time', () => {
    const path = verify(listOf(authority)) as VerifiedPath
    expect(path.objection(noon, listOf(authority))).toBeUndefined()
    expect(path.objection(noon, listOf(authority, [serial]))).toMatchObject({ kind: 'revoked' })
    expect(path.objection(noon, undefined)).toMatchObject({ of: 'crl', kind: 'missing' })
    expect(path.objection(addSeconds(client.certificate.tbs.notAfter, 1), 'unchecked')).toMatchObject({
      kind: 'expired',
    })
  })

  it('goes on under the same anchor that was read again', () => {
    const path = verify(listOf(authority)) as VerifiedPath
    const again = RevocationList.read(makeCrl(authority).der, anchorOf(authority))
    expect(path.objection(noon, again as RevocationList)).toBeUndefined()
  })
})

describe('a failure', () => {
  it('is told in one sentence without what could disturb a terminal', () => {
    const failures: readonly PathFailure[] = [
      { of: 'crl', kind: 'missing' },
      { of: 'anchor', kind: 'wrong-pin', found: pinOf(decoy.key.spki), expected: parsePin(pinOf(authority.key.spki)) },
      { of: 'certificate', kind: 'name-outside', name: 'URI:a\u202eb' },
      { of: 'certificate', kind: 'revoked', revokedAt: noon, reason: 'keyCompromise' },
    ]
    const sentences = failures.map(describePathFailure)
    expect(sentences[0]).toBe('the CRL is missing')
    expect(sentences[3]).toBe('the certificate was revoked at 2026-11-22T12:00:00Z (keyCompromise)')
    for (const sentence of sentences) expect(sentence).toMatch(/^the [\x20-\x7e]+[^.]$/)
  })
})
