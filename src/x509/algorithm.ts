/** Signature algorithms: how each is named in DER and verified. Does not sign. */
import { type KeyObject, verify } from 'node:crypto'
import { promisify } from 'node:util'
import { parseOid } from '../asn1/oid.ts'
import type { DerReader } from '../asn1/reader.ts'
import { nothing, oid, sequence } from '../asn1/writer.ts'
import type { Der, Oid } from '../core/brand.ts'
import { type KeyType, keyRow, proofs, type SignatureAlgorithm, signatures } from '../core/key.ts'
import { openPublicKey } from './public-key.ts'

const algorithms = Object.keys(signatures) as SignatureAlgorithm[]

const encode = ({ oid: value, parameters }: (typeof proofs)[number]): Uint8Array =>
  sequence(oid(parseOid(value)), ...(parameters === 'null' ? [nothing()] : []))

/** The whole AlgorithmIdentifier of each. */
const identifiers = new Map(algorithms.map((name) => [name, encode(signatures[name])]))

/** The algorithm that a key of this type signs with. Pure. */
export const signatureAlgorithmFor = (type: KeyType): SignatureAlgorithm => keyRow(type).signature

/** The AlgorithmIdentifier in DER. Pure. */
export const encodeSignatureAlgorithm = (algorithm: SignatureAlgorithm): Uint8Array =>
  identifiers.get(algorithm) as Uint8Array

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
  return {
    der,
    oid: found,
    algorithm: algorithms.find((name) => Buffer.compare(encodeSignatureAlgorithm(name), der) === 0),
  }
}

/** Names an algorithm that is not accepted, for a sentence: one that is known came with other parameters. Pure. */
export const titleOfForeign = (found: Oid): string => {
  const known = algorithms.some((name) => signatures[name].oid === found)
  return known ? `${found} and other parameters than its standard gives` : found
}

type Signed = {
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly algorithm: SignatureAlgorithm
  readonly signature: Uint8Array
  readonly signed: Uint8Array
}

/** The key that a signature is held against; undefined for a key of another kind or one that cannot be used. */
function verifierOf({ spki, algorithm }: Signed): KeyObject | undefined {
  const key = openPublicKey(spki)
  return key?.asymmetricKeyType === signatures[algorithm].node ? key : undefined
}

/**
 * Whether a signature is that of this key over these bytes; false for a key of another kind or one that cannot be used.
 *
 * Pure.
 */
export function verifySignature(given: Signed): boolean {
  const key = verifierOf(given)
  return key !== undefined && verify(signatures[given.algorithm].digest, given.signed, key, given.signature)
}

const verifyInPool = promisify(verify)

/** As {@link verifySignature}, in the thread pool: of many at once, each processor takes its share. Pure. */
export async function verifySignatureAside(given: Signed): Promise<boolean> {
  const key = verifierOf(given)
  return key !== undefined && verifyInPool(signatures[given.algorithm].digest, given.signed, key, given.signature)
}

/**
 * What a signature over these bytes proves: that this key made it, that this key did not, or nothing, where a request may not prove
 * possession by its algorithm.
 *
 * Pure.
 */
export function verifyProof(proof: {
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly algorithm: FoundAlgorithm
  readonly signature: Uint8Array
  readonly signed: Uint8Array
}): 'proven' | 'wrong' | 'unknown-algorithm' {
  const row = proofs.find((one) => Buffer.compare(encode(one), proof.algorithm.der) === 0)
  if (row === undefined) return 'unknown-algorithm'
  const key = openPublicKey(proof.spki)
  const isProven = key?.asymmetricKeyType === row.node && verify(row.digest, proof.signed, key, proof.signature)
  return isProven ? 'proven' : 'wrong'
}
