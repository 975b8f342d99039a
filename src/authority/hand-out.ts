/**
 * Moves the files of an issued credential into their folder, either all of them or none, even if the process is killed. Signs
 * nothing.
 */
import { join } from 'node:path'
import type { Der, EntryName, SerialNumber } from '../core/brand.ts'
import { parseSerialNumber } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { type CertificateRecord, hasLapsed } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import {
  type Certificate,
  encodeCertificatePem,
  isSignedBy,
  parseCertificate,
  parseCertificatePem,
} from '../x509/certificate.ts'
import { BUNDLE, type Home, REPLACED } from './home.ts'
import { clearTemporaries, isForgotten } from './leftover.ts'

const PENDING = '.pending-'

/** Matches our own pending folders; others are left alone. */
const pendingShape = new RegExp(`^\\${PENDING}((?!00)(?:[0-9a-f]{2}){1,20})(${REPLACED})?$`)

/** Where a credential lies. */
export type CredentialFiles = ReturnType<Home['paths']['credential']>

type Ports = { readonly store: Store; readonly files: Files }

/** A recorded certificate, as far as its place matters. */
export type Placed = {
  readonly name: EntryName
  readonly serial: SerialNumber
  readonly certificate: Der<'Certificate'>
}

/**
 * Writes certificate and chain beside the key that already lies in the pending folder, then moves the folder to its name. A
 * folder of that name (an earlier certificate under it) is moved aside first and removed last; of a later certificate, or
 * of one that the record does not know, it stays, and this one comes to lie beside it. Files of somebody else in it come along.
 *
 * @returns the paths at which everything lies now
 * @throws {CountersignError} `certificate.unplaced` where the disk fails: the next command that writes finishes it;
 * `name.overtaken` where another command finished it, and then replaced it by a later one
 */
export async function handOut(home: Home, issued: Placed, ports: Ports): Promise<CredentialFiles> {
  const { name, serial, certificate } = issued
  try {
    await ports.store.alone(() => moveIntoPlace(home, issued, ports))
    const pem = encodeCertificatePem(certificate)
    for (const place of [home.paths.credential(name), home.paths.besides(name, serial)]) {
      if ((await ports.files.readText(place.certificate)) === pem) return place
    }
  } catch (cause) {
    if (!isRefusal(cause)) throw cause
    throw new CountersignError('certificate.unplaced', { name, serial, problem: cause.message }, { cause })
  }
  throw new CountersignError('name.overtaken', { name, serial })
}

