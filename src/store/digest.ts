/** The digests that the record keeps: of certificates and CRLs, and of the public key in a certificate. Checks no certificate. */
import { hash } from 'node:crypto'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, tags } from '../asn1/tag.ts'
import type { Reservation } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'

/** Lower-case hex. Pure. */
export const sha256Of = (octets: Uint8Array): string => hash('sha256', octets, 'hex')

/**
 * SHA-256 of the SubjectPublicKeyInfo in a certificate, or in what is signed of one, in lower-case hex; undefined where it cannot be
 * read.
 *
 * Pure.
 */
export function keyDigestOf(bytes: Uint8Array): string | undefined {
  try {
    return readDer(bytes, 'certificate', (reader) =>
      reader.constructed(tags.sequence, 'a certificate', (outer) => {
        if (!outer.nextIs(tags.sequence)) return digestIn(outer)
        const digest = outer.constructed(tags.sequence, 'what is signed', digestIn)
        passOver(outer)
        return digest
      }),
    )
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** SHA-256 of the key in what is about to be signed, as {@link keyDigestOf} gives it. Pure. */
export const keyDigestIn = ({ read, tbs }: Pick<Reservation, 'read' | 'tbs'>): string | undefined =>
  read === undefined ? keyDigestOf(tbs) : sha256Of(read.spki)

/** Version, serial number, algorithm, issuer, validity and subject come before the key (RFC 5280 §4.1). */
function digestIn(tbs: DerReader): string {
  tbs.optional(contextConstructed(0), (reader) => reader.any())
  tbs.integerOctets()
  for (const field of ['an algorithm', 'an issuer', 'a validity', 'a subject']) tbs.opaque(tags.sequence, field)
  const digest = sha256Of(tbs.opaque(tags.sequence, 'a public key'))
  passOver(tbs)
  return digest
}

function passOver(reader: DerReader): void {
  while (!reader.done) reader.any()
}
