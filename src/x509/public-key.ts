/** Reads SubjectPublicKeyInfo strictly, describes the key, and makes a key object from it. Does not handle private keys. */
import { createPublicKey, type KeyObject } from 'node:crypto'
import { parseOid } from '../asn1/oid.ts'
import { type DerReader, readDer } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import type { Der, Oid } from '../core/brand.ts'
import { foreignKeys, type KeyType, keyRow, keyTypes, keyTypeWhere, serverRsaBits } from '../core/key.ts'
import { areSameOctets, rememberLast } from './last-read.ts'

const EC = parseOid('1.2.840.10045.2.1')
const RSA = parseOid('1.2.840.113549.1.1.1')
const RSA_PSS = parseOid('1.2.840.113549.1.1.10')

type Description = {
  /** A key type that an authority issues for, or `other`. */
  readonly type: KeyType | 'other'
  /** For people, such as `EC P-256`. */
  readonly title: string
  /** Which targets can have it for their server's key. */
  readonly servers: 'all' | 'some'
}

function descriptionOf({ type, title, servers }: Description): Description {
  return { type, title, servers }
}

type Sized = Description & { readonly octets: number }

/** The keys that are known, by what a SubjectPublicKeyInfo calls them: those that are issued for, and others. */
const known = (by: 'curve' | 'plain') =>
  new Map<string, Sized>(
    [
      ...foreignKeys.map((row) => ({ type: 'other', ...row }) as const),
      ...keyTypes.map((type) => ({ type, ...keyRow(type) })),
    ].flatMap(({ type, [by]: name, title, octets = 0, servers }) =>
      name === undefined ? [] : [[name, { type, title, octets, servers }] as const],
    ),
  )

/** Named curves, with the octets of one coordinate. */
const curves = known('curve')

/** With what each key of P-256 begins that is written as such keys are made: the lengths in it leave one length to the whole. */
const plainP256 = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex')
const P256 = descriptionOf(curves.get('1.2.840.10045.3.1.7')!)

/** Whether a key is such a key: all keys of a home are, unless somebody chose another type, and to read or open one costs more than to know it. */
function isPlain(spki: Uint8Array): boolean {
  if (spki.length !== plainP256.length + 64) return false
  for (let at = 0; at < plainP256.length; at += 1) if (spki[at] !== plainP256[at]) return false
  return true
}

/** Keys without parameters, with the octets of the key. */
const plain = known('plain')

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
  if (reader.nextAre(plainP256)) reader.opaque(tags.sequence, 'a SEQUENCE')
  else readParts(reader)
  return reader.since(mark) as Der<'SubjectPublicKeyInfo'>
}

/** Says what a public key is. Pure. */
export function describePublicKey(spki: Der<'SubjectPublicKeyInfo'>): Description {
  return partsOf(spki).description
}

/** The subjectPublicKey's octets, without tag, length and unused bits. Pure. */
export function publicKeyOctets(spki: Der<'SubjectPublicKeyInfo'>): Uint8Array {
  return partsOf(spki).key
}

type Parts = { readonly description: Description; readonly key: Uint8Array }

const partsOf = (spki: Der<'SubjectPublicKeyInfo'>): Parts =>
  isPlain(spki) ? { description: P256, key: spki.subarray(plainP256.length - 1) } : readPartsOf(spki)

const readPartsOf = rememberLast((spki) => readDer(spki, 'public key', readParts))

function readParts(reader: DerReader): Parts {
  return reader.sequence((parts) => {
    const describe = parts.sequence(readAlgorithm)
    const mark = parts.mark()
    const key = parts.bitStringOctets()
    return { description: descriptionOf(describe(key, (expected) => parts.refuse(expected, mark))), key }
  })
}

type Describe = (key: Uint8Array, refuse: (expected: string) => never) => Description

function readAlgorithm(reader: DerReader): Describe {
  const algorithm = reader.oid()
  if (algorithm === EC) {
    if (reader.nextIs(tags.sequence)) reader.refuse('a curve by its name, not spelt out by its parameters')
    return describeEc(reader.oid())
  }
  if (algorithm === RSA) {
    reader.null()
    return describeRsa
  }
  const sized = plain.get(algorithm)
  if (sized !== undefined) {
    return (key, refuse) => (key.length === sized.octets ? sized : refuse(`a key of ${sized.octets} octets`))
  }
  if (!reader.done) reader.any()
  if (algorithm !== RSA_PSS) return () => ({ type: 'other', title: algorithm, servers: 'some' })
  return (key) => ({ type: 'other', title: `${describeRsa(key).title} (PSS)`, servers: 'some' })
}

function describeEc(curve: Oid): Describe {
  const named = curves.get(curve)
  if (named === undefined) return () => ({ type: 'other', title: `EC ${curve}`, servers: 'some' })
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
  return {
    type: keyTypeWhere(({ made }) => made.modulusLength === bits) ?? 'other',
    title: `RSA ${bits}`,
    servers: bits >= serverRsaBits.least && bits <= serverRsaBits.most ? 'all' : 'some',
  }
}

/** The modulus and the public exponent of an RSA key; undefined for any other key. Pure. @see RFC 8017 §A.1.1 */
export function rsaNumbers(spki: Der<'SubjectPublicKeyInfo'>): { modulus: bigint; exponent: bigint } | undefined {
  if (isPlain(spki)) return undefined
  const algorithm = readDer(spki, 'public key', (reader) =>
    reader.sequence((parts) => {
      const found = parts.sequence((inner) => {
        const oid = inner.oid()
        if (!inner.done) inner.any()
        return oid
      })
      parts.any()
      return found
    }),
  )
  if (algorithm !== RSA) return undefined
  return readDer(publicKeyOctets(spki), 'RSA public key', (reader) =>
    reader.sequence((numbers) => ({ modulus: numbers.integer(), exponent: numbers.integer() })),
  )
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
  if (areSameOctets(a, b)) return true
  if (isPlain(a) && isPlain(b)) return false
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

/**
 * The same key with the point of its curve written uncompressed, which every verifier reads; any other key as it is. Undefined
 * where the key cannot be used, because its point is not on its curve.
 *
 * Pure.
 *
 * @see RFC 5480 §2.2
 */
export function uncompressed(spki: Der<'SubjectPublicKeyInfo'>): Der<'SubjectPublicKeyInfo'> | undefined {
  const key = openPublicKey(spki)
  if (key === undefined || key.asymmetricKeyType !== 'ec' || publicKeyOctets(spki)[0] === 4) return key && spki
  const anew = createPublicKey({ key: key.export({ format: 'jwk' }), format: 'jwk' })
  return parseSubjectPublicKeyInfo(anew.export({ type: 'spki', format: 'der' }))
}
