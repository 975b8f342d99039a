/** What the tests of every store begin with: a record with one authority, a clock, and acts in short. Tests nothing. */
import { beforeEach, expect } from 'vitest'
import type { Der, EntryName, Instant, Pin, SerialNumber } from '../../../src/core/brand.ts'
import type { CrlChunk, CrlDraft, Store } from '../../../src/core/port/store.ts'
import type { ReadFindable, Reservation, Revocation } from '../../../src/core/record.ts'
import type { Sql } from '../../../src/store/sql.ts'
import { fixedClock, type MovableClock, noon } from '../../support/clock.ts'

export const clients = 'clients' as EntryName
export const terms = { lifetimeSeconds: 1000 }
export const serialOf = (n: number): SerialNumber => (0x10000000 + n).toString(16) as SerialNumber
export const der = <Kind extends string>(...octets: number[]): Der<Kind> =>
  Uint8Array.from(octets) as unknown as Der<Kind>

export function reservation(n: number, changes: Partial<Reservation> = {}): Reservation {
  return {
    authority: clients,
    serial: serialOf(n),
    name: `name-${n}` as EntryName,
    profile: 'client',
    notBefore: noon,
    notAfter: (noon + 86_400) as Instant,
    claims: [],
    tbs: der(0x30, n),
    naming: 'once',
    ...changes,
  }
}

/** What the certificates of these tests are found by: a claim with their number, and the URI that longer ones hold. */
export const read: ReadFindable = (certificate) => ({
  terms: [
    { kind: '1.2.3', value: `urn:test:${certificate.at(-1)}` },
    ...(certificate.length > 4
      ? [{ kind: 'uri', value: Buffer.from(certificate).toString('utf8', 1, certificate.length - 1) }]
      : []),
  ],
  texts: [],
})

/** How a kind of store is opened. Each call opens the one record of a test, and makes it where it is not there. */
export type Open = (clock: MovableClock) => Promise<Store>

/** How the same record is opened as the tables that it lies in, for statements that no rule of the record has seen. */
export type OpenTables = (clock: MovableClock) => Sql

/** The record of the test that runs, and its clock. */
export let store: Store
export let clock: MovableClock

export function beginWith(open: Open): void {
  beforeEach(async () => {
    clock = fixedClock()
    store = await open(clock)
    await store.authorities.add({ name: clients, usage: 'client', certificate: der(0x30, 0), pin: 'pin' as Pin })
    return () => store.close()
  })
}

export const issue = async (n: number, changes: Partial<Reservation> = {}): Promise<void> => {
  const wanted = reservation(n, changes)
  const { serial, supersedes } = wanted
  await store.certificates.reserve([wanted])
  await store.certificates.recordIssued([
    { authority: clients, serial, certificate: der(0x30, 0x01, n), ...(supersedes && { supersedes }) },
  ])
}
export const revocation = (n: number): Revocation => ({
  authority: clients,
  serial: serialOf(n),
  reason: 'keyCompromise',
  revokedAt: clock.now(),
  entry: der(0x30, 0x02, n, 0xaa),
})
export const revoke = (n: number): Promise<void> => store.revocations.add([revocation(n)])
/** The serial numbers of some entries. */
export const serialsIn = ({ serials }: Pick<CrlChunk, 'serials'>): readonly SerialNumber[] =>
  serials.length === 0 ? [] : (Buffer.from(serials).toString().split(',') as SerialNumber[])
/** The entries of a draft. */
export const copiesOf = (draft: CrlDraft): Promise<CrlChunk[]> =>
  Array.fromAsync(draft.chunks(), ({ entries, serials, ahead }) => ({
    entries: Uint8Array.from(entries),
    serials: Uint8Array.from(serials),
    ahead,
  }))
/** What a CRL is put in place that nobody looks at. */
export const emitNothing = async () => ({ sha256: '', entries: 0 })
export const publish = async (floor?: {
  number: number
  thisUpdate: Instant
}): Promise<{
  draft: CrlDraft
  octets: string
  serials: readonly SerialNumber[]
  ahead: CrlChunk['ahead']
  entries: number
}> => {
  let seen: CrlDraft | undefined
  let octets = ''
  let serials: readonly SerialNumber[] = []
  let ahead: CrlChunk['ahead'] = []
  const { entries } = await store.crls.publish(clients, terms, floor, async (draft) => {
    seen = draft
    const chunks = await copiesOf(draft)
    octets = Buffer.concat(chunks.map(({ entries }) => entries)).toString('hex')
    serials = chunks.flatMap(serialsIn)
    ahead = chunks.flatMap((chunk) => chunk.ahead)
    expect(await copiesOf(draft)).toEqual(chunks)
    return { sha256: '5ha256', entries: serials.length + ahead.length }
  })
  if (seen === undefined) throw new Error('nothing was emitted')
  return { draft: seen, octets, serials, ahead, entries }
}
