/** Finds certificates by a name, a serial number, a fingerprint, or the certificate's file. */
import { type Home, parseFile } from '../authority/home.ts'
import { PROBE_NAME, UNKNOWN_NAME } from '../authority/reserved.ts'
import {
  type EntryName,
  type Fingerprint,
  parseEntryName,
  parseSerialNumber,
  type SerialNumber,
  serialNumberFromDecimal,
} from '../core/brand.ts'
import { type DigestText, readDigest } from '../core/digest.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import {
  type AuthorityRecord,
  type CertificateRecord,
  UNKNOWN_PROFILE,
  type UnrecordedCertificate,
} from '../core/record.ts'
import { CountersignError, isRefusal, type RefusalCode } from '../core/refusal.ts'
import { shellWord } from '../core/shell.ts'
import { type Certificate, certificatesIn, findExtension, isSignedBy, parseCertificate } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseAuthorityKeyIdentifier } from '../x509/extensions/authority-key-identifier.ts'
import { formatName } from '../x509/name.ts'
import { keyIdentifierOf } from '../x509/pin.ts'
import { isSameKey } from '../x509/public-key.ts'

export type IssuedRecord = Extract<CertificateRecord, { state: 'issued' | 'revoked' }>

/** A certificate that is recorded, or that an authority of the home signed and the record does not know. */
export type FoundCertificate = (CertificateRecord | UnrecordedCertificate) & {
  /** The certificate of a file, if the record has another one under this serial number, or only the number. A CRL entry revokes both. */
  readonly handedIn?: Certificate
}

/** How a user names certificates. A word may be a name, a serial number or a path; a search decides which. */
export type Designation = (
  | { readonly word: string }
  | { readonly name: string }
  | {
      readonly serial: string
      /** The authority that signed it, as the user states, although the record does not know the certificate. */
      readonly unrecorded?: string
    }
  /** SHA-256 of a certificate or of its key, or SHA-1 of a certificate, in the form of any program. */
  | { readonly fingerprint: string }
  /** `-` is stdin. */
  | { readonly file: string }
) & {
  /** Only certificates of this authority. */
  readonly authority?: string
}

/** The certificates that a designation names, and the kind of designation. */
export type Found = {
  readonly by: 'name' | 'serial' | 'fingerprint' | 'file'
  readonly certificates: readonly FoundCertificate[]
}

/** Whether octets begin as PKCS#12 does: a SEQUENCE with the version 3 (RFC 7292 §4), also in BER of indefinite length. */
function isBundle(bytes: Uint8Array): boolean {
  const [tag, length = 0] = bytes
  const content = length > 0x80 ? 2 + (length & 0x7f) : 2
  return tag === 0x30 && [2, 1, 3].every((octet, index) => bytes[content + index] === octet)
}

async function readCertificates(path: string, files: Files): Promise<readonly Certificate[]> {
  const bytes = path === '-' ? (await files.open(path))?.content : await files.readHandedIn(path)
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what: 'certificate' })
  if (isBundle(bytes)) {
    const problem = `it is a bundle (PKCS#12), which a password opens; take the certificate out of it with: openssl pkcs12 -in ${path === '-' ? 'FILE' : shellWord(path)} -nokeys -clcerts`
    throw new CountersignError('file.malformed', { path, what: 'certificate', problem })
  }
  const found = parseFile(path, 'certificate', () => [...certificatesIn(bytes)])
  if (found.length > 0) return found
  throw new CountersignError('file.malformed', { path, what: 'certificate', problem: 'it holds no certificate' })
}

/**
 * Reads a certificate of the record.
 *
 * @throws {CountersignError} `store.damaged` where it is not a certificate
 */
export function readRecorded({ serial, certificate }: Pick<IssuedRecord, 'serial' | 'certificate'>, { paths }: Home) {
  try {
    return parseCertificate(certificate)
  } catch (cause) {
    const problem = `its certificate ${serial} cannot be read`
    throw new CountersignError('store.damaged', { path: paths.record, problem }, { cause })
  }
}

/** The name that a certificate was issued under, where it says one that a record can hold. */
function nameIn({ tbs }: Certificate): EntryName {
  const common = tbs.subject.findLast(({ type }) => type === 'commonName')
  try {
    return common === undefined ? UNKNOWN_NAME : parseEntryName(common.value)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return UNKNOWN_NAME
  }
}

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

/** The key identifier by which a certificate names its signer; it holds no pin. Homes of one organisation have issuers of one name. */
function signerOf({ tbs }: Certificate): string {
  try {
    const extension = findExtension(tbs, extensionOids.authorityKeyIdentifier)
    const identifier = extension && parseAuthorityKeyIdentifier(extension).keyIdentifier
    return identifier === undefined ? 'none' : hex(identifier)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return 'none that can be read'
  }
}

