/**
 * The rules of what is about to be signed: reservations, their leases, whom names, keys and claims belong to, and how certificates take the place
 * of their reservations. Revokes nothing.
 */
import type { EntryName, Instant } from '../core/brand.ts'
import { addSeconds, formatInstant } from '../core/brand.ts'
import type { Certificates } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import { LEASE_SECONDS, type ReadFindable, type Reservation, type Superseding } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { addEvent, addEvents } from './add-events.ts'
import { keyDigestIn, sha256Of } from './digest.ts'
import type { Reading, Writing } from './sql.ts'
import * as authorities from './tables/authorities.ts'
import * as certificates from './tables/certificates.ts'
import { insertTerms } from './tables/terms.ts'

/**
 * A lease that ends later than any made now was made while the clock was ahead: it has lapsed too. The bound is only compared, and may lie
 * after the last moment that can be written.
 */
export const runningAt = (now: Instant): certificates.Leases => ({
  from: now,
  to: (now + 2 * LEASE_SECONDS) as Instant,
})

/** An abandoned reservation is nobody's any more: its certificate may exist somewhere, and is never handed out. */
async function abandon(
  sql: Writing,
  reserved: Awaited<ReturnType<typeof certificates.listReserved>>[number],
): Promise<void> {
  const { id, authority, serial, name } = reserved
  await certificates.changeState(sql, id, { from: 'reserved', to: 'abandoned' })
  await addEvent(sql, { kind: 'certificate.abandoned', facts: { authority, serial, name } })
}

export async function abandonLapsed(sql: Writing): Promise<void> {
  for (const reserved of await certificates.listLapsed(sql, runningAt(await sql.now()))) await abandon(sql, reserved)
}

type Key = Parameters<Certificates['abandon']>[0][number]

/** The reservations among some certificates, by the keys that they were asked for by. */
async function findReserved<K extends Key>(sql: Reading, asked: readonly K[]) {
  const found = new Map<K, Awaited<ReturnType<typeof certificates.listReserved>>[number]>()
  for (const [authority, some] of Map.groupBy(asked, (one) => one.authority)) {
    const reserved = await certificates.listReserved(
      sql,
      authority,
      some.map(({ serial }) => serial),
    )
    const bySerial = new Map(reserved.map((one) => [one.serial, one]))
    for (const one of some) {
      const there = bySerial.get(one.serial)
      // Each is taken once.
      if (there !== undefined && bySerial.delete(one.serial)) found.set(one, there)
    }
  }
  return found
}

export async function abandonEach(sql: Writing, asked: readonly Key[]): Promise<void> {
  for (const found of (await findReserved(sql, asked)).values()) await abandon(sql, found)
}

function requireFree(name: EntryName, held: certificates.Holder | undefined): void {
  if (held === undefined) return
  const { state, serial, leaseEnds } = held
  if (state !== 'reserved') throw new CountersignError('name.taken', { name, serial })
  throw new CountersignError('name.busy', { name, until: formatInstant(addSeconds(leaseEnds, 1)) })
}

export async function requireFreeName(sql: Reading, name: EntryName): Promise<void> {
  requireFree(name, (await certificates.findHolders(sql, [name], runningAt(await sql.now()))).get(name))
}

/** A key is one holder's, and nobody's once it was stolen. What cannot be read has no key. */
export async function requireFreeKey(sql: Reading, name: EntryName, key: string | undefined): Promise<void> {
  const now = await sql.now()
  const held = key && (await certificates.findKeyHolder(sql, { key, except: name, now }, runningAt(now)))
  if (!held) return
  const { serial, name: holder, reason } = held
  if (reason === 'keyCompromise') throw new CountersignError('key.compromised', { name: holder, serial, asker: name })
  throw new CountersignError('key.taken', { name: holder, serial, asker: name })
}

