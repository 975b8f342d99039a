import { describe, expect, it } from 'vitest'
import { explicit, sequence } from '../../src/asn1/writer.ts'
import { addSeconds, parseSerialNumber } from '../../src/core/brand.ts'
import { TrustAnchor } from '../../src/x509/anchor.ts'
import { assembleTbsCertList, encodeCertificateList } from '../../src/x509/crl.ts'
import { encodeExtensions, extensionOids } from '../../src/x509/extension.ts'
import { encodeCrlNumber } from '../../src/x509/extensions/crl-number.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { describePathFailure, type PathFailure } from '../../src/x509/path-failure.ts'
import { RevocationList } from '../../src/x509/revocation-list.ts'
import { type Made, makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'
import { crlCases } from '../support/partial-crls.ts'

const authority = makeCertificate()
const anchorOf = (made: Made) => TrustAnchor.read(made.der, 'unpinned') as TrustAnchor
const read = (der: Uint8Array, made: Made = authority) => RevocationList.read(der, anchorOf(made))

/** A list, signed, whose bytes before the signature are changed first. */
async function changed(
  change: (tbs: Uint8Array) => Uint8Array,
  entries: Uint8Array = Uint8Array.of(),
): Promise<Uint8Array> {
  const { before, after } = assembleTbsCertList({
    issuer: authority.certificate.tbs.subjectDer,
    algorithm: 'ecdsa-sha256',
    thisUpdate: noon,
    nextUpdate: addSeconds(noon, 3600),
    number: 1,
    authorityKeyIdentifier: Uint8Array.of(1),
    entriesLength: entries.length,
  })
  const tbs = change(Buffer.concat([before, entries, after]))
  const outer = encodeCertificateList(tbs.length, 'ecdsa-sha256', await authority.key.signer.sign([tbs]))
  return Buffer.concat([outer.before, tbs, outer.after])
}

/** Puts these extensions in the place of a list's own. */
const withExtensions = (extensions: Uint8Array) => (tbs: Uint8Array) => {
  const start = tbs.findIndex((octet, index) => octet === 0xa0 && index + 2 + tbs[index + 1]! === tbs.length)
  expect(start).toBeGreaterThan(0)
  return sequence(tbs.subarray(2, start), extensions)
}

describe('a revocation list', () => {
  it('is one that its anchor signed', () => {
    const serial = parseSerialNumber('4a01')
    const list = read(makeCrl(authority, [serial], { number: 7 }).der) as RevocationList
    expect(list).toBeInstanceOf(RevocationList)
    expect(list).toMatchObject({ number: 7n, thisUpdate: noon })
    expect(list.objection(serial, noon)).toMatchObject({ kind: 'revoked', reason: 'keyCompromise' })
    expect(list.objection(parseSerialNumber('4a02'), noon)).toBeUndefined()
  })

  it('is not one of another key, though of the same name', () => {
    const decoy = makeCertificate()
    expect(read(makeCrl(decoy).der)).toEqual({ of: 'crl', kind: 'wrong-signature' })
  })

  it('is not one of another name', () => {
    const other = makeCertificate({ subject: [{ type: 'commonName', value: 'Other' }] })
    expect(read(makeCrl(other).der)).toMatchObject({ of: 'crl', kind: 'wrong-issuer', found: 'CN=Other' })
  })

  it('is not one of an anchor that may not sign CRLs (RFC 5280 §6.3.3 (f))', () => {
    const mute = makeCertificate({ extensions: [encodeKeyUsage(['keyCertSign'])] })
    expect(read(makeCrl(mute).der, mute)).toEqual({ of: 'anchor', kind: 'no-authority', by: 'keyUsage' })
  })

  it('has a number', async () => {
    const number = encodeCrlNumber(1)
    const made = async (...extensions: (typeof number)[]) =>
      read(await changed(withExtensions(explicit(0, encodeExtensions(extensions)))))
    expect(await made(number)).toBeInstanceOf(RevocationList)
    expect(
      await made({ ...number, oid: extensionOids.issuerAlternativeName, value: Uint8Array.of(0x30, 0) }),
    ).toMatchObject({ kind: 'malformed', problem: 'it has no CRL number' })
  })

  it.each(crlCases)('speaks for every certificate of its anchor and every reason, or is none: $what', (one) => {
    const { complete, what: _, ...wishes } = one
    const found = read(makeCrl(authority, [parseSerialNumber('4a01')], wishes).der)
    if (complete) expect(found).toBeInstanceOf(RevocationList)
    else
      expect(found).toMatchObject({
        of: 'crl',
        kind: expect.stringMatching(/^(partial|critical-extension|malformed)$/),
      })
  })

  it('says by which extension it is partial, where that is not critical (RFC 5280 §5.2.5)', () => {
    const scope = crlCases.find(({ what }) => what.startsWith('a scope for superseded alone'))
    expect(scope?.extensions?.[0]).toMatchObject({ critical: false })
    const found = read(makeCrl(authority, [], { extensions: scope?.extensions ?? [] }).der) as PathFailure
    expect(found).toEqual({ of: 'crl', kind: 'partial', oid: '2.5.29.28' })
    expect(describePathFailure(found)).toBe(
      'the CRL does not speak for every certificate and every reason, by its extension 2.5.29.28',
    )
  })

  it('that cannot be read is an answer', () => {
    expect(read(Uint8Array.of(0x30))).toMatchObject({ of: 'crl', kind: 'malformed' })
  })
})
