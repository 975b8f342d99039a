/** What is done to a group of certificates at once is what is done to each in turn. What that is, the contract of stores tests. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import type { EntryName, Pin, SerialNumber } from '../../src/core/brand.ts'
import type { Store } from '../../src/core/port/store.ts'
import type { Reservation } from '../../src/core/record.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { recordIn } from '../../src/store/record.ts'
import type { Sql } from '../../src/store/sql.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { clients, der, read, reservation, serialOf } from '../contract/store/kit.ts'
import { makeCertificate, makeKey } from '../support/certificate-kit.ts'
import { fixedClock } from '../support/clock.ts'
import { times } from '../support/sweep.ts'

const issuer = makeCertificate()
const keys = [1, 2].map(() => makeCertificate({ issuer, key: makeKey() }).certificate.tbs.der)

const rarely = <T>(weight: number, arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** What a row may have that another has, too; most have nothing of the kind. */
const row = fc.record({
  name: rarely(30, fc.nat(8)),
  naming: fc.constantFrom('once', 'again'),
  key: rarely(100, fc.nat(keys.length - 1)),
  claim: rarely(1, fc.constantFrom('role', 'team')),
  oid: rarely(300, fc.constant('1.2.4')),
  supersedes: rarely(50, fc.record({ which: fc.nat(300), fate: fc.constantFrom('keep', 'revoke') })),
})

type Row = ReturnType<typeof row.generate>['value']

/** @param before what it may supersede */
function reservationOf(n: number, row: Row, before: readonly SerialNumber[]): Reservation {
  const { name, naming, key, claim, oid = '1.2.3', supersedes } = row
  const serial = supersedes && before[supersedes.which % before.length]
  return reservation(n, {
    naming,
    name: (name === undefined ? `own-${n}` : `shared-${name}`) as EntryName,
    claims: claim === undefined ? [] : [{ name: claim, oid }],
    ...(key !== undefined && { key: 'brought', tbs: keys[key]! }),
    ...(serial !== undefined && { supersedes: { serial, fate: supersedes!.fate } }),
  })
}

/** Does several acts to a record in one transaction, as if each were alone. */
const inTurn = (sql: Sql, acts: (store: Store) => Promise<unknown>): Promise<unknown> =>
  sql.transaction((within) => acts(recordIn({ ...sql, ...within, transaction: (body) => body(within) }, read)))

/** What an act gives, or what it is refused for; anything else is thrown. */
const outcomeOf = (act: Promise<unknown>): Promise<unknown> =>
  act.catch((error: unknown) => {
    if (!isRefusal(error)) throw error
    return { code: error.code, facts: error.facts }
  })

const some = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof(fc.array(arbitrary, { maxLength: 5 }), fc.array(arbitrary, { minLength: 30, maxLength: 80, size: 'max' }))

const step = fc.record({
  rows: some(row),
  /** Which of them are recorded, by their places; some twice, and some that were never reserved. */
  recorded: some(fc.nat(80)),
  wait: fc.constantFrom(0, 0, 0, 30, 61),
})

type Step = ReturnType<typeof step.generate>['value']

/** The shortest history with each outcome: a random one has them all only most of the time. */
const plain: Row = {
  name: undefined,
  naming: 'once',
  key: undefined,
  claim: undefined,
  oid: undefined,
  supersedes: undefined,
}
const recorded = (rows: Row[], recorded = rows.map((_, place) => place)): Step => ({ rows, recorded, wait: 0 })
const superseding = (fate: 'keep' | 'revoke'): Row => ({ ...plain, supersedes: { which: 0, fate } })
const shortest: Record<string, Step[]> = {
  some: [recorded([plain])],
  many: [recorded(Array(40).fill(plain))],
  'name.busy': [recorded([1, 1].map((name) => ({ ...plain, name })))],
  'name.taken': [recorded([{ ...plain, name: 1 }]), recorded([{ ...plain, name: 1 }])],
  'key.taken': [recorded([1, 1].map((key) => ({ ...plain, key })))],
  'claim.oid-changed': [recorded([undefined, '1.2.4' as const].map((oid) => ({ ...plain, claim: 'role', oid })))],
  // Recorded without ever having been reserved.
  'serial.unknown': [recorded([plain], [5]), recorded([superseding('keep')])],
  'certificate.unrenewable': [recorded([plain]), recorded([superseding('revoke')]), recorded([superseding('keep')])],
}

const tables = ['certificate', 'term', 'event', 'claim', 'tally', 'sqlite_sequence']

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-groups-'))
  return () => rmSync(directory, { recursive: true })
})

it('says, keeps and refuses of a group what it would of its rows in turn', async () => {
  const seen = new Set<string>()
  let run = 0
  const history = async (steps: readonly Step[]): Promise<void> => {
    const clock = fixedClock()
    const open = () => openConnection(join(directory, `${run++}.db`), { home: directory, read }, clock, 'create')
    const [one, other] = [open(), open()]
    const group = recordIn(one, read)
    for (const sql of [one, other]) {
      const founded = {
        name: clients,
        usage: 'client',
        certificate: der<'Certificate'>(0x30, 0),
        pin: 'pin' as Pin,
      } as const
      await recordIn(sql, read).authorities.add(founded)
    }
    const before: SerialNumber[] = []
    let n = 1
    for (const { rows, recorded, wait } of steps) {
      const first = n
      const reserved = rows.map((row) => reservationOf(n++, row, before))
      const refused = await outcomeOf(group.certificates.reserve(reserved))
      const inTurns = inTurn(other, async (store) => {
        await store.certificates.reserve([])
        for (const one of reserved) await store.certificates.reserve([one])
      })
      expect(refused).toEqual(await outcomeOf(inTurns))
      seen.add(refused === undefined ? (rows.length > 32 ? 'many' : 'some') : (refused as { code: string }).code)
      clock.advance(wait)
      const issued = recorded.map((place) => {
        const supersedes = reserved[place]?.supersedes
        const certificate = der<'Certificate'>(0x30, 0x01, place)
        return { authority: clients, serial: serialOf(first + place), certificate, ...(supersedes && { supersedes }) }
      })
      before.push(...issued.map(({ serial }) => serial))
      const lost: unknown[] = []
      await inTurn(other, async (store) => {
        // Whatever is recorded, lapsed reservations are abandoned.
        await store.certificates.recordIssued([])
        for (const one of issued) lost.push(...(await store.certificates.recordIssued([one])))
      })
      expect(await group.certificates.recordIssued(issued)).toEqual(lost)
      await group.certificates.abandon(reserved.slice(0, 3))
      await inTurn(other, async (store) => {
        for (const one of reserved.slice(0, 3)) await store.certificates.abandon([one])
      })
      for (const table of tables) {
        const all = `SELECT * FROM ${table}`
        expect(await one.all(all)).toEqual(await other.all(all))
      }
    }
    for (const sql of [one, other]) await sql.close()
  }
  const histories = fc.array(step, { minLength: 1, maxLength: 4 })
  const examples = Object.values(shortest).map((steps): [Step[]] => [steps])
  await fc.assert(fc.asyncProperty(histories, history), { numRuns: examples.length + times(400), examples })
  expect([...seen].sort()).toEqual(Object.keys(shortest).sort())
})
