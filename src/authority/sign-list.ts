/** Signs one list of revoked certificates, complete or a shard, and reads it back. Does not decide what is on it, and publishes nothing. */
import type { CrlDraft } from '../core/port/store.ts'
import { tell } from '../core/quote.ts'
import { findingsOf, lint } from '../policy/lint/index.ts'
import { assembleTbsCertList, type CertificateList, encodeCertificateList, parseCertificateList } from '../x509/crl.ts'
import { keyIdentifierOf } from '../x509/pin.ts'
import type { Authority, OpenAuthority } from './authority.ts'

/** Octets that are left free around what is signed, for what surrounds it: a header, and a signature with its algorithm. */
const ROOM = 64 * 1024

/** Number and dates of a list, and the octets of its entries together; of a shard its addresses, too. */
export type ListTerms = Pick<CrlDraft, 'number' | 'thisUpdate' | 'nextUpdate'> & {
  readonly scope?: readonly string[]
  readonly entriesLength: number
}

/**
 * Signs a list around its entries, and reads it back, save for its entries. Its octets are in memory once.
 *
 * Effects: the signer.
 *
 * @param fill gives the entries, some at a time
 */
export async function signList(
  { number, ...terms }: ListTerms,
  { certificate, signer }: OpenAuthority,
  fill: (append: (octets: Uint8Array) => void) => void | Promise<void>,
): Promise<CertificateList> {
  const { tbs } = certificate
  const { before, after } = assembleTbsCertList({
    ...terms,
    issuer: tbs.subjectDer,
    algorithm: signer.algorithm,
    number: BigInt(number),
    authorityKeyIdentifier: keyIdentifierOf(tbs.spki),
  })
  const tbsLength = before.length + terms.entriesLength + after.length
  const room = Buffer.alloc(ROOM + tbsLength + ROOM)
  let end = ROOM
  const append = (octets: Uint8Array): void => {
    room.set(octets, end)
    end += octets.length
  }
  append(before)
  await fill(append)
  append(after)
  if (end !== ROOM + tbsLength) throw new TypeError('a CRL was drafted with another length')
  const outer = encodeCertificateList(tbsLength, signer.algorithm, await signer.sign([room.subarray(ROOM, end)]))
  append(outer.after)
  room.set(outer.before, ROOM - outer.before.length)
  return parseCertificateList(room.subarray(ROOM - outer.before.length, end))
}

/** Demands that no lint rule calls a new list an error. One that does has found a bug: no input leads here. */
export function requireClean(crl: CertificateList, { certificate }: Authority): void {
  const found = findingsOf(lint('crl', crl, { issuer: certificate })).filter(({ severity }) => severity === 'error')
  if (found.length > 0) throw new TypeError(`the CRL that was signed stays unpublished: ${tell(found)}`)
}
