/** Signs one list of revoked certificates, complete or a shard, and reads it back. Does not decide what is on it, and publishes nothing. */
import type { CrlDraft } from '../core/port/store.ts'
import { tell } from '../core/quote.ts'
import { findingsOf, lint } from '../policy/lint/index.ts'
import { assembleTbsCertList, type CertificateList, encodeCertificateList, parseCertificateList } from '../x509/crl.ts'
import { keyIdentifierOf } from '../x509/pin.ts'
import type { Authority, OpenAuthority } from './authority.ts'

/** Octets that are left free around the entries, for what surrounds them: names, dates, extensions, and a signature with its algorithm. */
const ROOM = 64 * 1024

/** Number and dates of a list; of a shard its addresses, too. */
export type ListTerms = Pick<CrlDraft, 'number' | 'thisUpdate' | 'nextUpdate'> & {
  readonly scope?: readonly string[]
  /** About how many octets its entries have: where they have more, they are in memory twice for a moment. */
  readonly expected: number
}

/**
 * Signs a list around its entries, and reads it back, save for its entries. Its octets are in memory once.
 *
 * Effects: the signer.
 *
 * @param fill gives the entries, some at a time
 */
export async function signList(
  { number, expected, ...terms }: ListTerms,
  { certificate, signer }: OpenAuthority,
  fill: (append: (octets: Uint8Array) => void) => void | Promise<void>,
): Promise<CertificateList> {
  // Memory that nothing is written into is not taken from the system.
  let room = Buffer.allocUnsafeSlow(ROOM + expected + ROOM)
  let end = ROOM
  await fill((octets) => {
    if (end + octets.length + ROOM > room.length) {
      const larger = Buffer.allocUnsafeSlow(end + Math.max(end, octets.length) + ROOM)
      room.copy(larger, 0, 0, end)
      room = larger
    }
    room.set(octets, end)
    end += octets.length
  })
  const { tbs } = certificate
  const { before, after } = assembleTbsCertList({
    ...terms,
    entriesLength: end - ROOM,
    issuer: tbs.subjectDer,
    algorithm: signer.algorithm,
    number: BigInt(number),
    authorityKeyIdentifier: keyIdentifierOf(tbs.spki),
  })
  const start = ROOM - before.length
  room.set(before, start)
  room.set(after, end)
  end += after.length
  const outer = encodeCertificateList(end - start, signer.algorithm, await signer.sign([room.subarray(start, end)]))
  room.set(outer.after, end)
  room.set(outer.before, start - outer.before.length)
  return parseCertificateList(room.subarray(start - outer.before.length, end + outer.after.length))
}

/** Demands that no lint rule calls a new list an error. One that does has found a bug: no input leads here. */
export function requireClean(crl: CertificateList, { certificate }: Authority): void {
  const found = findingsOf(lint('crl', crl, { issuer: certificate })).filter(({ severity }) => severity === 'error')
  if (found.length > 0) throw new TypeError(`the CRL that was signed stays unpublished: ${tell(found)}`)
}
