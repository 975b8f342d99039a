/** Makes any request for a certificate (PKCS#10) in three lines, sound unless told otherwise. The only writer of requests. */
import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { parseOid } from '../../src/asn1/oid.ts'
import { encodePem } from '../../src/asn1/pem.ts'
import { contextConstructed } from '../../src/asn1/tag.ts'
import { bitString, constructed, integer, nothing, oid, sequence, setOf } from '../../src/asn1/writer.ts'
import { encodeSignatureAlgorithm } from '../../src/x509/algorithm.ts'
import { type Extension, encodeExtension } from '../../src/x509/extension.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../src/x509/general-name.ts'
import { encodeName, type Name } from '../../src/x509/name.ts'
import { makeKey, type TestKey } from './certificate-kit.ts'

export const EXTENSION_REQUEST = '1.2.840.113549.1.9.14'
export const MICROSOFT_EXTENSIONS = '1.3.6.1.4.1.311.2.1.14'

export type Attribute = { readonly type: string; readonly values: readonly Uint8Array[] }

/** What of a request may be said otherwise. */
export type RequestWishes = {
  readonly key?: TestKey | KeyObject
  /** Empty where absent. */
  readonly subject?: Name
  readonly names?: readonly GeneralName[]
  /** Besides the names. */
  readonly extensions?: readonly Extension[]
  /** Besides the extensions, and after them. */
  readonly attributes?: readonly Attribute[]
  readonly version?: number
  /** In the place of the key's own SubjectPublicKeyInfo. */
  readonly spki?: Uint8Array
  /** The AlgorithmIdentifier, with the hash that is signed. */
  readonly algorithm?: { readonly identifier: Uint8Array; readonly digest: string | null }
  /** Changes what was signed after it was signed. */
  readonly forge?: (info: Uint8Array) => Uint8Array
  /** In the place of the signature. */
  readonly signature?: Uint8Array
}

/** An AlgorithmIdentifier by its OID; the parameters of RSA's are NULL. */
export const identifier = (value: string, parameters: 'absent' | 'null' = 'absent'): Uint8Array =>
  sequence(oid(parseOid(value)), ...(parameters === 'null' ? [nothing()] : []))

/** The attribute that holds extensions, also some that come twice. */
export const extensionRequest = (extensions: readonly Extension[], type = EXTENSION_REQUEST): Attribute => ({
  type,
  values: [sequence(...extensions.map(encodeExtension))],
})

const secretOf = (key: TestKey | KeyObject): KeyObject => ('secret' in key ? key.secret : key)

/** The algorithm that a key signs with of itself. */
function usualAlgorithm(key: TestKey | KeyObject): NonNullable<RequestWishes['algorithm']> {
  const own = secretOf(key).asymmetricKeyType
  if (own === 'ed25519' || own === 'ml-dsa-44' || own === 'ml-dsa-65' || own === 'ml-dsa-87') {
    return { identifier: encodeSignatureAlgorithm(own), digest: null }
  }
  const isRsa = secretOf(key).asymmetricKeyType === 'rsa'
  return { identifier: encodeSignatureAlgorithm(isRsa ? 'rsa-sha256' : 'ecdsa-sha256'), digest: 'sha256' }
}

/** Makes a request in DER. */
export function makeRequest(wishes: RequestWishes = {}): Uint8Array {
  const key = wishes.key ?? makeKey()
  const secret = secretOf(key)
  const extensions = [
    ...(wishes.names === undefined ? [] : [encodeSubjectAlternativeName(wishes.names)]),
    ...(wishes.extensions ?? []),
  ]
  const attributes = [...(extensions.length === 0 ? [] : [extensionRequest(extensions)]), ...(wishes.attributes ?? [])]
  const info = sequence(
    integer(wishes.version ?? 0),
    encodeName(wishes.subject ?? []),
    wishes.spki ?? Uint8Array.from(createPublicKey(secret).export({ type: 'spki', format: 'der' })),
    constructed(
      contextConstructed(0),
      attributes.map(({ type, values }) => sequence(oid(parseOid(type)), setOf(values))),
    ),
  )
  const { identifier: algorithm, digest } = wishes.algorithm ?? usualAlgorithm(key)
  const signature = wishes.signature ?? sign(digest, info, secret)
  return sequence(wishes.forge?.(info) ?? info, algorithm, bitString(signature))
}

/** Writes a request as PEM. */
export const requestPem = (der: Uint8Array): string => encodePem('CERTIFICATE REQUEST', der)

/** The private key in a PEM file, as a signer of requests. */
export const keyIn = (pem: string): KeyObject => createPrivateKey(pem)
