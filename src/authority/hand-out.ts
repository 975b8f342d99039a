/** Putting an issued credential into its folder, whole or not at all, whatever happens in between. Signs nothing. */
import type { Der, EntryName } from '../core/brand.ts'
import { addSeconds, parseSerialNumber } from '../core/brand.ts'
import type { Files, Store } from '../core/port.ts'
import { encodeCertificatePem } from '../x509/certificate.ts'
import type { Home } from './home.ts'

const PENDING = '.pending-'
/** A key that was made for a certificate is reserved one within a moment; after this long its command is dead. */
const FORGOTTEN_SECONDS = 3600
/** Behind the name of a pending folder: what stood in its place before. */
const REPLACED = '-replaced'

/** What we left; anything else of such a name is somebody else's, and stays. */
const pendingShape = new RegExp(`^\\${PENDING}(?:[0-9a-f]{2}){1,20}(?:${REPLACED})?$`)

/** Where a credential lies. */
export type CredentialFiles = ReturnType<Home['paths']['credential']>

/**
 * Writes certificate and chain beside the key that already lies in `pending`, then moves the folder to its name. A
 * folder of that name (an earlier certificate under it) is moved aside first and removed last.
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
  return ports.store.alone(() => moveIntoPlace(home, name, pending, certificate, ports.files))
}

async function moveIntoPlace(
  home: Home,
  name: EntryName,
  pending: CredentialFiles,
  certificate: Der<'Certificate'>,
  files: Files,
): Promise<CredentialFiles> {
  const place = home.paths.credential(name)
  // Another command came by after the certificate was recorded, and has finished this one.
  if ((await files.describe(pending.directory)) === undefined) return place
  const pem = encodeCertificatePem(certificate)
  await files.write(pending.certificate, pem, 'public')
  // The issuer is the trust anchor itself, so the chain to present is the end-entity certificate alone.
  await files.write(pending.chain, pem, 'public')
  const replaced = `${pending.directory}${REPLACED}`
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
  return store.alone(async () => {
    for (const entry of (await files.list(home.paths.issued)).filter((name) => pendingShape.test(name))) {
      const serial = parseSerialNumber(entry.slice(PENDING.length).replace(REPLACED, ''))
      const pending = home.paths.pending(serial)
      if (entry.endsWith(REPLACED)) {
        if ((await files.describe(pending.directory)) === undefined)
          await files.remove(`${pending.directory}${REPLACED}`)
        continue
      }
      const record = await store.findBySerial(serial)
      if (record?.state === 'issued') await moveIntoPlace(home, record.name, pending, record.certificate, files)
      else if (record === undefined ? await isForgotten(pending.directory) : record.state !== 'reserved') {
        await files.remove(pending.directory)
      }
    }
  })
}
