/** Reads what a caller trusts, as PEM: one authority, its pin and its CRL. The caller decides what happens after a failure. */
import { type PemLabel, parsePem } from '../asn1/pem.ts'
import type { Instant, Pin } from '../core/brand.ts'
import { TrustAnchor } from './anchor.ts'
import { attempt, outOfDate, type PathFailure, type PathPart } from './path-failure.ts'
import { type Extent, RevocationList } from './revocation-list.ts'

/** The trusted authority, and its revoked certificates. */
export type Trust = { readonly anchor: TrustAnchor; readonly crl: RevocationList }

/** Reads the anchor and its CRL, from a PEM text of one block each; what fails first is the answer. Pure. */
export function readTrust(authorityPem: string, pin: Pin, crlPem: string, extent?: Extent): Trust | PathFailure {
  const anchor = readOnly('anchor', authorityPem, 'CERTIFICATE', (der) => TrustAnchor.read(der, pin))
  if (!(anchor instanceof TrustAnchor)) return anchor
  const crl = readOnly('crl', crlPem, 'X509 CRL', (der) => RevocationList.read(der, anchor, extent))
  return crl instanceof RevocationList ? { anchor, crl } : crl
}

function readOnly<T>(of: PathPart, pem: string, label: PemLabel, read: (der: Uint8Array) => T | PathFailure) {
  return attempt(of, () => {
    const [der, ...more] = parsePem(pem, label)
    if (der !== undefined && more.length === 0) return read(der)
    return { of, kind: 'malformed', problem: `its PEM holds ${1 + more.length} blocks, and one belongs there` } as const
  })
}

/** Whether either is out of date at a moment: then nobody is to be trusted. Pure. */
export function objectionToTrust({ anchor, crl }: Trust, at: Instant): PathFailure | undefined {
  const { notBefore, notAfter } = anchor.certificate.tbs
  return outOfDate('anchor', notBefore, notAfter, at) ?? outOfDate('crl', crl.thisUpdate, crl.nextUpdate, at)
}
