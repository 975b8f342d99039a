/**
 * When a certificate is issued or revoked, finds the other good certificates of the same identity. The caller decides what to
 * do with them.
 */
import { keyOf } from '../authority/backlog.ts'
import { PROBE_NAME, UNKNOWN_NAME } from '../authority/reserved.ts'
import { type EntryName, formatInstant, type Instant } from '../core/brand.ts'
import type { Store } from '../core/port/store.ts'
import type { CertificateRecord } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'
import { type ClaimDefinition, namesOf } from '../policy/claim.ts'
import { type Certificate, parseCertificate, type TbsCertificate } from '../x509/certificate.ts'
import { formatGeneralName, type GeneralName } from '../x509/general-name.ts'
import { sha256Of } from '../x509/pin.ts'
import { termOf } from '../x509/terms.ts'

/** More than these are no help to anybody. */
const SHARING_SHOWN = 100

/** A certificate that is good and carries the same identity as one that an act is about. */
export type Sharing = {
  readonly name: string
  readonly serial: string
  readonly subjectAltNames: readonly string[]
  readonly notAfter: string
}

/** The names of a certificate that identify the client. IP addresses do not, since machines share them, nor do URIs that carry a claim. */
export function identitiesIn(tbs: TbsCertificate, claims: readonly ClaimDefinition[]): readonly GeneralName[] {
  const prefixes = claims.flatMap(({ uri }) => uri ?? [])
  return namesOf(tbs).filter(
    (name) => name.kind !== 'ip' && !(name.kind === 'uri' && prefixes.some((uri) => name.value.startsWith(uri))),
  )
}

/** Reads a certificate; undefined if its bytes cannot be read, because such a certificate must still be revocable. */
export function readOrNothing(certificate: Uint8Array | undefined): Certificate | undefined {
  try {
    return certificate && parseCertificate(certificate)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return undefined
  }
}

/** The client or server that an act concerns: by its certificate, and if `name` is given, by its name in the record. */
export type Subject = { readonly authority: EntryName; readonly tbs?: TbsCertificate; readonly name?: EntryName }

/**
 * Finds the certificates that carry an identity or the name of these and stay good.
 *
 * @param apart certificates that are not meant, by their keys in the record
 */
export async function findSharing(
  subjects: readonly Subject[],
  apart: ReadonlySet<string>,
  { store, claims, now }: { store: Store; claims: readonly ClaimDefinition[]; now: Instant },
): Promise<readonly Sharing[]> {
  const asked = new Map(
    subjects.flatMap(({ authority, tbs }) =>
      (tbs === undefined ? [] : identitiesIn(tbs, claims)).map(
        (name) => [`${authority} ${formatGeneralName(name)}`, { authority, name }] as const,
      ),
    ),
  )
  const found = new Map<string, Sharing>()
  for (const { authority, name } of asked.values()) {
    const shown = formatGeneralName(name)
    const { kind, value } = termOf(name)
    const asked = {
      authority,
      terms: [{ kinds: [kind], value }],
      states: ['issued'],
      except: PROBE_NAME,
      limit: SHARING_SHOWN,
    } as const
    for (const record of (await store.certificates.list(asked)).rows) {
      if (apart.has(keyOf(record))) continue
      const subjectAltNames = [...(found.get(keyOf(record))?.subjectAltNames ?? []), shown]
      const { serial, notAfter } = record
      found.set(keyOf(record), { name: record.name, serial, subjectAltNames, notAfter: formatInstant(notAfter) })
    }
  }
  for (const called of new Set(subjects.flatMap(({ name }) => name ?? []))) {
    if (called === PROBE_NAME || called === UNKNOWN_NAME) continue
    for (const record of await store.certificates.findByName(called)) {
      const { state, serial, name, notAfter } = record
      if (apart.has(keyOf(record)) || found.has(keyOf(record)) || state !== 'issued' || notAfter < now) continue
      found.set(keyOf(record), { name, serial, subjectAltNames: [], notAfter: formatInstant(notAfter) })
    }
  }
  return [...found.values()]
}

/**
 * Finds the good certificates of the keys of these, as `renew` issues them: a thief of such a key can use each of them.
 *
 * @param apart as in {@link findSharing}
 */
export async function findOfSameKey(
  subjects: readonly Subject[],
  apart: ReadonlySet<string>,
  { store, now }: { store: Store; now: Instant },
): Promise<readonly (Sharing & Pick<CertificateRecord, 'authority' | 'serial'>)[]> {
  const keys = new Set(subjects.flatMap(({ tbs }) => (tbs === undefined ? [] : sha256Of(tbs.spki))))
  const found = (await Promise.all([...keys].map((key) => store.certificates.findByKey(key)))).flat()
  return found.flatMap((record) => {
    const { state, authority, name, serial, notAfter } = record
    if (state !== 'issued' || notAfter < now || apart.has(keyOf(record))) return []
    return [{ authority, name, serial, subjectAltNames: [], notAfter: formatInstant(notAfter) }]
  })
}
