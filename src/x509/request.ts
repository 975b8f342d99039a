/**
 * Reads requests for certificates (PKCS#10) strictly, and verifies that who made one has its key. Does not decide which of its wishes
 * are granted; `policy/request.ts` does.
 */
import { parseOid } from '../asn1/oid.ts'
import { octetsOf, parsePemBlocks } from '../asn1/pem-handed-in.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { contextConstructed, tags } from '../asn1/tag.ts'
import type { Der, Oid } from '../core/brand.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { type FoundAlgorithm, readSignatureAlgorithm, verifyProof } from './algorithm.ts'
import { type Extension, readExtensions } from './extension.ts'
import { type Name, readName } from './name.ts'
import { readSubjectPublicKeyInfo } from './public-key.ts'

/** The attributes of a request that hold the extensions it asks for: the standard's, and Microsoft's. */
const extensionRequests: readonly Oid[] = [parseOid('1.2.840.113549.1.9.14'), parseOid('1.3.6.1.4.1.311.2.1.14')]

export type CertificationRequest = {
  readonly subject: Name
  readonly spki: Der<'SubjectPublicKeyInfo'>
  /** That it asks for, in its order. */
  readonly extensions: readonly Extension[]
  /** Its attributes besides those of the extensions. Their values are not kept: one may be a password. */
  readonly attributes: readonly Oid[]
  readonly algorithm: FoundAlgorithm
  /** The bytes that it signs. */
  readonly info: Uint8Array
  readonly signature: Uint8Array
}

/** Larger than any request that a tool makes, its text form around included. */
export const LARGEST_REQUEST = 64 * 1024

/**
 * Reads a request. An attribute comes once, and an extension once, in whichever attribute; attributes have any order, for Go writes
 * them in the order in which it is given them.
 *
 * Pure. Its signature is not verified.
 *
 * @throws {CountersignError} `input.malformed`
 * @see RFC 2986 §4
 */
export const parseCertificationRequest = (bytes: Uint8Array): CertificationRequest =>
  readDer(bytes, 'request', (reader) =>
    reader.sequence((parts) => {
      const mark = parts.mark()
      const content = parts.sequence(readInfo)
      const info = parts.since(mark)
      const algorithm = readSignatureAlgorithm(parts)
      return { ...content, info, algorithm, signature: parts.bitStringOctets() }
    }),
  )

function readInfo(reader: DerReader): Pick<CertificationRequest, 'subject' | 'spki' | 'extensions' | 'attributes'> {
  const version = reader.mark()
  if (reader.smallInteger(127) !== 0) reader.refuse('version 1 of a request, which is written as 0', version)
  const subject = readName(reader)
  const spki = readSubjectPublicKeyInfo(reader)
  const attributes: Oid[] = []
  const extensions: Extension[] = []
  reader.constructed(contextConstructed(0), 'the attributes of a request', (list) => {
    while (!list.done) {
      const mark = list.mark()
      const attribute = list.sequence(readAttribute)
      if (attributes.includes(attribute.type)) list.refuse(`the attribute ${attribute.type} once`, mark)
      attributes.push(attribute.type)
      for (const extension of attribute.extensions) {
        if (extensions.some(({ oid }) => oid === extension.oid)) {
          list.refuse(`the extension ${extension.oid} once`, mark)
        }
        extensions.push(extension)
      }
    }
  })
  return { subject, spki, extensions, attributes: attributes.filter((type) => !extensionRequests.includes(type)) }
}

function readAttribute(reader: DerReader): { readonly type: Oid; readonly extensions: readonly Extension[] } {
  const type = reader.oid()
  return reader.constructed(tags.set, 'a SET of values', (values) => {
    if (extensionRequests.includes(type)) return { type, extensions: readExtensions(values) }
    do values.any()
    while (!values.done)
    return { type, extensions: [] }
  })
}

/** What a proof of possession proves: that who made the request has its private key. Pure. @see RFC 2986 §3 */
export const proofOf = ({ spki, algorithm, signature, info }: CertificationRequest): ReturnType<typeof verifyProof> =>
  verifyProof({ spki, algorithm, signature, signed: info })

/** The PEM labels of a request; the second is old, and Java and Microsoft still write it (RFC 7468 §7). */
const labels = ['CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST']

/**
 * Reads the one request of what a person hands in: in DER, or in PEM with any text around the block.
 *
 * Pure. Its signature is not verified.
 *
 * @throws {CountersignError} `input.malformed`, also for two requests, and for a certificate or a private key in place of a request or
 * beside it
 */
export function requestIn(bytes: Uint8Array): CertificationRequest {
  const text = new TextDecoder().decode(bytes)
  if (!/-----(?:BEGIN|END) /.test(text)) return parseCertificationRequest(requireRequest(bytes, 'at byte 0'))
  const [block, ...more] = parsePemBlocks(text)
  if (block === undefined) return refuseAt('at line 1', 'a request in PEM or DER')
  const key = [block, ...more].find(({ label }) => label.endsWith('PRIVATE KEY'))
  if (key !== undefined) {
    refuseAt(`at line ${key.line}`, 'the request alone and no private key, which stays where it was made,')
  }
  const other = [block, ...more].find(({ label }) => !labels.includes(label))
  if (other !== undefined)
    refuseAt(`at line ${other.line}`, `a block labelled CERTIFICATE REQUEST (this one is labelled ${other.label})`)
  if (more[0] !== undefined) refuseAt(`at line ${more[0].line}`, 'one request, and no other after it')
  const place = `at line ${block.line}`
  try {
    return parseCertificationRequest(requireRequest(octetsOf(block), place))
  } catch (error) {
    if (isRefusal(error) && error.code === 'input.malformed' && error.facts.value.startsWith('at byte')) {
      refuseAt(place, `a sound request (its DER is wrong ${error.facts.value}: ${error.facts.expected})`)
    }
    throw error
  }
}

/** Tells a private key and a certificate from a request by how their DER begins. */
function requireRequest(bytes: Uint8Array, place: string): Uint8Array {
  const first = beginning(bytes)
  if (first === tags.integer) refuseAt(place, 'a request and no private key, which stays where it was made,')
  if (first === contextConstructed(0)) refuseAt(place, 'a request and no certificate')
  if (first === undefined) refuseAt(place, 'a request in PEM or DER')
  return bytes
}

/** The tag of a SEQUENCE's first element, or of that one's first where it is a SEQUENCE too; undefined where there is no SEQUENCE. */
function beginning(bytes: Uint8Array): number | undefined {
  if (bytes[0] !== tags.sequence) return undefined
  const inside = bytes.subarray(contentOf(bytes))
  if (inside[0] !== tags.sequence) return inside[0]
  const tag = inside[contentOf(inside)]
  // A request begins with its version there, which a private key has one level above.
  return tag === tags.integer ? tags.sequence : tag
}

const contentOf = ([, length = 0]: Uint8Array): number => (length < 0x80 ? 2 : 2 + (length & 0x7f))

function refuseAt(value: string, expected: string): never {
  throw new CountersignError('input.malformed', { what: 'request', value, expected })
}
