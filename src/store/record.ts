/** The rules of the record, for any database: what each operation reads, requires and writes. The SQL is in `tables/`. */
import { hash } from 'node:crypto'
import type { EntryName, Instant } from '../core/brand.ts'
import { addSeconds, formatInstant } from '../core/brand.ts'
import { canonicalFacts, chainStart, linkEvent } from '../core/event-chain.ts'
import { nearest } from '../core/near.ts'
import type { AuthorityCertificates, Certificates, CrlFloor, Revocations, Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import {
  type Act,
  type AuthorityRecord,
  BACKDATE_SECONDS,
  type CrlTerms,
  LEASE_SECONDS,
  newestOf,
  type ReadFindable,
  type Reservation,
  type Revocation,
  type Superseding,
} from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { checkChain, checkRecord } from './check.ts'
import { findContradictions } from './contradictions.ts'
import { draftCrl } from './crl-draft.ts'
import { keyDigestOf, sha256Of } from './digest.ts'
import type { Reading, Sql, Writing } from './sql.ts'
import * as authorities from './tables/authorities.ts'
import * as certificateList from './tables/certificate-list.ts'
import * as certificates from './tables/certificates.ts'
import * as crls from './tables/crls.ts'
import * as events from './tables/events.ts'
import * as revocations from './tables/revocations.ts'
import * as tally from './tables/tally.ts'
import * as terms from './tables/terms.ts'

/** Names, from the first with the same letter on, among which a mistyped one is looked for. */
const NEAR_SEARCHED = 1000
/** Certificates whose SHA-1 is taken at once. */
const SHA1_READ = 1000

async function addEvent(sql: Writing, act: Act): Promise<void> {
  const head = await events.findHead(sql)
  const sequence = (head?.sequence ?? 0) + 1
  const facts = canonicalFacts(act.facts)
  const at = await sql.now()
  const hash = linkEvent(head?.hash ?? chainStart, sequence, at, act.kind, facts)
  await events.insertEvent(sql, { sequence, at, kind: act.kind, facts, hash })
}

async function addAuthority(
  sql: Writing,
  authority: AuthorityRecord,
  place: (() => Promise<void>) | undefined,
): Promise<void> {
  const { name, usage, pin } = authority
  const there = (await authorities.listAuthorities(sql)).find((one) => one.name === name)
  if (there !== undefined) throw new CountersignError('authority.exists', { authority: name, usage: there.usage })
  await authorities.insertAuthority(sql, authority)
  await addEvent(sql, { kind: 'authority.established', facts: { authority: name, usage, pin } })
  await place?.()
}

async function replaceCertificate(
  sql: Writing,
  name: EntryName,
  { recorded, newer }: AuthorityCertificates,
): Promise<boolean> {
  if (!(await authorities.changeCertificate(sql, name, { from: recorded, to: newer }))) return false
  await addEvent(sql, { kind: 'authority.widened', facts: { authority: name, fingerprint: sha256Of(newer) } })
  return true
}

/**
 * A lease that ends later than any made now was made while the clock was ahead: it has lapsed too. The bound is only compared, and may lie
 * after the last moment that can be written.
 */
const runningAt = (now: Instant): certificates.Leases => ({ from: now, to: (now + 2 * LEASE_SECONDS) as Instant })

/** An abandoned reservation is nobody's any more: its certificate may exist somewhere, and is never handed out. */
async function abandon(
  sql: Writing,
  reserved: NonNullable<Awaited<ReturnType<typeof certificates.findReserved>>>,
): Promise<void> {
  const { id, authority, serial, name } = reserved
  await certificates.changeState(sql, id, { from: 'reserved', to: 'abandoned' })
  await addEvent(sql, { kind: 'certificate.abandoned', facts: { authority, serial, name } })
}

async function abandonLapsed(sql: Writing): Promise<void> {
  for (const reserved of await certificates.listLapsed(sql, runningAt(await sql.now()))) await abandon(sql, reserved)
}

async function abandonEach(sql: Writing, reserved: Parameters<Certificates['abandon']>[0]): Promise<void> {
  for (const one of reserved) {
    const found = await certificates.findReserved(sql, one)
    if (found !== undefined) await abandon(sql, found)
  }
}

async function requireFreeName(sql: Reading, name: EntryName): Promise<void> {
  const held = await certificates.findHolder(sql, name, runningAt(await sql.now()))
  if (held === undefined) return
  const { state, serial, leaseEnds } = held
  if (state !== 'reserved') throw new CountersignError('name.taken', { name, serial })
  throw new CountersignError('name.busy', { name, until: formatInstant(addSeconds(leaseEnds, 1)) })
}

/** A key is one holder's, and nobody's once it was stolen. What cannot be read has no key. */
async function requireFreeKey(sql: Reading, name: EntryName, key: string | undefined): Promise<void> {
  const now = await sql.now()
  const held = key && (await certificates.findKeyHolder(sql, { key, except: name, now }, runningAt(now)))
  if (!held) return
  const { serial, name: holder, reason } = held
  if (reason === 'keyCompromise') throw new CountersignError('key.compromised', { name: holder, serial, asker: name })
  throw new CountersignError('key.taken', { name: holder, serial, asker: name })
}

/** A claim keeps the identifier that it was first issued with: a verifier somewhere knows it by that. */
async function keepClaims(sql: Writing, claims: Reservation['claims']): Promise<void> {
  for (const { name, oid } of claims) {
    const issued = await authorities.claimOid(sql, name, oid)
    if (issued !== oid) throw new CountersignError('claim.oid-changed', { claim: name, oid, issued })
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

async function reserve(sql: Writing, reservations: readonly Reservation[]): Promise<void> {
  await abandonLapsed(sql)
  const leaseEnds = addSeconds(await sql.now(), LEASE_SECONDS)
  for (const reservation of reservations) {
    await keepClaims(sql, reservation.claims)
    if (reservation.naming === 'once') await requireFreeName(sql, reservation.name)
    if (reservation.key === 'brought') await requireFreeKey(sql, reservation.name, keyDigestOf(reservation.tbs))
    if (reservation.supersedes !== undefined) await requireRenewable(sql, reservation, reservation.supersedes)
    await certificates.insertReserved(sql, reservation, leaseEnds)
  }
}

async function recordIssued(
  sql: Writing,
  issued: Parameters<Certificates['recordIssued']>[0],
  read: ReadFindable,
): ReturnType<Certificates['recordIssued']> {
  await abandonLapsed(sql)
  const now = await sql.now()
  const lost = []
  for (const { authority, serial, certificate, supersedes } of issued) {
    const fingerprint = sha256Of(certificate)
    const found = await certificates.setIssued(sql, { authority, serial, certificate, fingerprint }, now)
    if (found === undefined) {
      lost.push(serial)
      continue
    }
    const { id, name } = found
    await terms.insertTerms(sql, id, read(certificate).terms)
    const facts = { authority, serial, fingerprint, name, ...present({ supersedes: supersedes?.serial }) }
    await addEvent(sql, { kind: 'certificate.issued', facts })
    if (supersedes === undefined) continue
    const revokeAfter = supersedes.fate === 'revoke' ? now : undefined
    await certificates.setSuperseded(sql, { authority, serial: supersedes.serial }, { by: serial, revokeAfter })
  }
  return lost
}

/** Records a certificate that was signed without the record's knowledge. */
async function adopt(sql: Writing, { authority, serial, adoption }: Revocation, read: ReadFindable): Promise<void> {
  if (adoption === undefined) throw new CountersignError('serial.unknown', { serial })
  const { name, certificate } = adoption
  const fingerprint = certificate && sha256Of(certificate)
  const id = await certificates.insertAdopted(sql, { authority, serial }, adoption, fingerprint)
  if (certificate !== undefined) await terms.insertTerms(sql, id, read(certificate).terms)
  const facts = { authority, serial, name, ...present({ fingerprint }) }
  await addEvent(sql, { kind: 'certificate.adopted', facts })
}

async function revoke(sql: Writing, revocation: Revocation, read: ReadFindable): Promise<void> {
  const { authority, serial, reason, crl } = revocation
  let found = await certificates.findRevocable(sql, revocation)
  if (found === undefined) {
    await adopt(sql, revocation, read)
    found = await certificates.findRevocable(sql, revocation)
  }
  const { id, notAfter, revokedAt } = found!
  if (revokedAt !== null && crl !== undefined) return
  if (revokedAt !== null) {
    throw new CountersignError('serial.already-revoked', { serial, revokedAt: formatInstant(revokedAt) })
  }
  await revocations.insertRevocation(sql, revocation, notAfter)
  await certificates.changeState(sql, id, { from: 'issued', to: 'revoked' })
  // The command that is about to record it will see that it was lost.
  await certificates.changeState(sql, id, { from: 'reserved', to: 'abandoned' })
  const facts = { authority, serial, reason, ...present({ crl }) }
  await addEvent(sql, { kind: 'certificate.revoked', facts })
}

async function listOverdue(sql: Writing, authority: EntryName): ReturnType<Revocations['listOverdue']> {
  await abandonLapsed(sql)
  return certificates.listOverdue(sql, authority, await sql.now())
}

async function listDue(
  sql: Reading,
  authority: EntryName,
  published: string | undefined,
): ReturnType<Revocations['listDue']> {
  const now = await sql.now()
  const overdue = await certificates.listOverdue(sql, authority, now)
  const after = published === undefined ? 0 : await crls.findDraftedUpTo(sql, authority, published)
  return {
    revoked: await revocations.listStanding(sql, authority, { now, after }),
    overdue: [
      ...overdue.map(({ serial }) => serial),
      ...(await certificates.listLapsedSerials(sql, authority, now, runningAt(now))),
    ],
  }
}

const compare = async (
  sql: Reading,
  authority: EntryName,
  serials: Parameters<Revocations['compare']>[1],
): ReturnType<Revocations['compare']> => {
  const known = new Set(await revocations.listKnown(sql, authority, serials))
  return {
    lacking: serials.filter((serial) => !known.has(serial)),
    ended: await revocations.findEnded(sql, authority, { serials, now: await sql.now() }),
  }
}

/** Takes the next number and thisUpdate of an authority's CRL for good, whatever happens afterwards. */
async function takeCrlNumber(
  sql: Writing,
  authority: EntryName,
  { floor, dating }: { readonly floor: CrlFloor | undefined; readonly dating: CrlTerms['dating'] },
): Promise<void> {
  const taken = (await authorities.findTaken(sql, authority)) ?? { number: 0, thisUpdate: 0 as Instant }
  const last = newestOf(floor === undefined ? [taken] : [taken, floor]) ?? taken
  const newest = last.thisUpdate
  const now = await sql.now()
  const byClock = now - BACKDATE_SECONDS
  const thisUpdate = (dating === 'by-clock' && newest >= now ? byClock : Math.max(newest + 1, byClock)) as Instant
  if (thisUpdate > now) {
    throw new CountersignError('crl.clock-behind', {
      authority,
      thisUpdate: formatInstant(newest),
      now: formatInstant(now),
      recorded: 'nothing',
    })
  }
  await authorities.setTaken(sql, authority, { number: last.number + 1, thisUpdate })
}

/** Signs and records the CRL whose number and time were taken last. */
async function publishTaken(
  sql: Writing,
  authority: EntryName,
  terms: CrlTerms,
  emit: Parameters<Store['crls']['publish']>[3],
): ReturnType<Store['crls']['publish']> {
  const taken = (await authorities.findTaken(sql, authority))!
  // Another command published after our number was taken, so after our revocations: its CRL serves us too.
  const published = await crls.findCrl(sql, authority, taken.number)
  if (published !== undefined) return published
  const draft = await draftCrl(sql, { authority, ...taken }, terms)
  const sha256 = await emit(draft)
  const { number, thisUpdate, nextUpdate, entries } = draft
  const crl = { authority, number, thisUpdate, nextUpdate, entries, sha256 }
  await crls.insertCrl(sql, crl, draft.upTo)
  await addEvent(sql, { kind: 'crl.published', facts: { authority, number, entries, sha256 } })
  return crl
}

async function findBySha1(sql: Reading, sha1: string): ReturnType<Certificates['findBySha1']> {
  for (let after = 0; ; ) {
    const rows = await certificates.listBytes(sql, { after, limit: SHA1_READ })
    const found = rows.find(({ certificate }) => hash('sha1', certificate) === sha1)
    if (found !== undefined) return certificates.findByFingerprint(sql, found.fingerprint)
    const last = rows.at(-1)
    if (last === undefined) return undefined
    after = last.id
  }
}

/** Keeps the record in a database. `read` tells what its certificates are found by. */
export const recordIn = (sql: Sql, read: ReadFindable): Store => ({
  now: () => sql.now(),
  isCurrent: () => sql.isCurrent(),
  close: () => sql.close(),
  alone: (act) => sql.transaction(act),
  check: (extent) => checkRecord(sql, read, extent),
  findContradictions: () => findContradictions(sql, read),

  authorities: {
    add: (authority, place) => sql.transaction((within) => addAuthority(within, authority, place)),
    replaceCertificate: (name, pair) => sql.transaction((within) => replaceCertificate(within, name, pair)),
    list: () => authorities.listAuthorities(sql),
  },
  certificates: {
    requireFreeName: (name) => requireFreeName(sql, name),
    requireFreeKey: (name, spki) => requireFreeKey(sql, name, sha256Of(spki)),
    reserve: (reservations) => sql.transaction((within) => reserve(within, reservations)),
    abandon: (reserved) => sql.transaction((within) => abandonEach(within, reserved)),
    recordIssued: (issued) => sql.transaction((within) => recordIssued(within, issued, read)),
    findBySerial: (serial, authority) => certificates.findBySerial(sql, serial, authority),
    findByFingerprint: (fingerprint) => certificates.findByFingerprint(sql, fingerprint),
    findBySha1: (sha1) => findBySha1(sql, sha1),
    findByKey: (digest) => certificates.findByKey(sql, digest),
    listStolen: async (limit) => certificates.listStolen(sql, await sql.now(), limit),
    findByName: (name) => certificates.findByName(sql, name),
    listUsedNames: (names) => certificates.listUsedNames(sql, names),
    findNear: async (name) => nearest(name, await certificates.listNames(sql, name.slice(0, 1), NEAR_SEARCHED)),
    list: async (query) => certificateList.list(sql, query, await sql.now(), read),
    count: async (which = {}) => tally.count(sql, which, await sql.now()),
  },
  revocations: {
    add: (added) =>
      sql.transaction(async (within) => {
        for (const one of added) await revoke(within, one, read)
      }),
    listOverdue: (authority) => sql.transaction((within) => listOverdue(within, authority)),
    listDue: (authority, published) => listDue(sql, authority, published),
    hasStanding: async (authority) => revocations.hasStanding(sql, authority, await sql.now()),
    compare: (authority, serials) => compare(sql, authority, serials),
    listEndedEarly: async (authority) => revocations.findEndedEarly(sql, authority, await sql.now()),
  },
  crls: {
    findLast: (authority) => crls.findLastCrl(sql, authority),
    isDrafted: async (authority, sha256) => (await crls.findDraftedUpTo(sql, authority, sha256)) > 0,
    publish: async (authority, terms, floor, emit) => {
      await sql.transaction((within) => takeCrlNumber(within, authority, { floor, dating: terms.dating }))
      return sql.transaction((within) => publishTaken(within, authority, terms, emit))
    },
    listExported: () => events.listExportedCrls(sql),
  },
  events: {
    add: (act) => sql.transaction((within) => addEvent(within, act)),
    list: (kind) => events.listEvents(sql, kind),
    check: () => checkChain(sql),
  },
})
