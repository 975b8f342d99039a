/** Putting an issued credential into its folder, whole or not at all, whatever happens in between. Signs nothing. */
import type { Der, EntryName, SerialNumber } from '../core/brand.ts'
import { addSeconds, parseSerialNumber } from '../core/brand.ts'
import type { Files, Store } from '../core/port.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { encodeCertificatePem, parseCertificate, parseCertificatePem } from '../x509/certificate.ts'
import { type Home, REPLACED } from './home.ts'

const PENDING = '.pending-'
/** A key that was made for a certificate is reserved one within a moment; after this long its command is dead. */
const FORGOTTEN_SECONDS = 3600

/** What we left; anything else of such a name is somebody else's, and stays. */
const pendingShape = new RegExp(`^\\${PENDING}(?:[0-9a-f]{2}){1,20}(?:${REPLACED})?$`)

/** Where a credential lies. */
export type CredentialFiles = ReturnType<Home['paths']['credential']>

/**
 * Writes certificate and chain beside the key that already lies in `pending`, then moves the folder to its name. A
 * folder of that name (an earlier certificate under it) is moved aside first and removed last; of a later certificate, or
 * of one that the record does not know, it stays, and this one comes to lie beside it.
 *
 * @returns the paths at which everything lies now
 */
export function handOut(
  home: Home,
  name: EntryName,
  pending: CredentialFiles,
  certificate: Der<'Certificate'>,
  ports: { store: Store; files: Files },
): Promise<CredentialFiles> {
  return ports.store.alone(() => moveIntoPlace(home, name, pending, certificate, ports))
}

/** The serial number of the certificate in a folder; undefined where there is none that can be read. */
async function serialIn({ certificate }: CredentialFiles, files: Files): Promise<SerialNumber | undefined> {
  const pem = await files.readText(certificate)
  try {
    return pem === undefined ? undefined : parseCertificatePem(pem).tbs.serial
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** How many certificates of a name came after one; undefined for one that is not recorded under the name. */
async function ageOf(serial: SerialNumber | undefined, name: EntryName, store: Store): Promise<number | undefined> {
  const age = (await store.findByName(name)).findIndex((record) => record.serial === serial)
  return age < 0 ? undefined : age
}

/**
 * Requires that what lies in the place of a credential is recorded, or nothing: after a restore it may be the last copy of
 * what the record has forgotten.
 *
 * @throws {CountersignError} `credential.unrecorded`
 */
export async function requireRecordedPlace(
  home: Home,
  name: EntryName,
  { store, files }: { store: Store; files: Files },
): Promise<void> {
  const place = home.paths.credential(name)
  if ((await files.list(place.directory)).length === 0) return
  const serial = await serialIn(place, files)
  if (serial !== undefined && (await store.findBySerial(serial)) !== undefined) return
  const { directory, certificate } = place
  throw new CountersignError('credential.unrecorded', { directory, certificate })
}

async function moveIntoPlace(
  home: Home,
  name: EntryName,
  pending: CredentialFiles,
  certificate: Der<'Certificate'>,
  { store, files }: { store: Store; files: Files },
): Promise<CredentialFiles> {
  const place = home.paths.credential(name)
  // Another command came by after the certificate was recorded, and has finished this one.
  if ((await files.describe(pending.directory)) === undefined) return place
  const pem = encodeCertificatePem(certificate)
  await files.write(pending.certificate, pem, 'public')
  // The issuer is the trust anchor itself, so the chain to present is the end-entity certificate alone.
  await files.write(pending.chain, pem, 'public')
  const { serial } = parseCertificate(certificate).tbs
  const standing = (await files.list(place.directory)).length > 0
  const [mine, its] = [await ageOf(serial, name, store), await ageOf(await serialIn(place, files), name, store)]
  // A newer one stays, and so does what is not recorded: two commands were at work, or a record was restored between them.
  if (standing && (its === undefined || its < (mine ?? 0))) {
    const beside = home.paths.besides(name, serial)
    await files.rename(pending.directory, beside.directory)
    return beside
  }
  const replaced = home.paths.replaced(serial).directory
  if ((await files.describe(place.directory)) !== undefined) await files.rename(place.directory, replaced)
  await files.rename(pending.directory, place.directory)
  await files.remove(replaced)
  return place
}

/**
 * Finishes what a killed command left: a recorded certificate is handed out, anything that can no longer be recorded is
 * removed. What another command is busy with stays.
 */
export function finishPending(home: Home, { store, files }: { store: Store; files: Files }): Promise<void> {
  const isForgotten = async (directory: string): Promise<boolean> => {
    const facts = await files.describe(directory)
    return facts !== undefined && addSeconds(facts.modifiedAt, FORGOTTEN_SECONDS) < (await store.now())
  }
  const isLastCopy = async (folder: CredentialFiles): Promise<boolean> => {
    const serial = await serialIn(folder, files)
    return serial !== undefined && (await store.findBySerial(serial)) === undefined
  }
  return store.alone(async () => {
    for (const entry of (await files.list(home.paths.issued)).filter((name) => pendingShape.test(name))) {
      const serial = parseSerialNumber(entry.slice(PENDING.length).replace(REPLACED, ''))
      const pending = home.paths.pending(serial)
      if (entry.endsWith(REPLACED)) {
        if ((await files.describe(pending.directory)) === undefined && !(await isLastCopy(home.paths.replaced(serial))))
          await files.remove(home.paths.replaced(serial).directory)
        continue
      }
      const record = await store.findBySerial(serial)
      if (record?.state === 'issued') {
        await moveIntoPlace(home, record.name, pending, record.certificate, { store, files })
      } else if (
        record === undefined
          ? (await isForgotten(pending.directory)) && !(await isLastCopy(pending))
          : record.state !== 'reserved'
      ) {
        await files.remove(pending.directory)
      }
    }
  })
}