/** A claim keeps the identifier that it was first issued with: a verifier somewhere knows it by that. */
async function keepClaims(sql: Writing, claims: Reservation['claims'], kept: Map<string, string>): Promise<void> {
  for (const { name, oid } of claims) {
    const issued = kept.get(name) ?? (await authorities.claimOid(sql, name, oid))
    if (issued !== oid) throw new CountersignError('claim.oid-changed', { claim: name, oid, issued })
    kept.set(name, issued)
  }
}

/** A certificate is renewed once, also where two commands want to at the same time. */
async function requireRenewable(
  sql: Reading,
  { authority, name }: Reservation,
  { serial }: Superseding,
): Promise<void> {
  const found = await certificates.findRenewal(sql, { authority, serial }, runningAt(await sql.now()))
  if (found?.state === 'issued' && found.renewedBy === null) return
  if (found === undefined) throw new CountersignError('serial.unknown', { serial })
  const { state, renewedBy, leaseEnds } = found
  throw new CountersignError('certificate.unrenewable', {
    name,
    serial,
    problem:
      renewedBy === null
        ? `its state is ${state}`
        : leaseEnds === null
          ? `the certificate ${renewedBy} has renewed it already`
          : `another command is renewing it, and has until ${formatInstant(addSeconds(leaseEnds, 1))}`,
  })
}

export async function reserve(sql: Writing, reservations: readonly Reservation[]): Promise<void> {
  await abandonLapsed(sql)
  const now = await sql.now()
  const leaseEnds = addSeconds(now, LEASE_SECONDS)
  const once = reservations.filter(({ naming }) => naming === 'once').map(({ name }) => name)
  const holders = new Map(await certificates.findHolders(sql, once, runningAt(now)))
  const claims = new Map<string, string>()
  let waiting: Reservation[] = []
  const insert = async (): Promise<void> => {
    await certificates.insertReserved(sql, waiting, leaseEnds)
    waiting = []
  }
  for (const reservation of reservations) {
    const { name, serial, naming, key, supersedes } = reservation
    await keepClaims(sql, reservation.claims, claims)
    if (naming === 'once') requireFree(name, holders.get(name))
    // What is asked of the record next is asked of those before, too.
    if (key !== undefined || supersedes !== undefined) await insert()
    if (key === 'brought') await requireFreeKey(sql, name, keyDigestIn(reservation))
    if (supersedes !== undefined) await requireRenewable(sql, reservation, supersedes)
    if (!holders.has(name)) holders.set(name, { state: 'reserved', serial, leaseEnds })
    waiting.push(reservation)
  }
  await insert()
}

export async function recordIssued(
  sql: Writing,
  issued: Parameters<Certificates['recordIssued']>[0],
  read: ReadFindable,
): ReturnType<Certificates['recordIssued']> {
  await abandonLapsed(sql)
  const now = await sql.now()
  const reserved = await findReserved(sql, issued)
  const kept = Array.from(reserved, ([one, { id, name }]) => ({
    ...one,
    id,
    name,
    fingerprint: sha256Of(one.certificate),
  }))
  await certificates.setIssued(sql, kept, now)
  await insertTerms(
    sql,
    kept.flatMap(({ id, certificate, terms }) =>
      (terms ?? read(certificate).terms).map((term) => ({ ...term, certificate: id })),
    ),
  )
  await addEvents(
    sql,
    kept.map(({ authority, serial, fingerprint, name, supersedes }) => ({
      kind: 'certificate.issued',
      facts: { authority, serial, fingerprint, name, ...present({ supersedes: supersedes?.serial }) },
    })),
  )
  for (const { authority, serial, supersedes } of kept) {
    if (supersedes === undefined) continue
    const revokeAfter = supersedes.fate === 'revoke' ? now : undefined
    await certificates.setSuperseded(sql, { authority, serial: supersedes.serial }, { by: serial, revokeAfter })
  }
  return issued.filter((one) => !reserved.has(one)).map(({ serial }) => serial)
}
