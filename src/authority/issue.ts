/**
 * The second half of issuing a certificate: reserves its name and serial number, signs once, verifies the signature, and
 * records the certificate. Accepts only what `prepare.ts` has prepared.
 */

import type { Der, EntryName, Instant } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import type { Reservation, Superseding } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { readClaims, requireDefinition } from '../policy/claim.ts'
import { verifySignatureAside } from '../x509/algorithm.ts'
import { assembleCertificate } from '../x509/certificate.ts'
import { readTerms } from '../x509/terms.ts'
import type { OpenAuthority } from './authority.ts'
import type { Prepared } from './prepare.ts'

export type Issuance = {
  readonly prepared: Prepared
  readonly naming: Reservation['naming']
  /** `brought`: its key was not made for it, but came with a request, or is that of an earlier certificate. */
  readonly key?: Reservation['key']
  /** For a certificate minted for an attack: the next signing command revokes it after this moment. */
  readonly revokeAfter?: Instant
  /** What it renews. */
  readonly supersedes?: Superseding
}

/** The claims that a certificate carries, and where each lies. */
function claimsOf({ tbs, plan }: Prepared): Reservation['claims'] {
  const { definitions } = plan
  return Object.keys(readClaims(tbs, definitions)).map((name) => {
    const { oid, uri } = requireDefinition(definitions, name)
    return { name, oid: oid ?? uri }
  })
}

/** What the record keeps of a certificate that is about to be signed. Pure. */
export function reservationOf(
  { prepared, naming, key, revokeAfter, supersedes }: Issuance,
  authority: EntryName,
): Reservation {
  return {
    authority,
    serial: prepared.tbs.serial,
    name: prepared.plan.name,
    profile: prepared.plan.profile.name,
    notBefore: prepared.tbs.notBefore,
    notAfter: prepared.tbs.notAfter,
    claims: claimsOf(prepared),
    tbs: prepared.tbs.der,
    read: { spki: prepared.tbs.spki, terms: readTerms(prepared.tbs) },
    naming,
    ...present({ key, revokeAfter, supersedes }),
  }
}

/** What the record keeps of it once it is signed. Pure. */
export const issuedOf = (
  { authority, serial, read, supersedes }: Reservation,
  certificate: Der<'Certificate'>,
): Parameters<Store['certificates']['recordIssued']>[0][number] => ({
  authority,
  serial,
  certificate,
  ...present({ terms: read?.terms, supersedes }),
})

/**
 * Signs what is reserved, once, and verifies the signature with the key in the authority's own certificate.
 *
 * Effects: the signer.
 *
 * @throws {CountersignError} `signature.unverified`; the signed bytes are gone then
 */
export async function sign(prepared: Prepared, authority: OpenAuthority): Promise<Der<'Certificate'>> {
  const { spki } = authority.certificate.tbs
  const { algorithm } = authority.signer
  const tbs = prepared.spend()
  const signature = await authority.signer.sign([tbs])
  if (!(await verifySignatureAside({ spki, algorithm, signature, signed: tbs }))) {
    throw new CountersignError('signature.unverified', { authority: authority.name, serial: prepared.tbs.serial })
  }
  return assembleCertificate(tbs, algorithm, signature)
}

/**
 * Issues a group: writes all of it down durably, signs each once, verifies each with the key in the authority's own
 * certificate, records the group. The private keys made for it must be durable before.
 *
 * Effects: the signer; the record.
 *
 * @returns the certificates, in the order of the group
 * @throws {CountersignError} `name.taken`, `name.busy`, `certificate.unrenewable`, `key.taken`, `key.compromised`, `claim.oid-changed` before anything is signed
 * @throws {CountersignError} `signature.unverified`, `reservation.lost`; the signed bytes are gone then, the names are free
 * again, and the serials come onto the next CRL
 */
export async function issue(
  group: readonly Issuance[],
  authority: OpenAuthority,
  store: Store,
): Promise<readonly Der<'Certificate'>[]> {
  for (const { prepared } of group) prepared.requireIssuer(authority)
  const reserved = group.map((one) => reservationOf(one, authority.name))
  await store.certificates.reserve(reserved)
  try {
    const signed = await Promise.all(group.map(({ prepared }) => sign(prepared, authority)))
    const lost = await store.certificates.recordIssued(reserved.map((one, index) => issuedOf(one, signed[index]!)))
    if (lost[0] !== undefined) throw new CountersignError('reservation.lost', { serial: lost[0] })
    return signed
  } catch (error) {
    // Where even this cannot be written, the leases lapse by themselves.
    await store.certificates.abandon(reserved).catch(() => undefined)
    throw error
  }
}