/** The certificate in a folder; undefined where there is none that can be read. */
async function certificateIn({ certificate }: CredentialFiles, files: Files): Promise<Certificate | undefined> {
  const pem = await files.readText(certificate)
  try {
    return pem === undefined ? undefined : parseCertificatePem(pem)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** The serial number of the certificate in a folder; undefined where there is none that can be read. */
export const serialIn = async (folder: CredentialFiles, files: Files): Promise<SerialNumber | undefined> =>
  (await certificateIn(folder, files))?.tbs.serial

/** How many certificates of a name came after one; undefined for one that is not recorded under the name. */
async function ageOf(serial: SerialNumber | undefined, name: EntryName, store: Store): Promise<number | undefined> {
  const age = (await store.certificates.findByName(name)).findIndex((record) => record.serial === serial)
  return age < 0 ? undefined : age
}

/**
 * Requires that what lies in the place of a credential is recorded, or nothing: after a restore it may be the last copy of
 * what the record has forgotten.
 *
 * @throws {CountersignError} `credential.unrecorded`
 */
export async function requireRecordedPlace(home: Home, name: EntryName, { store, files }: Ports): Promise<void> {
  const place = home.paths.credential(name)
  if (!(await isOccupied(place, files))) return
  const found = await certificateIn(place, files)
  if (found !== undefined && (await store.certificates.findBySerial(found.tbs.serial)) !== undefined) return
  const keys = (await store.authorities.list()).map(({ certificate }) => parseCertificate(certificate).tbs.spki)
  // That of another home cannot be revoked here.
  const isOurs = found !== undefined && keys.some((key) => isSignedBy(found, key))
  const { directory, certificate } = place
  throw new CountersignError('credential.unrecorded', { directory, ...(isOurs && { certificate }) })
}

/** Whether anything lies in a place, be it no folder. */
export async function isOccupied({ directory }: CredentialFiles, files: Files): Promise<boolean> {
  const facts = await files.describe(directory)
  return facts !== undefined && (facts.kind !== 'directory' || (await files.list(directory)).length > 0)
}

/** Moves a pending folder into its place, for callers that have the record to themselves. */
export async function moveIntoPlace(home: Home, { name, serial, certificate }: Placed, ports: Ports): Promise<void> {
  const { store, files } = ports
  const place = home.paths.credential(name)
  const pending = home.paths.pending(serial)
  // Another command came by after the certificate was recorded, and has finished this one.
  if ((await files.describe(pending.directory)) === undefined) return
  await clearTemporaries(pending.directory, files)
  const pem = encodeCertificatePem(certificate)
  await files.write(pending.certificate, pem, 'public')
  // The issuer is the trust anchor itself, so the chain to present is the end-entity certificate alone.
  await files.write(pending.chain, pem, 'public')
  const standing = await isOccupied(place, files)
  const [mine, its] = [await ageOf(serial, name, store), await ageOf(await serialIn(place, files), name, store)]
  // A newer one stays, and so does what is not recorded: two commands were at work, or a record was restored between them.
  if (standing && (its === undefined || its < (mine ?? 0))) {
    await files.rename(pending.directory, home.paths.besides(name, serial).directory)
    return
  }
  const replaced = home.paths.replaced(serial).directory
  if ((await files.describe(place.directory)) !== undefined) await files.rename(place.directory, replaced)
  await files.rename(pending.directory, place.directory)
  await removeReplaced(replaced, place.directory, files)
}

/** What is made of a credential: it is of no use to the one that takes its place. */
const ofCredential: readonly string[] = ['certificate.pem', 'chain.pem', 'key.pem', BUNDLE]

/** Removes a folder that was replaced, and first moves to its place what somebody else has put into it. */
async function removeReplaced(aside: string, place: string, files: Files): Promise<void> {
  if ((await files.describe(aside))?.kind === 'directory') {
    await clearTemporaries(aside, files)
    for (const name of await files.list(aside)) {
      if (ofCredential.includes(name) || (await files.describe(join(place, name))) !== undefined) continue
      await files.rename(join(aside, name), join(place, name))
    }
  }
  await files.remove(aside)
}

/** Folders of a command that is at work or was cut off; `aside` is a folder that was replaced, and not removed yet. */
export type Pending = { readonly directory: string } & (
  | { readonly kind: 'credential'; readonly fate: 'finish'; readonly record: Extract<CertificateRecord, Placed> }
  /** `remove`: nobody will record it any more; `busy`: somebody may; `unknown`: the record does not know its certificate. */
  | { readonly kind: 'credential'; readonly fate: 'remove' | 'busy' | 'unknown' }
  | { readonly kind: 'aside'; readonly fate: 'remove' | 'unknown' }
  | { readonly kind: 'aside'; readonly fate: 'finish'; readonly place: string }
)

/** Lists the pending folders of a home. Reads only. */
export async function listPending(home: Home, { store, files }: Ports): Promise<readonly Pending[]> {
  const now = await store.now()
  const fateOf = async (serial: SerialNumber): Promise<Pending> => {
    const folder = home.paths.pending(serial)
    const { directory } = folder
    const record = await store.certificates.findBySerial(serial)
    const fate = (fate: 'remove' | 'busy' | 'unknown'): Pending => ({ directory, kind: 'credential', fate })
    if (record?.state === 'issued') return { directory, kind: 'credential', fate: 'finish', record }
    if (record !== undefined) return fate(record.state === 'reserved' && !hasLapsed(record, now) ? 'busy' : 'remove')
    const held = await serialIn(folder, files)
    // After a restore it may be the last copy of what the record has forgotten.
    if (held !== undefined && (await store.certificates.findBySerial(held)) === undefined) return fate('unknown')
    return fate((await isForgotten(directory, now, files)) ? 'remove' : 'busy')
  }
  const fateOfAside = async (serial: SerialNumber): Promise<Pending> => {
    const folder = home.paths.replaced(serial)
    const { directory } = folder
    const held = await serialIn(folder, files)
    if (held === undefined) return { directory, kind: 'aside', fate: 'remove' }
    const record = await store.certificates.findBySerial(held)
    if (record === undefined) return { directory, kind: 'aside', fate: 'unknown' }
    return { directory, kind: 'aside', fate: 'finish', place: home.paths.credential(record.name).directory }
  }
  const found: Pending[] = []
  for (const entry of await files.list(home.paths.issued)) {
    const [, hex, aside] = pendingShape.exec(entry) ?? []
    if (hex === undefined) continue
    const serial = parseSerialNumber(hex)
    found.push(aside === undefined ? await fateOf(serial) : await fateOfAside(serial))
  }
  return found
}

/**
 * Finishes what a killed command left: a recorded certificate is handed out, anything that can no longer be recorded is
 * removed. What another command is busy with stays, and what the record does not know.
 */
export async function finishPending(home: Home, ports: Ports): Promise<void> {
  const { store, files } = ports
  if ((await files.list(home.paths.issued)).every((entry) => !pendingShape.test(entry))) return
  await store.alone(async () => {
    const all = await listPending(home, ports)
    // First what is to take its place, then what it replaced.
    for (const pending of all.filter(({ kind }) => kind === 'credential')) {
      if (pending.fate === 'remove') await files.remove(pending.directory)
      if (pending.kind === 'credential' && pending.fate === 'finish') await moveIntoPlace(home, pending.record, ports)
    }
    for (const pending of all.filter(({ kind }) => kind === 'aside')) {
      const replacing = pending.directory.slice(0, -REPLACED.length)
      if ((await files.describe(replacing)) !== undefined) continue
      if (pending.fate === 'remove') await files.remove(pending.directory)
      if (pending.kind === 'aside' && pending.fate === 'finish') await settle(pending.directory, pending.place, files)
    }
  })
}

/** Removes what was replaced, once what replaces it is in place; where nothing is there, it goes back. */
async function settle(aside: string, place: string, files: Files): Promise<void> {
  if ((await files.describe(aside)) === undefined) return
  if ((await files.describe(place)) === undefined) await files.rename(aside, place)
  else await removeReplaced(aside, place, files)
}
