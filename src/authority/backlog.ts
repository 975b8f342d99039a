/** Finds revocations that the record has but the published CRL lacks, because a command was interrupted. Signs nothing. */
import type { EntryName, SerialNumber } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import type { CertificateRecord, CrlRecord, UnrecordedCertificate } from '../core/record.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { CertificateList } from '../x509/crl.ts'
import { type Authority, findAuthority } from './authority.ts'
import type { Home } from './home.ts'
import { lookAtCrl } from './published.ts'

/** Certificates in date, by serial number. All of it ends with the next CRL. */
export type Backlog = {
  /** Recorded as revoked; a server that goes by the CRL lets them in. */
  readonly unpublished: readonly SerialNumber[]
  /** Never handed out, or minted for an attack and past their time: the next command that signs a CRL revokes them. */
  readonly overdue: readonly SerialNumber[]
  /** The CRL is newer than the record, which knows those up to this number: a command was cut off, or the record restored. */
  readonly recordedUpTo?: number
  /** It is not the last that the record knows, which has this number: an older one was put back, or one signed elsewhere. */
  readonly lastRecorded?: number
}

/** Whether a CRL is older than a recorded one, or another of the same number. */
function isBefore(crl: CertificateList, { number, sha256 }: CrlRecord): boolean {
  const { number: own = 0n } = crl
  return own < number || (own === BigInt(number) && sha256 !== undefined && sha256 !== crl.sha256())
}

/**
 * Holds a published CRL against the record.
 *
 * @see RFC 5280 §3.3: for everybody else a revocation exists once a CRL lists it
 */
export async function findBacklog(
  crl: CertificateList | undefined,
  { name }: Pick<Authority, 'name'>,
  store: Store,
): Promise<Backlog> {
  const { revoked, overdue } = await store.revocations.listDue(name, crl?.sha256())
  const last = await store.crls.findLast(name)
  const recordedUpTo = last?.number ?? 0
  const number = crl?.number ?? 0n
  return {
    unpublished: revoked.filter((serial) => crl?.table().find(serial) === undefined),
    overdue,
    ...(number > recordedUpTo && { recordedUpTo }),
    ...(crl !== undefined && last !== undefined && isBefore(crl, last) && { lastRecorded: last.number }),
  }
}

/** Whether there is any. Pure. */
export const isBehind = ({ unpublished, overdue, recordedUpTo, lastRecorded }: Backlog): boolean =>
  unpublished.length > 0 || overdue.length > 0 || recordedUpTo !== undefined || lastRecorded !== undefined

/** Whether something else than a file lies in the place: it names nobody, which is known for sure. */
const isNoFile = ({ cause }: Error): boolean => ['EISDIR', 'ENXIO'].includes((cause as { code?: string }).code ?? '')

/** Tells certificates apart: several authorities may have used one serial number. Pure. */
export const keyOf = ({ authority, serial }: Pick<CertificateRecord, 'authority' | 'serial'>): string =>
  `${authority} ${serial}`

/** Tells whether a CRL names a revoked certificate that has not ended; of one that the record drafted, by when it was revoked. */
async function whatIsOn(
  crl: CertificateList | undefined,
  name: EntryName,
  store: Store,
): Promise<(serial: SerialNumber) => boolean> {
  if (crl === undefined) return () => false
  const drafted = await store.crls.isDrafted(name, crl.sha256())
  const later = drafted ? new Set((await store.revocations.listDue(name, crl.sha256())).revoked) : undefined
  return (serial) => (later !== undefined && !later.has(serial)) || crl.table().find(serial) !== undefined
}

/**
 * Gives the revoked certificates that no published CRL names, of several authorities, by {@link keyOf}. A CRL that is not there, or cannot be
 * used, names nothing; those who look at the CRL itself say what is wrong with it.
 *
 * @throws {CountersignError} `disk.failed`: nobody knows then what it names
 */
export async function findUnpublished(
  records: readonly (CertificateRecord | UnrecordedCertificate)[],
  home: Home,
  { store, files }: { store: Store; files: Files },
): Promise<ReadonlySet<string>> {
  const now = await store.now()
  const revoked = records.filter((record) => 'revokedAt' in record && record.notAfter >= now)
  const found = new Set(revoked.map(keyOf))
  for (const name of new Set(revoked.map(({ authority }) => authority))) {
    try {
      const isOn = await whatIsOn(
        await lookAtCrl(home, await findAuthority(home, name, store, files), { store, files }),
        name,
        store,
      )
      for (const record of revoked) if (record.authority === name && isOn(record.serial)) found.delete(keyOf(record))
    } catch (error) {
      if (!isRefusal(error) || (error.code === 'disk.failed' && !isNoFile(error))) throw error
    }
  }
  return found
}

/**
 * Demands that a CRL names every certificate that the record knows to be revoked.
 *
 * @throws {CountersignError} `crl.incomplete`
 */
export async function requireWhole(
  crl: CertificateList,
  { name }: Pick<Authority, 'name'>,
  store: Store,
): Promise<void> {
  const { unpublished } = await findBacklog(crl, { name }, store)
  if (unpublished.length > 0) throw new CountersignError('crl.incomplete', { authority: name, serials: unpublished })
}
