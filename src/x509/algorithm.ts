/** Signature algorithms: how each is named in DER and verified. Making signatures is not here. */
import { verify } from 'node:crypto'
import { parseOid } from '../asn1/oid.ts'
import type { DerReader } from '../asn1/reader.ts'
import { nothing, oid, sequence } from '../asn1/writer.ts'
import type { Der, Oid } from '../core/brand.ts'
import type { KeyType, SignatureAlgorithm } from '../core/port.ts'
import { openPublicKey } from './public-key.ts'

type Row = {
  /** The whole AlgorithmIdentifier: ECDSA and Ed25519 without parameters, RSA with NULL (RFC 5758 §3.2, 8410 §3, 4055 §5). */
  readonly der: Uint8Array
  readonly digest: string | null
  /** What node:crypto calls the keys that make such signatures. */
  readonly key: 'ec' | 'ed25519' | 'rsa'
}

const rows: Readonly<Record<SignatureAlgorithm, Row>> = {
  'ecdsa-sha256': { der: sequence(oid(parseOid('1.2.840.10045.4.3.2'))), digest: 'sha256', key: 'ec' },
  'ecdsa-sha384': { der: sequence(oid(parseOid('1.2.840.10045.4.3.3'))), digest: 'sha384', key: 'ec' },
  ed25519: { der: sequence(oid(parseOid('1.3.101.112'))), digest: null, key: 'ed25519' },
  'rsa-sha256': { der: sequence(oid(parseOid('1.2.840.113549.1.1.11')), nothing()), digest: 'sha256', key: 'rsa' },
}

const algorithms = Object.keys(rows) as SignatureAlgorithm[]

const forKeyType: Readonly<Record<KeyType, SignatureAlgorithm>> = {
  'ec-p256': 'ecdsa-sha256',
  'ec-p384': 'ecdsa-sha384',
  ed25519: 'ed25519',
  'rsa-3072': 'rsa-sha256',
  'rsa-4096': 'rsa-sha256',
}

/** The algorithm that a key of this type signs with. Pure. */
export const signatureAlgorithmFor = (type: KeyType): SignatureAlgorithm => forKeyType[type]

/** The AlgorithmIdentifier in DER. Pure. */
export const encodeSignatureAlgorithm = (algorithm: SignatureAlgorithm): Uint8Array => rows[algorithm].der

/** An AlgorithmIdentifier as it was found; `algorithm` only where it is, parameters included, one that we know. */
export type FoundAlgorithm = {
  readonly der: Uint8Array
  readonly oid: Oid
  readonly algorithm: SignatureAlgorithm | undefined
}

/** Takes an AlgorithmIdentifier. Pure. */
export function readSignatureAlgorithm(reader: DerReader): FoundAlgorithm {
  const mark = reader.mark()
  const found = reader.sequence((identifier) => {
    const value = identifier.oid()
    if (!identifier.done) identifier.any()
    return value
  })
  const der = reader.since(mark)
  return { der, oid: found, algorithm: algorithms.find((name) => Buffer.compare(rows[name].der, der) === 0) }
}

/** Names an algorithm that is not accepted, for a sentence: one that is known came with other parameters. Pure. */
export const titleOfForeign = (found: Oid): string => {
  const known = algorithms.some((name) => Buffer.from(rows[name].der).includes(Buffer.from(oid(found))))
  return known ? `${found} and other parameters than its standard gives` : found
}

/**
 * Whether a signature is that of this key over these bytes; false for a key of another kind or one that cannot be used.
 *
 * Pure.
 */
export function verifySignature(signature: {
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
  readonly signed: Uint8Array
}): boolean {
  const { digest, key: kind } = rows[signature.algorithm]
  const key = openPublicKey(signature.spki)
  if (key?.asymmetricKeyType !== kind) return false
  return verify(digest, signature.signed, key, signature.signature)
}
