/**
 * Writes PKCS#12 files: the bundle of a credential, for browsers and other programs, and the trust store with one authority, for
 * Java. Issues nothing.
 */
import { basename, dirname, join } from 'node:path'
import { encodeBundle } from '../asn1/pkcs12.ts'
import { findAuthority } from '../authority/authority.ts'
import { BUNDLE } from '../authority/home.ts'
import { type EntryName, parseEntryName, parsePin, type SerialNumber } from '../core/brand.ts'
import type { BundleProtection } from '../core/port/keys.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { BundlePassword, FindPassword, PasswordFacts } from './bundle-password.ts'
import { requireFolder } from './bundle-password.ts'
import { findGood } from './credential.ts'
import { aboutBundle, type IssueAnswer, type IssueRequest, issueCredential } from './issue.ts'
import type { Opened } from './opened.ts'
import type { HeldHome } from './opening.ts'
import type { Ports } from './ports.ts'

/** How a PKCS#12 file is written. */
type Manner = {
  /** By which programs show what is inside; the name of the certificate or authority where absent. */
  readonly friendlyName?: string
  readonly protection: BundleProtection
  readonly password: FindPassword
}

export type BundleRequest = Manner & {
  /** Name of a certificate: its newest that is good. */
  readonly name: string
  /** The file to write, which does not exist yet; `bundle.p12` beside the key where absent, which is replaced. */
  readonly out?: string
  readonly mode: 'export' | 'dry-run'
}

/** A PKCS#12 file that was written, or would be. */
export type BundleFacts = {
  readonly path: string
  readonly protection: BundleProtection
  readonly friendlyName: string
  readonly password: PasswordFacts
}

export type BundleAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly kind: 'bundle'
  readonly name: EntryName
  readonly serial: SerialNumber
  readonly bundle: BundleFacts
  /** The pin of the authority whose certificate lies in it too. */
  readonly pin: string
  readonly warnings: readonly string[]
}

export type TrustStoreRequest = Manner & {
  /** Name of the authority: `clients` for servers, `servers` for clients. */
  readonly authority: string
  /** The file to write, which does not exist yet. */
  readonly out: string
  readonly pin?: string
  readonly mode: 'export' | 'dry-run'
}

export type TrustStoreAnswer = {
  readonly mode: 'export' | 'dry-run'
  readonly kind: 'trust-store'
  readonly authority: EntryName
  readonly bundle: BundleFacts
  readonly pin: string
  readonly warnings: readonly string[]
}

/** Says why nobody should take `compat` without need. */
function remarksOn(protection: BundleProtection): readonly string[] {
  if (protection === 'modern') return []
  return [
    'this bundle is encrypted with 3DES and SHA-1, which are weak: give it only to programs that cannot read AES, such as Keychain Access on macOS, or Windows before Windows 10 1709 and Windows Server 2019; keep it and its password apart, and delete it after the import',
  ]
}

/** Refuses to replace what may be somebody's only copy. @throws {CountersignError} `usage.wrong`, `file.missing` */
async function requireNew(out: string, { files }: Ports): Promise<string> {
  const path = files.resolve(out)
  const facts = await files.describe(path)
  if (facts !== undefined) {
    throw new CountersignError('usage.wrong', {
      problem: facts.kind === 'directory' ? `${path} is a folder` : `${path} exists already`,
      next: 'give --out another file, which does not exist yet',
    })
  }
  await requireFolder(path, files)
  return path
}

/**
 * Requires that a new password goes into another file than what it protects, which would replace it: nobody would ever open that.
 *
 * @throws {CountersignError} `usage.wrong`
 */
async function requireApart(path: string, { facts }: BundlePassword, { files }: Ports): Promise<void> {
  if (facts.from !== 'new-file') return
  const placeOf = async (file: string) => join(await files.follow(dirname(file)), basename(file))
  if ((await placeOf(path)) !== (await placeOf(facts.file))) return
  throw new CountersignError('usage.wrong', {
    problem: `the password and what it protects would be in one file, ${path}`,
    next: 'give --p12-password-file another file',
  })
}

const factsOf = (
  path: string,
  { protection }: Manner,
  friendlyName: string,
  { facts }: BundlePassword,
): BundleFacts => ({
  path,
  protection,
  friendlyName,
  password: facts,
})

