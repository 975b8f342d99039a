/** What every store must do, whatever keeps it. Run by each implementation's own test file. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { Der, EntryName, Instant, Pin, SerialNumber } from '../../src/core/brand.ts'
import { formatInstant } from '../../src/core/brand.ts'
import { findBreak } from '../../src/core/event-chain.ts'
import type { CrlDraft, Store } from '../../src/core/port/store.ts'
import type { Reservation } from '../../src/core/record.ts'
import { fixedClock, type MovableClock, noon } from '../support/clock.ts'

const clients = 'clients' as EntryName
const terms = { lifetimeSeconds: 1000 }
const serialOf = (n: number): SerialNumber => (0x10000000 + n).toString(16) as SerialNumber
const der = <Kind extends string>(...octets: number[]): Der<Kind> => Uint8Array.from(octets) as unknown as Der<Kind>

function reservation(n: number, changes: Partial<Reservation> = {}): Reservation {
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

export function storeContract(open: (clock: MovableClock) => Promise<Store>): void {
  let clock: MovableClock
  let store: Store

  beforeEach(async () => {
    clock = fixedClock()
    store = await open(clock)
    await store.addAuthority({ name: clients, usage: 'client', certificate: der(0x30, 0), pin: 'pin' as Pin })
    return () => store.close()
  })

  it('puts a newer certificate of an authority in place of the one it is said to have, and of no other', async () => {
    const [first, second, third] = [0, 1, 2].map((n) => der<'Certificate'>(0x30, n)) as [
      Der<'Certificate'>,
      Der<'Certificate'>,
      Der<'Certificate'>,
    ]
    expect(await store.replaceCertificate(clients, { recorded: first, newer: second })).toBe(true)
    expect(await store.replaceCertificate(clients, { recorded: first, newer: third })).toBe(false)
    expect(await store.listAuthorities()).toMatchObject([{ name: clients, certificate: second, pin: 'pin' }])
    expect((await store.listEvents()).map(({ kind }) => kind)).toEqual(['authority.established', 'authority.widened'])
  })

  const issue = async (n: number, changes: Partial<Reservation> = {}): Promise<void> => {
    const wanted = reservation(n, changes)
    await store.reserve([wanted])
    await store.recordIssued([{ authority: clients, serial: wanted.serial, certificate: der(0x30, 0x01, n) }])
  }
  const revoke = (n: number): Promise<void> =>
    store.revoke([
      {
        authority: clients,
        serial: serialOf(n),
        reason: 'keyCompromise',
        revokedAt: clock.now(),
        entry: der(0x30, 0x02, n, 0xaa),
      },
    ])
  const publish = async (floor?: {
    number: number
    thisUpdate: Instant
  }): Promise<{ draft: CrlDraft; octets: string; serials: readonly SerialNumber[] }> => {
    let seen: CrlDraft | undefined
    let octets = ''
    let serials: readonly SerialNumber[] = []
    await store.publishCrl(clients, terms, floor, async (draft) => {
      seen = draft
      const chunks = await Array.fromAsync(draft.chunks())
      octets = Buffer.concat(chunks.map(({ entries }) => entries)).toString('hex')
      serials = chunks.flatMap((chunk) => chunk.serials)
      expect(await Array.fromAsync(draft.chunks())).toEqual(chunks)
      return '5ha256'
    })
    if (seen === undefined) throw new Error('nothing was emitted')
    return { draft: seen, octets, serials }
  }

  describe('certificates', () => {
    it('goes from reserved to issued, and is found by serial, by name and in the list', async () => {
      await store.reserve([reservation(1)])
      expect(await store.findBySerial(serialOf(1))).toMatchObject({ state: 'reserved', leaseEnds: noon + 60 })
      await store.recordIssued([{ authority: clients, serial: serialOf(1), certificate: der(0x30, 0x01, 1) }])
      const record = await store.findBySerial(serialOf(1))
      expect(record).toMatchObject({ state: 'issued', name: 'name-1', issuedAt: noon })
      expect(await store.findByName('name-1' as EntryName)).toEqual([record])
      expect((await store.list({ limit: 10 })).rows).toEqual([record])
      expect(await store.findBySerial(serialOf(2))).toBeUndefined()
    })

    it('refuses a name twice, and allows it again on request', async () => {
      await issue(1)
      await expect(store.reserve([reservation(2, { name: 'name-1' as EntryName })])).rejects.toMatchObject({
        code: 'name.taken',
        facts: { name: 'name-1', serial: serialOf(1) },
      })
      await issue(3, { name: 'name-1' as EntryName, naming: 'again' })
      expect((await store.findByName('name-1' as EntryName)).map((r) => r.serial)).toEqual([serialOf(3), serialOf(1)])
    })

    it('keeps a claim under the identifier that it was first issued with', async () => {
      await issue(1, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.1' }] })
      await issue(2, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.1' }] })
      const moved = reservation(3, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.9' }] })
      await expect(store.reserve([moved])).rejects.toMatchObject({
        code: 'claim.oid-changed',
        facts: { claim: 'role', oid: '1.3.6.1.4.1.32473.9', issued: '1.3.6.1.4.1.32473.1' },
      })
      expect(await store.findBySerial(serialOf(3))).toBeUndefined()
    })

    it('writes a group of reservations down whole or not at all', async () => {
      await issue(1)
      await expect(store.reserve([reservation(2), reservation(1)])).rejects.toMatchObject({ code: 'name.taken' })
      expect(await store.findBySerial(serialOf(2))).toBeUndefined()
    })

    it('abandons a reservation whose lease lapsed, and does not let its certificate be recorded', async () => {
      await store.reserve([reservation(1)])
      clock.advance(60)
      expect(await store.recordIssued([])).toEqual([])
      clock.advance(1)
      const lost = await store.recordIssued([{ authority: clients, serial: serialOf(1), certificate: der(1) }])
      expect(lost).toEqual([serialOf(1)])
      expect(await store.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
      expect(await store.listOverdue(clients)).toMatchObject([{ serial: serialOf(1) }])
    })

    it('abandons a reservation that was made while the clock was ahead, and not one that a small step back met', async () => {
      await store.reserve([reservation(1)])
      clock.advance(-30)
      await issue(2)
      expect(await store.findBySerial(serialOf(1))).toMatchObject({ state: 'reserved' })
      clock.advance(-86_400)
      expect((await store.listDue(clients)).overdue).toEqual([serialOf(1)])
      await issue(3, { name: 'name-1' as EntryName })
      expect(await store.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
    })

    it('tells a name that is taken from one that another command is about to take', async () => {
      const name = 'name-1' as EntryName
      await store.requireFreeName(name)
      await store.reserve([reservation(1)])
      const until = formatInstant((noon + 61) as Instant)
      const busy = { code: 'name.busy', facts: { name, until } }
      await expect(store.requireFreeName(name)).rejects.toMatchObject(busy)
      await expect(store.reserve([reservation(2, { name })])).rejects.toMatchObject(busy)
      clock.advance(60)
      await expect(store.requireFreeName(name)).rejects.toMatchObject(busy)
      clock.advance(1)
      await store.requireFreeName(name)
      await issue(2, { name })
      await store.reserve([reservation(3, { name, naming: 'again' })])
      await expect(store.requireFreeName(name)).rejects.toMatchObject({ code: 'name.taken' })
    })

    it('takes a reservation back from whoever will not use it, and nothing that was recorded', async () => {
      const name = 'name-1' as EntryName
      await store.reserve([reservation(1)])
      await store.abandon([{ authority: clients, serial: serialOf(1) }])
      expect(await store.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
      expect(await store.listOverdue(clients)).toMatchObject([{ serial: serialOf(1) }])
      await issue(2, { name })
      await store.abandon([{ authority: clients, serial: serialOf(2) }])
      expect(await store.findBySerial(serialOf(2))).toMatchObject({ state: 'issued' })
    })

    it('frees the name of an abandoned reservation', async () => {
      await store.reserve([reservation(1)])
      clock.advance(61)
      await issue(2, { name: 'name-1' as EntryName })
      expect(await store.findBySerial(serialOf(2))).toMatchObject({ state: 'issued' })
    })

    it('pages through the list, newest first, without gap or repetition', async () => {
      for (let n = 1; n <= 5; n++) await issue(n)
      const first = await store.list({ limit: 2 })
      const second = await store.list({ limit: 2, before: first.next as string })
      const third = await store.list({ limit: 2, before: second.next as string })
      expect([...first.rows, ...second.rows, ...third.rows].map((r) => r.name)).toEqual(
        [5, 4, 3, 2, 1].map((n) => `name-${n}`),
      )
      expect(third.next).toBeUndefined()
    })

    it('filters the list by state, name and expiry', async () => {
      await issue(1)
      await issue(2, { notAfter: (noon + 10) as Instant })
      await issue(3)
      await revoke(3)
      const names = async (query: object): Promise<string[]> =>
        (await store.list({ limit: 10, ...query })).rows.map((r) => r.name)
      expect(await names({ state: 'revoked' })).toEqual(['name-3'])
      expect(await names({ name: 'name-1' })).toEqual(['name-1'])
      expect(await names({ expiringBefore: noon + 100 })).toEqual(['name-2'])
      expect(await names({ usage: 'server' })).toEqual([])
      clock.advance(11)
      expect(await names({ except: 'name-1' })).toEqual(['name-3', 'name-2'])
      expect(await names({ states: ['issued', 'revoked'] })).toEqual(['name-3', 'name-1'])
      expect(await names({ states: ['expired'], name: 'name-2' })).toEqual(['name-2'])
      expect(await names({ states: ['reserved'] })).toEqual([])
      expect(await names({ states: [] })).toEqual(['name-3', 'name-2', 'name-1'])
      expect(await store.count()).toEqual({
        reserved: 0,
        abandoned: 0,
        issued: 1,
        revoked: 1,
        'not-yet-valid': 0,
        expired: 1,
      })
      const none = { reserved: 0, abandoned: 0, issued: 0, revoked: 0, 'not-yet-valid': 0, expired: 0 }
      expect(await store.count({ name: 'name-2' as EntryName })).toEqual({ ...none, expired: 1 })
      expect(await store.count({ except: 'name-2' as EntryName })).toEqual({ ...none, issued: 1, revoked: 1 })
      await issue(4, { notBefore: (noon + 12) as Instant })
      expect(await store.count({ name: 'name-4' as EntryName })).toEqual({ ...none, 'not-yet-valid': 1 })
      clock.advance(1)
      expect(await store.count({ name: 'name-4' as EntryName })).toEqual({ ...none, issued: 1 })
    })
  })

  describe('revocation', () => {
    it('is recorded with instant and reason, once', async () => {
      await issue(1)
      await revoke(1)
      expect(await store.findBySerial(serialOf(1))).toMatchObject({
        state: 'revoked',
        reason: 'keyCompromise',
        revokedAt: noon,
      })
      await expect(revoke(1)).rejects.toMatchObject({ code: 'serial.already-revoked' })
      await expect(revoke(2)).rejects.toMatchObject({ code: 'serial.unknown' })
    })

    it('lists minted certificates past their time as overdue, and no other', async () => {
      await issue(1, { revokeAfter: (noon + 5) as Instant })
      await issue(2)
      expect(await store.listOverdue(clients)).toEqual([])
      clock.advance(5)
      expect((await store.listOverdue(clients)).map((r) => r.serial)).toEqual([serialOf(1)])
      await revoke(1)
      expect(await store.listOverdue(clients)).toEqual([])
    })
  })

  describe('CRLs', () => {
    it('starts with number 1, empty, five minutes back', async () => {
      const { draft } = await publish()
      expect(draft).toMatchObject({
        number: 1,
        thisUpdate: noon - 300,
        nextUpdate: noon + 700,
        entries: 0,
      })
      expect(await store.lastCrl(clients)).toMatchObject({ number: 1, entries: 0 })
    })

    it('holds every entry in the order of revocation, also beyond one chunk', async () => {
      const many = 2100
      await store.reserve(Array.from({ length: many }, (_, n) => reservation(n)))
      await store.recordIssued(
        Array.from({ length: many }, (_, n) => ({
          authority: clients,
          serial: serialOf(n),
          certificate: der(n & 0xff),
        })),
      )
      await store.revoke(
        Array.from({ length: many }, (_, n) => ({
          authority: clients,
          serial: serialOf(n),
          reason: 'unspecified' as const,
          revokedAt: noon,
          entry: der<'CrlEntry'>(n >> 8, n & 0xff),
        })),
      )
      const { draft, octets, serials } = await publish()
      expect(draft).toMatchObject({ entries: many })
      expect(serials).toEqual(Array.from({ length: many }, (_, n) => serialOf(n)))
      const expected = Array.from({ length: many }, (_, n) => n.toString(16).padStart(4, '0')).join('')
      expect(octets).toBe(expected)
    })

    it('raises number and thisUpdate each time, also when signing failed in between', async () => {
      const first = await publish()
      await expect(
        store.publishCrl(clients, terms, undefined, () => Promise.reject(new Error('no signer'))),
      ).rejects.toThrow()
      const second = await publish()
      expect(second.draft.number).toBe(first.draft.number + 2)
      expect(second.draft.thisUpdate).toBe(first.draft.thisUpdate + 2)
    })

    it('never dates a CRL into the future: refuses when the clock is behind the last one', async () => {
      await publish()
      clock.advance(-301)
      await expect(publish()).rejects.toMatchObject({ code: 'crl.clock-behind' })
    })

    it('dates a CRL by the clock where somebody answers for it, its number rising all the same, and rises again from there', async () => {
      clock.advance(86_400)
      await publish()
      clock.advance(-86_400)
      await expect(publish()).rejects.toMatchObject({ code: 'crl.clock-behind' })
      const answered = { ...terms, dating: 'by-clock' } as const
      const floor = { number: 9, thisUpdate: (noon + 86_400) as Instant }
      expect(await store.publishCrl(clients, answered, floor, async () => '')).toMatchObject({
        number: 10,
        thisUpdate: noon - 300,
      })
      expect((await publish()).draft).toMatchObject({ number: 11, thisUpdate: noon - 299 })
      expect(await store.publishCrl(clients, answered, undefined, async () => '')).toMatchObject({
        number: 12,
        thisUpdate: noon - 298,
      })
    })

    it('dates a CRL after the newest that is known, whatever the time of an older one, and of two by the later', async () => {
      const later = (noon + 86_400) as Instant
      expect((await publish()).draft).toMatchObject({ number: 1 })
      expect((await publish()).draft).toMatchObject({ number: 2 })
      expect((await publish({ number: 1, thisUpdate: later })).draft).toMatchObject({ number: 3 })
      for (const number of [3, 4]) {
        const refused = publish({ number, thisUpdate: later })
        await expect(refused).rejects.toMatchObject({ code: 'crl.clock-behind' })
      }
    })

    it('tells apart who was revoked by a clock that was ahead, until it has come that far', async () => {
      const notAfter = (noon + 200_000) as Instant
      for (const n of [1, 2]) await issue(n, { notAfter })
      await revoke(1)
      clock.advance(86_400)
      await revoke(2)
      clock.advance(-86_400)
      const { draft, octets } = await publish()
      expect(draft).toMatchObject({ entries: 2, ahead: [{ serial: serialOf(2), reason: 'keyCompromise' }] })
      expect(octets).toBe('300201aa')
      clock.advance(86_400)
      const later = await publish()
      expect(later.draft).toMatchObject({ entries: 2, ahead: [] })
      expect(later.octets).toBe('300201aa300202aa')
    })

    it('ends a CRL with its authority at the latest', async () => {
      const endsBy = (noon + 100) as Instant
      const cut = await store.publishCrl(clients, { ...terms, endsBy }, undefined, async () => '')
      expect(cut.nextUpdate).toBe(endsBy)
      const whole = { ...terms, endsBy: (noon + 5000) as Instant }
      expect((await store.publishCrl(clients, whole, undefined, async () => '')).nextUpdate).toBe(noon + 701)
    })

    it('rises above a CRL that only the disk knows', async () => {
      const { draft } = await publish({ number: 41, thisUpdate: (noon - 10) as Instant })
      expect(draft).toMatchObject({ number: 42, thisUpdate: noon - 9 })
    })

    it('keeps an entry for one CRL lifetime after its certificate ended, and no longer', async () => {
      await issue(1, { notAfter: (noon + 100) as Instant })
      await revoke(1)
      clock.advance(100 + 1000)
      expect((await publish()).draft.entries).toBe(1)
      clock.advance(301)
      expect((await publish()).draft.entries).toBe(0)
    })

    it('keeps the entry of what was minted for one CRL after its end, and no longer (RFC 5280 §3.3)', async () => {
      const notAfter = (noon + 100) as Instant
      await issue(1, { notAfter, revokeAfter: noon })
      await issue(2, { notAfter })
      for (const n of [1, 2]) await revoke(n)
      // A CRL is of after the end where its thisUpdate is, which lies five minutes back.
      const listed: [number, number][] = [
        [100, 2],
        [300, 2],
        [1, 2],
        [1, 1],
        [1, 1],
      ]
      for (const [seconds, entries] of listed) {
        clock.advance(seconds)
        expect((await publish()).draft.entries, `${clock.now() - noon} s`).toBe(entries)
      }
    })

    it('keeps it also where no CRL has named it: revoked after its end, or while the last was dated ahead', async () => {
      await issue(1, { notAfter: (noon + 100) as Instant, revokeAfter: noon })
      clock.advance(200)
      await publish()
      clock.advance(100)
      await revoke(1)
      expect((await publish()).draft.entries).toBe(1)

      clock.advance(200)
      const answered = { ...terms, dating: 'by-clock' } as const
      const ahead = { number: 9, thisUpdate: (clock.now() - 1) as Instant }
      await store.publishCrl(clients, terms, ahead, async () => '')
      clock.advance(-150)
      await issue(2, { notAfter: (clock.now() + 1) as Instant, revokeAfter: noon })
      await revoke(2)
      clock.advance(70)
      const back = await store.publishCrl(clients, answered, undefined, async () => '')
      expect(back.entries).toBe(2)
    })
  })

  describe('events', () => {
    it('records every act in an unbroken chain', async () => {
      await issue(1)
      await revoke(1)
      await publish()
      const events = await store.listEvents()
      expect(events.map((e) => e.kind)).toEqual([
        'authority.established',
        'certificate.issued',
        'certificate.revoked',
        'crl.published',
      ])
      expect(findBreak(events)).toBeUndefined()
    })

    it('shows a changed, a missing and a reordered event as a break', async () => {
      await issue(1)
      await issue(2)
      const events = await store.listEvents()
      const changed = events.map((e) => (e.sequence === 2 ? { ...e, facts: { ...e.facts, serial: 'ff' } } : e))
      expect(findBreak(changed)).toBe(2)
      expect(findBreak(events.filter((e) => e.sequence !== 2))).toBe(2)
      expect(findBreak([events[1]!, events[0]!, events[2]!])).toBe(1)
    })
  })
}