/** The certificates of a file that authorities of this home have signed, each once; their own are passed over, earlier ones too. */
async function findInFile(path: string, store: Store, files: Files): Promise<readonly FoundCertificate[]> {
  const authorities = await store.authorities.list()
  const keys = authorities.map(({ name, certificate }) => ({ name, spki: parseCertificate(certificate).tbs.spki }))
  const isAuthority = ({ tbs }: Certificate) =>
    Buffer.compare(tbs.subjectDer, tbs.issuerDer) === 0 && keys.some(({ spki }) => isSameKey(tbs.spki, spki))
  const found = new Map<string, FoundCertificate>()
  for (const certificate of await readCertificates(path, files)) {
    if (isAuthority(certificate)) continue
    const { tbs, der } = certificate
    const authority = keys.find(({ spki }) => isSignedBy(certificate, spki))?.name
    if (authority === undefined) {
      throw new CountersignError('certificate.foreign', {
        path,
        issuer: formatName(tbs.issuer),
        key: signerOf(certificate),
        expected: keys.map(({ name, spki }) => `${hex(keyIdentifierOf(spki))} of ${name}`).join(', '),
      })
    }
    const { serial, notBefore, notAfter } = tbs
    const record = await store.certificates.findBySerial(serial, authority)
    const isRecorded = record && 'certificate' in record && Buffer.compare(record.certificate, der) === 0
    const unrecorded = {
      state: 'unrecorded' as const,
      authority,
      serial,
      name: nameIn(certificate),
      profile: UNKNOWN_PROFILE,
      notBefore,
      notAfter,
      certificate: der,
    }
    found.set(hex(der), record ? { ...record, ...(isRecorded ? {} : { handedIn: certificate }) } : unrecorded)
  }
  if (found.size > 0) return [...found.values()]
  const problem = 'it holds only the certificate of an authority'
  throw new CountersignError('file.malformed', { path, what: 'certificate', problem })
}

async function findByName(text: string, store: Store): Promise<readonly CertificateRecord[]> {
  const records = await store.certificates.findByName(parseEntryName(text))
  if (records.length > 0) return records
  throw new CountersignError('name.unknown', { name: text, near: await store.certificates.findNear(text, PROBE_NAME) })
}

/**
 * The serial numbers that a text can mean: digits alone may be hexadecimal or decimal, and more than 40 of them can only be decimal.
 *
 * @returns the likeliest last
 * @throws {CountersignError} `input.malformed`
 */
function readSerials(text: string): readonly [...SerialNumber[], SerialNumber] {
  const decimal = serialNumberFromDecimal(text)
  if (decimal === undefined) return [parseSerialNumber(text)]
  return text.trim().length > 40 ? [decimal] : [parseSerialNumber(text), decimal]
}

/** A serial number is one authority's: where two certificates have it, it means both. */
async function findBySerial(serials: readonly SerialNumber[], store: Store): Promise<readonly CertificateRecord[]> {
  const authorities = await store.authorities.list()
  const asked = serials.flatMap((serial) =>
    authorities.map(({ name }) => store.certificates.findBySerial(serial, name)),
  )
  return (await Promise.all(asked)).filter((record) => record !== undefined)
}

/** Finds certificates by a digest of theirs, or of their key. */
async function findByDigest({ kind, hex }: DigestText, store: Store): Promise<readonly CertificateRecord[]> {
  const { certificates } = store
  const found = await (kind === 'sha1'
    ? certificates.findBySha1(hex)
    : certificates.findByFingerprint(hex as Fingerprint))
  return found === undefined && kind === 'sha256'
    ? certificates.findByKey(hex)
    : [found].filter((one) => one !== undefined)
}

/** @throws {CountersignError} `input.malformed`, `fingerprint.unknown` */
async function findByFingerprint(text: string, store: Store): Promise<Found> {
  const digest = readDigest(text)
  if (digest === undefined) {
    const expected = 'SHA-256 in hex or base64, or SHA-1 in hex'
    throw new CountersignError('input.malformed', { what: 'fingerprint', value: text, expected })
  }
  const certificates = await findByDigest(digest, store)
  if (certificates.length === 0) throw new CountersignError('fingerprint.unknown', { fingerprint: digest.hex })
  return { by: 'fingerprint', certificates }
}

/** A certificate known only by its serial number: the user says that it was signed, so a CRL can list it. Its end is unknown. */
function unseen(serial: SerialNumber, name: string, authorities: readonly AuthorityRecord[]): UnrecordedCertificate {
  const authority = authorities.find((one) => one.name === name)
  if (authority === undefined) {
    throw new CountersignError('authority.unknown', { authority: name, known: authorities.map((one) => one.name) })
  }
  const { notBefore, notAfter, serial: own } = parseCertificate(authority.certificate).tbs
  if (serial === own) {
    throw new CountersignError('usage.wrong', {
      problem: `${serial} is the serial number of the authority ${name} itself; if its own CRL lists that number, many servers refuse everybody`,
      next: 'to end an authority, remove its certificate from every server and client that trusts it',
    })
  }
  const entry = { authority: authority.name, serial, name: UNKNOWN_NAME, profile: UNKNOWN_PROFILE, notBefore, notAfter }
  return { ...entry, state: 'unrecorded' }
}

