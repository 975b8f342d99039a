/** Reads SubjectPublicKeyInfo strictly, describes the key, and makes a key object from it. Does not handle private keys. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import type { Der, Oid } from '../core/brand.ts'
import { type KeyType, keyRow, keyTypes, keyTypeWhere } from '../core/key.ts'

const EC = parseOid('1.2.840.10045.2.1')
const RSA = parseOid('1.2.840.113549.1.1.1')
const RSA_PSS = parseOid('1.2.840.113549.1.1.10')

type Description = {
  /** A key type that an authority issues for, or `other`. */
  readonly type: KeyType | 'other'
  /** For people, such as `EC P-256`. */
  readonly title: string
}

type Sized = Description & { readonly octets: number }

/** The keys that are issued for, by what a SubjectPublicKeyInfo calls them, and others that are known by name only. */
const known = (by: 'curve' | 'plain', others: Readonly<Record<string, { title: string; octets: number }>>) =>
  new Map<string, Sized>([
    ...Object.entries(others).map(([name, other]) => [name, { type: 'other', ...other }] as const),
    ...keyTypes.flatMap((type) => {
      const { [by]: name, title, octets = 0 } = keyRow(type)
      return name === undefined ? [] : [[name, { type, title, octets }] as const]
    }),
  ])

/** Named curves, with the octets of one coordinate. */
const curves = known('curve', { '1.3.132.0.35': { title: 'EC P-521', octets: 66 } })

/** Keys without parameters, with the octets of the key (RFC 8410 §4, RFC 9881 §4). */
const plain = known('plain', {
  '1.3.101.113': { title: 'Ed448', octets: 57 },
  '2.16.840.1.101.3.4.3.17': { title: 'ML-DSA-44', octets: 1312 },
  '2.16.840.1.101.3.4.3.18': { title: 'ML-DSA-65', octets: 1952 },
  '2.16.840.1.101.3.4.3.19': { title: 'ML-DSA-87', octets: 2592 },
})

/**
 * Reads a SubjectPublicKeyInfo strictly.
 *
 * Curves are named, never spelt out (RFC 5480 §2.1.1); keys of known algorithms have their algorithm's form and length.
 * Keys of unknown algorithms pass. That a point lies on its curve is not checked.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export function parseSubjectPublicKeyInfo(bytes: Uint8Array): Der<'SubjectPublicKeyInfo'> {
  return readDer(bytes, 'public key', readSubjectPublicKeyInfo)
}

/** Takes a SubjectPublicKeyInfo; as {@link parseSubjectPublicKeyInfo}. */
export function readSubjectPublicKeyInfo(reader: DerReader): Der<'SubjectPublicKeyInfo'> {
  const mark = reader.mark()
  readParts(reader)
  return reader.since(mark) as Der<'SubjectPublicKeyInfo'>
}

/** Says what a public key is. Pure. */
export function describePublicKey(spki: Der<'SubjectPublicKeyInfo'>): Description {
  const { type, title } = readDer(spki, 'public key', readParts)
  return { type, title }
}

/** The subjectPublicKey's octets, without tag, length and unused bits. Pure. */
export function publicKeyOctets(spki: Der<'SubjectPublicKeyInfo'>): Uint8Array {
  return readDer(spki, 'public key', readParts).key
}

function readParts(reader: DerReader): Description & { readonly key: Uint8Array } {
  return reader.sequence((parts) => {
    const describe = parts.sequence(readAlgorithm)
    const mark = parts.mark()
    const key = parts.bitStringOctets()
    return { ...describe(key, (expected) => parts.refuse(expected, mark)), key }
  })
}

type Describe = (key: Uint8Array, refuse: (expected: string) => never) => Description

function readAlgorithm(reader: DerReader): Describe {
  const algorithm = reader.oid()
  if (algorithm === EC) return describeEc(reader.oid())
  if (algorithm === RSA) {
    reader.null()
    return describeRsa
  }
  const sized = plain.get(algorithm)
  if (sized !== undefined) {
    return (key, refuse) => (key.length === sized.octets ? sized : refuse(`a key of ${sized.octets} octets`))
  }
  if (!reader.done) reader.any()
  if (algorithm !== RSA_PSS) return () => ({ type: 'other', title: algorithm })
  return (key) => ({ type: 'other', title: `${describeRsa(key).title} (PSS)` })
}

function describeEc(curve: Oid): Describe {
  const named = curves.get(curve)
  if (named === undefined) return () => ({ type: 'other', title: `EC ${curve}` })
  return (key, refuse) => {
    const uncompressed = key[0] === 4 && key.length === 1 + 2 * named.octets
    const compressed = (key[0] === 2 || key[0] === 3) && key.length === 1 + named.octets
    return uncompressed || compressed ? named : refuse(`a point on ${named.title}`)
  }
}

function describeRsa(key: Uint8Array): Description {
  const bits = readDer(key, 'RSA public key', (reader) =>
    reader.sequence((numbers) => {
      const modulus = readPositive(numbers)
      readPositive(numbers)
      return bitLength(modulus)
    }),
  )
  return { type: keyTypeWhere(({ made }) => made.modulusLength === bits) ?? 'other', title: `RSA ${bits}` }
}

function readPositive(reader: DerReader): Uint8Array {
  const mark = reader.mark()
  const octets = reader.integerOctets(tags.integer)
  if (octets[0]! >= 0x80 || (octets.length === 1 && octets[0] === 0)) reader.refuse('a positive number', mark)
  return octets
}

function bitLength(octets: Uint8Array): number {
  const magnitude = octets[0] === 0 ? octets.subarray(1) : octets
  return magnitude.length * 8 - Math.clz32(magnitude[0]!) + 24
}

/** Keys by the very bytes they were read from: opening one costs a third of a verification, and a batch asks for the same. */
const opened = new WeakMap<Uint8Array, KeyObject>()

/** Opens a public key; undefined where it cannot be used. Pure. */
export function openPublicKey(spki: Der<'SubjectPublicKeyInfo'>): KeyObject | undefined {
  const known = opened.get(spki)
  if (known !== undefined) return known
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    opened.set(spki, key)
    return key
  } catch {
    return undefined
  }
}

/**
 * Whether two public keys are one. Their octets alone do not tell: a point of a curve can be written in two forms.
 *
 * Pure.
 *
 * @see RFC 5480 §2.2, SEC 1 §2.3.3
 */
export function isSameKey(a: Der<'SubjectPublicKeyInfo'>, b: Der<'SubjectPublicKeyInfo'>): boolean {
  if (Buffer.compare(a, b) === 0) return true
  const [one, other] = [coordinatesOf(a), coordinatesOf(b)]
  return one !== undefined && one === other
}

/** Not by `KeyObject.equals`: between keys of two kinds it leaves an error behind that the next call of OpenSSL fails with. */
function coordinatesOf(spki: Der<'SubjectPublicKeyInfo'>): string | undefined {
  const { title } = describePublicKey(spki)
  const onCurve = [...curves.values()].some((curve) => curve.title === title)
  const key = onCurve ? openPublicKey(spki) : undefined
  if (key === undefined) return undefined
  const { crv, x, y } = key.export({ format: 'jwk' })
  return [crv, x, y].join(' ')
}