async function writeBundle(
  opened: Opened,
  request: BundleRequest,
  found: BundlePassword | undefined,
  ports: Ports,
): Promise<BundleAnswer> {
  const { home, store } = opened
  const { files, keys } = ports
  const name = parseEntryName(request.name)
  const { protection, friendlyName = name } = request
  const credential = await findGood(opened, name, undefined, ports, (problem, usage = 'client') => {
    return new CountersignError('bundle.no-credential', { name, usage, problem })
  })
  const { record, chain, key } = credential
  const own = join(home.paths.credential(name).directory, BUNDLE)
  const path = request.out === undefined ? own : await requireNew(request.out, ports)
  const authority = await findAuthority(home, record.authority, store, files)
  const password = found ?? (await request.password())
  await requireApart(path, password, ports)
  if (request.mode === 'export') {
    await password.hand()
    const whole = [...chain, authority.certificate.der]
    await keys.saveBundle(key, path, { chain: whole, friendlyName, password, protection })
  }
  return {
    mode: request.mode,
    kind: 'bundle',
    name,
    serial: record.serial,
    bundle: factsOf(path, request, friendlyName, password),
    pin: authority.pin,
    warnings: remarksOn(protection),
  }
}

/**
 * Writes the bundle of a credential: its private key, its certificate and the certificate of its authority, in one file of mode
 * 0600 under a password.
 *
 * @throws {CountersignError} `name.unknown`, `bundle.no-credential` (revoked, expired, or its key is not here), `usage.wrong` (the
 * file exists, or would hold its own password), `password.*`, `file.*`, `pin.mismatch`, `input.malformed` (friendly name), `disk.*`
 */
export const exportBundle = (request: BundleRequest, held: HeldHome, ports: Ports): Promise<BundleAnswer> =>
  held.read((opened) => writeBundle(opened, request, undefined, ports))

/**
 * Issues a credential, and writes its bundle beside it, where one is wanted. Without a password nothing is signed.
 *
 * @throws {CountersignError} as {@link issueCredential}; `password.*`; `bundle.unwritten` where the credential was issued, and
 * its bundle could not be written
 */
export async function issueWithBundle(
  request: IssueRequest,
  manner: Manner | undefined,
  held: HeldHome,
  ports: Ports,
): Promise<IssueAnswer & { readonly bundle?: BundleFacts }> {
  if (manner === undefined) return issueCredential(request, held, ports)
  const { name } = request
  const password = await manner.password()
  const issued = await issueCredential(request, held, ports)
  if (issued.files === undefined) return issued
  try {
    const made: BundleRequest = { ...manner, name, mode: 'export' }
    const { bundle, warnings } = await held.read((opened) => writeBundle(opened, made, password, ports))
    const still = issued.warnings.filter((warning) => warning !== aboutBundle(issued.certificate.name))
    return { ...issued, bundle, warnings: [...still, ...warnings] }
  } catch (cause) {
    if (!isRefusal(cause)) throw cause
    const { serial = '' } = issued.certificate
    throw new CountersignError('bundle.unwritten', { name, serial, problem: cause.message }, { cause })
  }
}

/**
 * Writes a trust store with one authority, marked so that Java takes it for a trust anchor. It holds no key.
 *
 * @throws {CountersignError} `authority.unknown`, `pin.mismatch`, `usage.wrong` (the file exists), `password.*`, `file.*`, `disk.*`
 */
export function exportTrustStore(request: TrustStoreRequest, held: HeldHome, ports: Ports): Promise<TrustStoreAnswer> {
  return held.read(async ({ home, store }) => {
    const { files, entropy } = ports
    const pin = request.pin === undefined ? undefined : parsePin(request.pin)
    const authority = await findAuthority(home, parseEntryName(request.authority), store, files, pin)
    const { protection, friendlyName = authority.name } = request
    const path = await requireNew(request.out, ports)
    const password = await request.password()
    await requireApart(path, password, ports)
    if (request.mode === 'export') {
      const certificates = [{ der: authority.certificate.der, friendlyName, trusted: true as const }]
      const draw = (octets: number) => entropy.bytes(octets)
      const content = encodeBundle({ keys: [], certificates }, password.octets, protection, draw)
      await password.hand()
      await files.write(path, content, 'public')
    }
    return {
      mode: request.mode,
      kind: 'trust-store',
      authority: authority.name,
      bundle: factsOf(path, request, friendlyName, password),
      pin: authority.pin,
      // Nothing in it is secret, so that what encrypts it weakens nothing; what its MAC keeps out is chance.
      warnings: [],
    }
  })
}