/** Gives nothing where a refusal is of one of these codes. */
async function unless<T>(codes: readonly RefusalCode[], act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    if (!isRefusal(error) || !codes.includes(error.code)) throw error
    return undefined
  }
}

const isEntryName = (word: string): boolean => /^[a-z0-9][a-z0-9._-]{0,62}$/.test(word)

const fileShape = /[/\\]|\.(pem|crt|cer|der|p12|pfx)$/i
/** The shortest that is taken for the serial number of a CA of today, where nothing is found (CA/B Forum BR §7.1). */
const SERIAL_DIGITS = 16

/** Finds the meaning of a word. A word with two meanings is refused: an attacker may have chosen the name to cause a mistake. */
async function findByWord(word: string, store: Store, files: Files): Promise<Found> {
  if (word === '-') return { by: 'file', certificates: await findInFile(word, store, files) }
  if (readDigest(word)?.kind === 'sha256' && !isEntryName(word) && (await files.describe(word)) === undefined) {
    return findByFingerprint(word, store)
  }
  if (/[/\\]/.test(word)) return { by: 'file', certificates: await findInFile(word, store, files) }
  const named = await unless(['identity.refused', 'name.unknown'], () => findByName(word, store))
  const isFile = fileShape.test(word) && (named === undefined || (await files.describe(word)) !== undefined)
  const serials = await unless(['input.malformed'], async () => readSerials(word))
  const numbered = serials === undefined ? [] : await findBySerial(serials, store)
  const isNumber = numbered.some(({ serial }) => !named?.some((one) => one.serial === serial))
  const other = isFile ? 'file' : isNumber ? 'serial' : undefined
  if (named !== undefined && other !== undefined) {
    const meanings = `the name of one certificate and ${other === 'file' ? 'the name of a file' : 'the serial number of another'}`
    const flags = [`--name ${word}`, `--${other} ${word}`]
    throw new CountersignError('name.ambiguous', { word, meanings, flags })
  }
  if (named !== undefined) return { by: 'name', certificates: named }
  if (isFile) return { by: 'file', certificates: await findInFile(word, store, files) }
  if (numbered.length > 0) return { by: 'serial', certificates: numbered }
  const sha1 = readDigest(word)
  const hashed = sha1 === undefined ? [] : await findByDigest(sha1, store)
  if (hashed.length > 0) return { by: 'fingerprint', certificates: hashed }
  const serial = serials?.at(-1)
  if (serial !== undefined && word.length >= SERIAL_DIGITS) throw new CountersignError('serial.unknown', { serial })
  return { by: 'name', certificates: await findByName(word, store) }
}

/**
 * Finds the certificates that a designation means, newest first; never none.
 *
 * @throws {CountersignError} `name.unknown`, `name.ambiguous`, `serial.unknown`, `fingerprint.unknown`, `certificate.foreign`, `file.missing`,
 * `file.malformed`, `input.malformed`, `identity.refused`, `authority.unknown`; `usage.wrong` for an authority's own serial number
 */
export async function findCertificates(what: Designation, store: Store, files: Files): Promise<Found> {
  const found = await findAll(what, store, files)
  const { authority } = what
  if (authority === undefined) return found
  const known = (await store.authorities.list()).map(({ name }) => name)
  if (!known.some((name) => name === authority)) {
    throw new CountersignError('authority.unknown', { authority, known })
  }
  const certificates = found.certificates.filter((one) => one.authority === authority)
  if (certificates.length > 0) return { ...found, certificates }
  const others = [...new Set(found.certificates.map((one) => one.authority))]
  throw new CountersignError('usage.wrong', {
    problem: `none of the certificates that are meant is of the authority ${authority}`,
    next: `leave out --authority, or give the right one: ${others.join(', ')}`,
  })
}

async function findAll(what: Designation, store: Store, files: Files): Promise<Found> {
  if ('word' in what) return findByWord(what.word, store, files)
  if ('name' in what) return { by: 'name', certificates: await findByName(what.name, store) }
  if ('fingerprint' in what) return findByFingerprint(what.fingerprint, store)
  if ('file' in what) return { by: 'file', certificates: await findInFile(what.file, store, files) }
  const serials = readSerials(what.serial)
  const serial = serials.at(-1)!
  if (what.unrecorded !== undefined) {
    // Nothing would tell that the wrong one is on the CRL.
    if (serials.length > 1) {
      throw new CountersignError('usage.wrong', {
        problem: `${what.serial.trim()} can be read as hexadecimal or as decimal`,
        next: `write the serial number with 0x: --serial 0x${serials[0]} if it is hexadecimal, --serial 0x${serial} if it is decimal`,
      })
    }
    const stranger = unseen(serial, what.unrecorded, await store.authorities.list())
    return {
      by: 'serial',
      certificates: [(await store.certificates.findBySerial(serial, stranger.authority)) ?? stranger],
    }
  }
  const records = await findBySerial(serials, store)
  if (records.length === 0) throw new CountersignError('serial.unknown', { serial })
  return { by: 'serial', certificates: records }
}
