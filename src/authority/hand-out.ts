/** Putting an issued credential into its folder, whole or not at all, whatever happens in between. Signs nothing. */
import type { Der, EntryName } from '../core/brand.ts'
import { parseSerialNumber } from '../core/brand.ts'
import type { Files, Store } from '../core/port.ts'
import { encodeCertificatePem } from '../x509/certificate.ts'
import type { Home } from './home.ts'

const PENDING = '.pending-'

/** Where a credential lies once it is handed out. */
export type CredentialFiles = HomeCredential
type HomeCredential = ReturnType<Home['paths']['credential']>

/**
 * Writes certificate and chain beside the key that already lies in `pending`, then moves the folder to its name. A
 * folder of that name (an earlier certificate under it) is moved aside first and removed last.
 *
 * @returns the paths at which everything lies now
 */
export async function handOut(
  home: Home,
  name: EntryName,
  pending: CredentialFiles,
  certificate: Der<'Certificate'>,
  files: Files,
): Promise<CredentialFiles> {
  const pem = encodeCertificatePem(certificate)
  await files.write(pending.certificate, pem, 'public')
  // The issuer is the trust anchor itself, so the chain to present is the end-entity certificate alone.
  await files.write(pending.chain, pem, 'public')
  const place = home.paths.credential(name)
  const replaced = `${pending.directory}-replaced`
  if ((await files.describe(place.directory)) !== undefined) await files.rename(place.directory, replaced)
  await files.rename(pending.directory, place.directory)
  await files.remove(replaced)
  return place
}

/**
 * Finishes what a killed command left: a recorded certificate is handed out, anything that can no longer be recorded is
 * removed. What another command is busy with stays.
 */
export async function finishPending(home: Home, store: Store, files: Files): Promise<void> {
  for (const entry of await files.list(home.paths.issued)) {
    if (!entry.startsWith(PENDING) || entry.endsWith('-replaced')) continue
    const pending = home.paths.pending(parseSerialNumber(entry.slice(PENDING.length)))
    const record = await store.findBySerial(parseSerialNumber(entry.slice(PENDING.length)))
    if (record?.state === 'issued' && (await files.describe(pending.key)) !== undefined) {
      await handOut(home, record.name, pending, record.certificate, files)
    } else if (record !== undefined && record.state !== 'reserved') {
      await files.remove(pending.directory)
    }
  }
}
