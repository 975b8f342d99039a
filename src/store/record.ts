/** The rules of the record, for any database: what each operation reads, requires and writes. The SQL is in `tables/`. */
import { hash } from 'node:crypto'
import type { EntryName, Instant } from '../core/brand.ts'
import { formatInstant } from '../core/brand.ts'
import { nearest } from '../core/near.ts'
import type { AuthorityCertificates, Certificates, CrlFloor, Revocations, Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import {
  type AuthorityRecord,
  BACKDATE_SECONDS,
  type CrlTerms,
  newestOf,
  type ReadFindable,
  type Revocation,
} from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { addEvent } from './add-events.ts'
import { checkChain, checkRecord } from './check.ts'
import { findContradictions } from './contradictions.ts'
import { draftCrl } from './crl-draft.ts'
import { sha256Of } from './digest.ts'
import {
  abandonEach,
  abandonLapsed,
  recordIssued,
  requireFreeKey,
  requireFreeName,
  reserve,
  runningAt,
} from './reservations.ts'
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

/** Records a certificate that was signed without the record's knowledge. */
async function adopt(sql: Writing, { authority, serial, adoption }: Revocation, read: ReadFindable): Promise<void> {
  if (adoption === undefined) throw new CountersignError('serial.unknown', { serial })
  const { name, certificate } = adoption
  const fingerprint = certificate && sha256Of(certificate)
  const id = await certificates.insertAdopted(sql, { authority, serial }, adoption, fingerprint)
  const found = certificate === undefined ? [] : read(certificate).terms
  await terms.insertTerms(
    sql,
    found.map((term) => ({ ...term, certificate: id })),
  )
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
  const { number, thisUpdate, nextUpdate } = draft
  const { entries, sha256 } = await emit(draft)
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
    findNear: async (name, except) =>
      nearest(
        name,
        (await certificates.listNames(sql, name.slice(0, 1), NEAR_SEARCHED)).filter((one) => one !== except),
      ),
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
