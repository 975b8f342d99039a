/** Computes the three digests that identify keys and certificates, for example the pin. Callers compare them. */
import { hash } from 'node:crypto'
import type { Der, Fingerprint, Pin } from '../core/brand.ts'
import { publicKeyOctets } from './public-key.ts'

/** Base64 of SHA-256 over the whole SubjectPublicKeyInfo. Pure. @see RFC 7469 §2.4 */
export const pinOf = (spki: Der<'SubjectPublicKeyInfo'>): Pin => hash('sha256', spki, 'base64') as Pin

/** Lower-case hex of SHA-256. Pure. */
export const sha256Of = (octets: Uint8Array): string => hash('sha256', octets, 'hex')

/** Lower-case hex of SHA-256 over the whole certificate. Pure. */
export const fingerprintOf = (certificate: Der<'Certificate'>): Fingerprint => sha256Of(certificate) as Fingerprint

/** The leftmost 160 bits of SHA-256 over the subjectPublicKey's octets. Pure. @see RFC 7093 §2, method 1 */
export const keyIdentifierOf = (spki: Der<'SubjectPublicKeyInfo'>): Uint8Array =>
  // As hex, because a hash given as a Buffer gets memory of its own, which costs three times the hash.
  new Uint8Array(Buffer.from(hash('sha256', publicKeyOctets(spki), 'hex').slice(0, 40), 'hex'))
