/** The record in one SQLite file: WAL, synced at each commit, one writer at a time across processes. Signs nothing. */
import type { SQLInputValue } from 'node:sqlite'
import type { Der, EntryName, Instant, Pin, SerialNumber } from '../core/brand.ts'
import { addSeconds, formatInstant } from '../core/brand.ts'
import { canonicalFacts, chainStart, linkEvent } from '../core/event-chain.ts'
import { nearest } from '../core/near.ts'
import type { Clock } from '../core/port/clock.ts'
import type { CrlFloor, Store } from '../core/port/store.ts'
import { present } from '../core/present.ts'
import {
  type Act,
  type AuthorityRecord,
  BACKDATE_SECONDS,
  type CrlTerms,
  LEASE_SECONDS,
  newestOf,
  type Reservation,
  type Revocation,
  UNKNOWN_PROFILE,
} from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { type Absent, openConnection, type Row } from './connection.ts'
import { findContradictions, sha256Of } from './contradictions.ts'
import { draftCrl } from './crl-draft.ts'
import { allRevoked, compareRevoked, serialsOf } from './revoked.ts'
import { certificateOf, countedStates, crlOf, eventOf, selectCertificate } from './row.ts'

/** More than these are no help to anybody. */
const HOLDING_SHOWN = 100
/** Names, from the first with the same letter on, among which a mistyped one is looked for. */
const NEAR_SEARCHED = 1000
/** A reservation that is nobody's any more, also where the clock was set back since it was made; binds now. */
const lapsed = `state = 'reserved' AND (lease_ends - ?) NOT BETWEEN 0 AND ${2 * LEASE_SECONDS}`
/**
 * Abandoned, or minted for an attack and past its time, and not revoked yet; binds an authority, and now. The signs have each half looked
 * up by the index that holds few: an authority may have a million certificates.
 */
const overdue = `r.serial IS NULL AND +c.authority = ?1 AND c.not_after >= ?2
  AND (c.state = 'abandoned' OR (c.authority = ?1 AND +c.state = 'issued' AND c.revoke_after <= ?2))`

/**
 * Opens the record, bringing an older one to today's format.
 *
 * @throws {CountersignError} as {@link openConnection}
 */
