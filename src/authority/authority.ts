/**
 * Loads one authority of a home, compares it with its pin and with the record, and opens its key for signing. Issues nothing
 * itself.
 */
import { relative } from 'node:path'
import { type EntryName, type Pin, parsePin } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys, Passphrase, PrivateKey, Signer } from '../core/port/keys.ts'
import type { Store } from '../core/port/store.ts'
import type { AuthorityRecord, Usage } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { verifySignature } from '../x509/algorithm.ts'
import { type Certificate, encodeCertificatePem, parseCertificate, parseCertificatePem } from '../x509/certificate.ts'
import { pinOf } from '../x509/pin.ts'
import { isSameKey } from '../x509/public-key.ts'
import { type Home, parseFile } from './home.ts'

export type Authority = {
  readonly name: EntryName
  readonly usage: Usage
  readonly certificate: Certificate
  readonly pin: Pin
}

/** An authority whose key is at hand. */
export type OpenAuthority = Authority & { readonly signer: Signer }

/** Asks for a passphrase; again with the refusal of the one before. */
export type AskPassphrase = (refused?: CountersignError<'passphrase.wrong'>) => Promise<Passphrase>

function requirePin(authority: EntryName, found: Pin, expected: string | undefined, source: string): void {
  if (expected !== undefined && expected !== found) {
    throw new CountersignError('pin.mismatch', { authority, expected, found, source })
  }
}

/**
 * Finds an authority and holds its certificate against every copy of its pin: the record, `pin.txt`, and the one that
 * the caller keeps elsewhere.
 *
 * @throws {CountersignError} `authority.unknown`, `authority.unrecorded`, `pin.mismatch`, `file.missing`, `file.malformed`
 */
export async function findAuthority(
  home: Home,
  name: EntryName,
  store: Store,
  files: Files,
  expectedPin?: Pin,
): Promise<Authority> {
  const records = await store.authorities.list()
  const record = records.find((candidate) => candidate.name === name)
  if (record === undefined) {
    const listed = home.settings.authorities.find((one) => one.name === name)
    if (listed !== undefined) throw new CountersignError('authority.unrecorded', listed)
    throw new CountersignError('authority.unknown', { authority: name, known: records.map((r) => r.name) })
  }
  const paths = home.paths.authority(record.name)
  const pem = await files.readText(paths.certificate)
  if (pem === undefined) throw new CountersignError('file.missing', { path: paths.certificate, what: 'CA certificate' })
  const certificate = parseFile(paths.certificate, 'CA certificate', () => parseCertificatePem(pem))
  const pin = pinOf(certificate.tbs.spki)
  requirePin(record.name, pin, record.pin, 'the record')
  const kept = await files.readText(paths.pin)
  if (kept !== undefined)
    requirePin(
      record.name,
      pin,
      parseFile(paths.pin, 'pin', () => parsePin(kept)),
      paths.pin,
    )
  requirePin(record.name, pin, expectedPin, '--pin')
  return { name: record.name, usage: record.usage, certificate: newerOf(certificate, record, paths.certificate), pin }
}

/**
 * Of the certificate on the disk and the one in the record gives the newer. They differ where a command was killed between the two,
 * or one of them comes from a backup; both must be signed by the authority's own key, which no stranger has.
 */
function newerOf(found: Certificate, { certificate }: AuthorityRecord, path: string): Certificate {
  if (Buffer.compare(found.der, certificate) === 0) return found
  const recorded = parseCertificate(certificate)
  const isOwn = ({ tbs, algorithm, signature }: Certificate): boolean =>
    Buffer.compare(tbs.subjectDer, recorded.tbs.subjectDer) === 0 &&
    Buffer.compare(tbs.issuerDer, recorded.tbs.subjectDer) === 0 &&
    algorithm !== undefined &&
    verifySignature({ spki: recorded.tbs.spki, algorithm, signature, signed: tbs.der })
  if (pinOf(found.tbs.spki) === pinOf(recorded.tbs.spki) && [found, recorded].every(isOwn)) {
    return found.tbs.notBefore > recorded.tbs.notBefore ? found : recorded
  }
  const problem = 'it is not the certificate that the record holds'
  throw new CountersignError('file.malformed', { path, what: 'CA certificate', problem })
}

/** Pins that a caller keeps elsewhere: that of the one authority in question, or several by the names of their authorities. */
export type KeptPins = string | Readonly<Record<string, string>>

/**
 * Gives the pin that an authority must have; undefined where the caller keeps none. Pure.
 *
 * @throws {CountersignError} `input.malformed`; `usage.missing` where the caller keeps pins and none of this authority
 */
export function pinFor(kept: KeptPins | undefined, authority: EntryName): Pin | undefined {
  if (kept === undefined) return undefined
  if (typeof kept === 'string') return parsePin(kept)
  const pin = Object.hasOwn(kept, authority) ? kept[authority] : undefined
  if (pin !== undefined) return parsePin(pin)
  throw new CountersignError('usage.missing', {
    what: `the pin of the authority ${authority}`,
    flag: `pin: { ${JSON.stringify(authority)}: PIN }`,
  })
}

/** Demands that the settings list an authority. Pure. @throws {CountersignError} `authority.unknown` */
export function requireListed({ settings }: Home, name: string): EntryName {
  const known = settings.authorities.map((one) => one.name)
  const found = known.find((one) => one === name)
  if (found === undefined) throw new CountersignError('authority.unknown', { authority: name, known })
  return found
}

/**
 * Gives the name of the authority that signs for a usage: the one that is asked for, or the default, which is the first of that
 * usage in the settings.
 *
 * @throws {CountersignError} `authority.unknown` where the home has none; `authority.other-usage`
 */
export function authorityFor(home: Home, usage: Usage, asked?: string): EntryName {
  const { authorities } = home.settings
  const found = authorities.find((one) => (asked === undefined ? one.usage === usage : one.name === asked))
  const fit = authorities.filter((one) => one.usage === usage).map(({ name }) => name)
  if (found === undefined) {
    const known = asked === undefined ? authorities.map(({ name }) => name) : fit
    throw new CountersignError('authority.unknown', { authority: asked ?? `for ${usage}s`, known })
  }
  if (found.usage === usage) return found.name
  throw new CountersignError('authority.other-usage', { authority: found.name, usage: found.usage, fit })
}

/**
 * Opens an authority's key.
 *
 * @param passphrase asked only when the key file is encrypted, and again with the refusal where it does not open it
 * @throws {CountersignError} `home.incomplete` where there is none, `passphrase.wrong`, `passphrase.missing`,
 * `file.exposed`, `file.malformed`, `pin.mismatch`
 */
export async function openAuthority(
  home: Home,
  authority: Authority,
  keys: Keys,
  files: Files,
  passphrase: AskPassphrase,
): Promise<OpenAuthority> {
  const path = home.paths.authority(authority.name).key
  if ((await files.describe(path)) === undefined) {
    throw new CountersignError('home.incomplete', { home: home.path, missing: relative(home.path, path) })
  }
  const encrypted = (await files.readText(path))?.includes('ENCRYPTED PRIVATE KEY') === true
  const key = encrypted ? await unlock(path, keys, passphrase) : await keys.load(path)
  if (!isSameKey(key.spki, authority.certificate.tbs.spki)) {
    requirePin(authority.name, pinOf(key.spki), authority.pin, `the certificate of ${authority.name}`)
  }
  await settleCertificate(home, authority, files)
  return { ...authority, signer: key.signer }
}

/** Puts the authority's certificate on the disk where an older one still lies there. */
export async function settleCertificate(home: Home, { name, certificate }: Authority, files: Files): Promise<void> {
  const path = home.paths.authority(name).certificate
  const pem = encodeCertificatePem(certificate.der)
  const found = await files.readText(path)
  // One that is newer was put there meanwhile, by a command that permitted more.
  const isCurrent = found !== undefined && parseCertificatePem(found).tbs.notBefore >= certificate.tbs.notBefore
  if (!isCurrent) await files.write(path, pem, 'public')
}

/** Somebody who mistypes may try again; a caller that knows no other passphrase throws the refusal, or gives the same. */
const ATTEMPTS = 3

async function unlock(path: string, keys: Keys, passphrase: AskPassphrase): Promise<PrivateKey> {
  let refused: CountersignError<'passphrase.wrong'> | undefined
  for (let attempt = 1; ; attempt += 1) {
    const given = await passphrase(refused)
    try {
      return await keys.load(path, given)
    } catch (error) {
      if (!isRefusal(error) || error.code !== 'passphrase.wrong' || attempt === ATTEMPTS) throw error
      refused = error
    }
  }
}