export function openSqliteStore(path: string, home: string, clock: Clock, absent: Absent): Store {
  const connection = openConnection(path, home, absent)
  const { all, one, run, transaction } = connection

  function addEvent(act: Act): void {
    const head = one('SELECT sequence, hash FROM event ORDER BY sequence DESC LIMIT 1')
    const sequence = ((head?.['sequence'] as number | undefined) ?? 0) + 1
    const facts = canonicalFacts(act.facts)
    const at = clock.now()
    const hash = linkEvent((head?.['hash'] as string | undefined) ?? chainStart, sequence, at, act.kind, facts)
    run('INSERT INTO event VALUES (?, ?, ?, ?, ?)', sequence, at, act.kind, facts, hash)
  }

  /** An abandoned reservation is nobody's any more: its certificate may exist somewhere, and is never handed out. */
  function abandonWhere(condition: string, ...values: SQLInputValue[]): void {
    for (const row of all(`SELECT id, authority, serial, name FROM certificate WHERE ${condition}`, ...values)) {
      run(`UPDATE certificate SET state = 'abandoned' WHERE id = ?`, row['id'] as number)
      addEvent({
        kind: 'certificate.abandoned',
        facts: { authority: row['authority'] as string, serial: row['serial'] as string, name: row['name'] as string },
      })
    }
  }

  const abandonLapsed = (): void => abandonWhere(lapsed, clock.now())

  function requireFreeName(name: EntryName): void {
    const held = one(
      `SELECT serial, state, lease_ends FROM certificate WHERE name = ? AND state <> 'abandoned' AND NOT (${lapsed})
       ORDER BY state = 'reserved', id LIMIT 1`,
      name,
      clock.now(),
    )
    if (held === undefined) return
    if (held['state'] !== 'reserved')
      throw new CountersignError('name.taken', { name, serial: held['serial'] as string })
    throw new CountersignError('name.busy', {
      name,
      until: formatInstant(addSeconds(held['lease_ends'] as Instant, 1)),
    })
  }

  /** A claim keeps the identifier that it was first issued with: a verifier somewhere knows it by that. */
  function keepClaims(claims: Reservation['claims']): void {
    for (const { name, oid } of claims) {
      run('INSERT INTO claim (name, oid) VALUES (?, ?) ON CONFLICT DO NOTHING', name, oid)
      const issued = one('SELECT oid FROM claim WHERE name = ?', name)?.['oid'] as string
      if (issued !== oid) throw new CountersignError('claim.oid-changed', { claim: name, oid, issued })
    }
  }

  const findRow = (authority: string, serial: string): Row | undefined =>
    one(`${selectCertificate} WHERE c.authority = ? AND c.serial = ?`, authority, serial)

  /** Records a certificate that was signed without the record's knowledge. */
  function adopt({ authority, serial, adoption }: Revocation): Row {
    if (adoption === undefined) throw new CountersignError('serial.unknown', { serial })
    const { name, notBefore, notAfter, certificate } = adoption
    const fingerprint = certificate && sha256Of(certificate)
    run(
      `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, certificate, fingerprint, issued_at)
       VALUES (?, ?, ?, '${UNKNOWN_PROFILE}', ?, ?, ?, 0, ?, ?, ?)`,
      authority,
      serial,
      name,
      notBefore,
      notAfter,
      certificate === undefined ? 'listed' : 'issued',
      certificate ?? null,
      fingerprint ?? null,
      certificate === undefined ? null : notBefore,
    )
    const facts = { authority, serial, name, ...present({ fingerprint }) }
    addEvent({ kind: 'certificate.adopted', facts })
    return findRow(authority, serial) as Row
  }

  /** Takes the next number and thisUpdate of an authority's CRL for good, whatever happens afterwards. */
  function takeCrlNumber(authority: EntryName, floor: CrlFloor | undefined, { dating }: CrlTerms): void {
    const row = one('SELECT crl_number, crl_this_update FROM authority WHERE name = ?', authority)
    const taken = {
      number: (row?.['crl_number'] as number | undefined) ?? 0,
      thisUpdate: ((row?.['crl_this_update'] as number | undefined) ?? 0) as Instant,
    }
    const last = newestOf(floor === undefined ? [taken] : [taken, floor]) ?? taken
    const number = last.number + 1
    const newest = last.thisUpdate
    const now = clock.now()
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
    run('UPDATE authority SET crl_number = ?, crl_this_update = ? WHERE name = ?', number, thisUpdate, authority)
  }

  return {
    now: async () => clock.now(),
    isCurrent: connection.isCurrent,
    close: connection.close,
    addAuthority: (authority) =>
      transaction(() => {
        run(
          'INSERT INTO authority (name, usage, certificate, pin) VALUES (?, ?, ?, ?)',
          authority.name,
          authority.usage,
          authority.certificate,
          authority.pin,
        )
        addEvent({
          kind: 'authority.established',
          facts: { authority: authority.name, usage: authority.usage, pin: authority.pin },
        })
      }),
    replaceCertificate: (name, { recorded, newer }) =>
      transaction(() => {
        const sql = 'UPDATE authority SET certificate = ? WHERE name = ? AND certificate = ?'
        if (run(sql, newer, name, recorded) === 0) return false
        addEvent({ kind: 'authority.widened', facts: { authority: name, fingerprint: sha256Of(newer) } })
        return true
      }),
    listAuthorities: async () =>
      all('SELECT name, usage, certificate, pin FROM authority ORDER BY name').map(
        (row): AuthorityRecord => ({
          name: row['name'] as EntryName,
          usage: row['usage'] as AuthorityRecord['usage'],
          certificate: row['certificate'] as Der<'Certificate'>,
          pin: row['pin'] as Pin,
        }),
      ),

    requireFreeName: async (name) => requireFreeName(name),
    reserve: (reservations) =>
      transaction(() => {
        abandonLapsed()
        const now = clock.now()
        for (const r of reservations) {
          keepClaims(r.claims)
          if (r.naming === 'once') requireFreeName(r.name)
          run(
            `INSERT INTO certificate (authority, serial, name, profile, not_before, not_after, state, lease_ends, revoke_after, tbs)
             VALUES (?, ?, ?, ?, ?, ?, 'reserved', ?, ?, ?)`,
            r.authority,
            r.serial,
            r.name,
            r.profile,
            r.notBefore,
            r.notAfter,
            now + LEASE_SECONDS,
            r.revokeAfter ?? null,
            r.tbs,
          )
        }
      }),

    abandon: (reserved) =>
      transaction(() => {
        for (const { authority, serial } of reserved)
          abandonWhere(`state = 'reserved' AND authority = ? AND serial = ?`, authority, serial)
      }),
    recordIssued: (issued) =>
      transaction(() => {
        abandonLapsed()
        const now = clock.now()
        return issued
          .filter(({ authority, serial, certificate }) => {
            const fingerprint = sha256Of(certificate)
            const recorded = one(
              `UPDATE certificate SET state = 'issued', certificate = ?, fingerprint = ?, issued_at = ?, tbs = NULL
               WHERE authority = ? AND serial = ? AND state = 'reserved' RETURNING name`,
              certificate,
              fingerprint,
              now,
              authority,
              serial,
            )
            const name = recorded?.['name'] as string | undefined
            if (name !== undefined)
              addEvent({ kind: 'certificate.issued', facts: { authority, serial, fingerprint, name } })
            return name === undefined
          })
          .map(({ serial }) => serial)
      }),

    findBySerial: async (serial, authority) => {
      const row = one(
        `${selectCertificate} WHERE c.serial = ? AND c.authority = coalesce(?, c.authority) ORDER BY c.id LIMIT 1`,
        serial,
        authority ?? null,
      )
      return row && certificateOf(row)
    },
    findByName: async (name) =>
      all(`${selectCertificate} WHERE c.name = ? ORDER BY c.id DESC`, name).map(certificateOf),
    findNear: async (name) =>
      nearest(
        name,
        all(
          'SELECT DISTINCT name FROM certificate WHERE name >= ? ORDER BY name LIMIT ?',
          name.slice(0, 1),
          NEAR_SEARCHED,
        ).map((row) => row['name'] as string),
      ),
    list: async (query) => {
      const asked: readonly (readonly [string, SQLInputValue | undefined])[] = [
        ['c.name = ?', query.name],
        ['c.name GLOB ?', query.pattern],
        ...(query.holding ?? []).map((octets) => ['instr(c.certificate, ?) > 0', octets] as const),
        ['c.name <> ?', query.except],
        ['c.authority IN (SELECT name FROM authority WHERE usage = ?)', query.usage],
        ['c.state = ?', query.state],
        ['c.not_after < ?', query.expiringBefore],
        ['c.id < ?', query.before === undefined ? undefined : Number(query.before)],
      ]
      const used = asked.filter(([, value]) => value !== undefined)
      const states = (query.states ?? []).map((state) => `(${countedStates[state]})`)
      // First, so that ?1 is what is bound first, and what follows is numbered on from it; not every state needs it.
      const anyState = states.length === 0 ? [] : [`(?1 IS NOT NULL AND (${states.join(' OR ')}))`]
      const terms = [...anyState, ...used.map(([term]) => term)]
      const rows = all(
        `${selectCertificate} ${terms.length === 0 ? '' : `WHERE ${terms.join(' AND ')}`} ORDER BY c.id DESC LIMIT ?`,
        ...(states.length === 0 ? [] : [clock.now()]),
        ...used.map(([, value]) => value as SQLInputValue),
        query.limit + 1,
      )
      const page = rows.slice(0, query.limit)
      const next = rows.length > query.limit ? String(page.at(-1)?.['id']) : undefined
      return { rows: page.map(certificateOf), ...present({ next }) }
    },
    count: async ({ name, except } = {}) => {
      const counts = { reserved: 0, abandoned: 0, issued: 0, revoked: 0, 'not-yet-valid': 0, expired: 0 }
      const state = `CASE ${Object.entries(countedStates)
        .map(([state, term]) => `WHEN ${term} THEN '${state}'`)
        .join(' ')} END`
      const rows = all(
        `SELECT ${state} AS state, count(*) AS n FROM certificate c
         WHERE name = coalesce(?2, name) AND name IS NOT ?3 GROUP BY 1`,
        clock.now(),
        name ?? null,
        except ?? null,
      )
      for (const row of rows) {
        counts[row['state'] as keyof typeof counts] = row['n'] as number
      }
      return counts
    },
    findHolding: async (authority, octets, at) =>
      all(
        `${selectCertificate} WHERE c.state = 'issued' AND c.authority = ? AND c.not_after >= ? AND instr(c.certificate, ?) > 0
         ORDER BY c.id DESC LIMIT ${HOLDING_SHOWN}`,
        authority,
        at,
        octets,
      ).map(certificateOf),

    revoke: (revocations) =>
      transaction(() => {
        for (const r of revocations) {
          const row = findRow(r.authority, r.serial) ?? adopt(r)
          if (row['revoked_at'] !== null && r.crl !== undefined) continue
          if (row['revoked_at'] !== null) {
            const revokedAt = formatInstant(row['revoked_at'] as Instant)
            throw new CountersignError('serial.already-revoked', { serial: r.serial, revokedAt })
          }
          run(
            'INSERT INTO revocation (authority, serial, reason, revoked_at, not_after, entry) VALUES (?, ?, ?, ?, ?, ?)',
            r.authority,
            r.serial,
            r.reason,
            r.revokedAt,
            row['not_after'] as number,
            r.entry,
          )
          run(`UPDATE certificate SET state = 'revoked' WHERE id = ? AND state = 'issued'`, row['id'] as number)
          // The command that is about to record it will see that it was lost.
          run(`UPDATE certificate SET state = 'abandoned' WHERE id = ? AND state = 'reserved'`, row['id'] as number)
          const { authority, serial, reason, crl } = r
          const facts = { authority, serial, reason, ...present({ crl }) }
          addEvent({ kind: 'certificate.revoked', facts })
        }
      }),
    listOverdue: (authority) =>
      transaction(() => {
        abandonLapsed()
        const now = clock.now()
        return all(`${selectCertificate} WHERE ${overdue} ORDER BY c.id`, authority, now).map(certificateOf)
      }),
    listDue: async (authority) => {
      const now = clock.now()
      const minted = all(`${selectCertificate} WHERE ${overdue} ORDER BY c.id`, authority, now)
      return {
        revoked: serialsOf(connection, `${allRevoked} AND not_after >= ? ORDER BY id`, authority, now),
        overdue: [
          ...minted.map((row) => row['serial'] as SerialNumber),
          ...serialsOf(
            connection,
            `certificate WHERE authority = ? AND not_after >= ? AND ${lapsed} ORDER BY id`,
            authority,
            now,
            now,
          ),
        ],
      }
    },

    compareRevoked: async (authority, serials) => compareRevoked(connection, authority, serials, clock.now()),
    listExportedCrls: async () =>
      all(
        `SELECT DISTINCT json_extract(facts, '$.directory') || '/' || json_extract(facts, '$.crlFile') AS path
         FROM event WHERE kind = 'config.exported' AND facts LIKE '%"crlFile":%'`,
      ).map((row) => row['path'] as string),

    lastCrl: async (authority) => {
      const row = one('SELECT * FROM crl WHERE authority = ? ORDER BY number DESC LIMIT 1', authority)
      return row && crlOf(row)
    },
    publishCrl: async (authority, terms, floor, emit) => {
      await transaction(() => takeCrlNumber(authority, floor, terms))
      return transaction(async () => {
        const row = one('SELECT crl_number, crl_this_update FROM authority WHERE name = ?', authority)
        const number = row?.['crl_number'] as number
        const published = one('SELECT * FROM crl WHERE authority = ? AND number = ?', authority, number)
        // Another command published after our number was taken, so after our revocations: its CRL serves us too.
        if (published !== undefined) return crlOf(published)
        const draft = draftCrl(
          connection,
          { authority, number, thisUpdate: row?.['crl_this_update'] as Instant },
          terms,
          clock.now(),
        )
        const sha256 = await emit(draft)
        const { thisUpdate, nextUpdate, entries } = draft
        run('INSERT INTO crl VALUES (?, ?, ?, ?, ?, ?)', authority, number, thisUpdate, nextUpdate, entries, sha256)
        addEvent({ kind: 'crl.published', facts: { authority, number, entries, sha256 } })
        return { authority, number, thisUpdate, nextUpdate, entries, sha256 }
      })
    },

    alone: transaction,

    addEvent: (act) => transaction(() => addEvent(act)),
    listEvents: async (kind) =>
      (kind === undefined
        ? all('SELECT * FROM event ORDER BY sequence')
        : all('SELECT * FROM event WHERE kind = ? ORDER BY sequence', kind)
      ).map(eventOf),
    findContradictions: async () => findContradictions(connection),
  }
}
