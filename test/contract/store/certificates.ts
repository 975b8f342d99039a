/** What every store keeps to of certificates. */
import { describe, expect, it } from 'vitest'
import type { EntryName, Instant } from '../../../src/core/brand.ts'
import { formatInstant } from '../../../src/core/brand.ts'
import { countedStateOf, countedStates } from '../../../src/core/record.ts'
import { noon } from '../../support/clock.ts'
import { clients, clock, der, issue, reservation, revocation, revoke, serialOf, store } from './kit.ts'

export function certificatesContract(): void {
  describe('certificates', () => {
    it('goes from reserved to issued, and is found by serial, by name and in the list', async () => {
      await store.certificates.reserve([reservation(1)])
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({
        state: 'reserved',
        leaseEnds: noon + 60,
      })
      await store.certificates.recordIssued([
        { authority: clients, serial: serialOf(1), certificate: der(0x30, 0x01, 1) },
      ])
      const record = await store.certificates.findBySerial(serialOf(1))
      expect(record).toMatchObject({ state: 'issued', name: 'name-1', issuedAt: noon })
      expect(await store.certificates.findByName('name-1' as EntryName)).toEqual([record])
      expect((await store.certificates.list({ limit: 10 })).rows).toEqual([record])
      expect(await store.certificates.findBySerial(serialOf(2))).toBeUndefined()
    })

    it('refuses a name twice, and allows it again on request', async () => {
      await issue(1)
      await expect(store.certificates.reserve([reservation(2, { name: 'name-1' as EntryName })])).rejects.toMatchObject(
        {
          code: 'name.taken',
          facts: { name: 'name-1', serial: serialOf(1) },
        },
      )
      await issue(3, { name: 'name-1' as EntryName, naming: 'again' })
      expect((await store.certificates.findByName('name-1' as EntryName)).map((r) => r.serial)).toEqual([
        serialOf(3),
        serialOf(1),
      ])
    })

    it('keeps a claim under the identifier that it was first issued with', async () => {
      await issue(1, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.1' }] })
      await issue(2, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.1' }] })
      const moved = reservation(3, { claims: [{ name: 'role', oid: '1.3.6.1.4.1.32473.9' }] })
      await expect(store.certificates.reserve([moved])).rejects.toMatchObject({
        code: 'claim.oid-changed',
        facts: { claim: 'role', oid: '1.3.6.1.4.1.32473.9', issued: '1.3.6.1.4.1.32473.1' },
      })
      expect(await store.certificates.findBySerial(serialOf(3))).toBeUndefined()
    })

    it('writes a group of reservations down whole or not at all', async () => {
      await issue(1)
      await expect(store.certificates.reserve([reservation(2), reservation(1)])).rejects.toMatchObject({
        code: 'name.taken',
      })
      expect(await store.certificates.findBySerial(serialOf(2))).toBeUndefined()
    })

    it('abandons a reservation whose lease lapsed, and does not let its certificate be recorded', async () => {
      await store.certificates.reserve([reservation(1)])
      clock.advance(60)
      expect(await store.certificates.recordIssued([])).toEqual([])
      clock.advance(1)
      const lost = await store.certificates.recordIssued([
        { authority: clients, serial: serialOf(1), certificate: der(1) },
      ])
      expect(lost).toEqual([serialOf(1)])
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
      expect(await store.revocations.listOverdue(clients)).toMatchObject([{ serial: serialOf(1) }])
    })

    it('abandons a reservation that was made while the clock was ahead, and not one that a small step back met', async () => {
      await store.certificates.reserve([reservation(1)])
      clock.advance(-30)
      await issue(2)
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({ state: 'reserved' })
      clock.advance(-86_400)
      expect((await store.revocations.listDue(clients)).overdue).toEqual([serialOf(1)])
      await issue(3, { name: 'name-1' as EntryName })
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
    })

    it('tells a name that is taken from one that another command is about to take', async () => {
      const name = 'name-1' as EntryName
      await store.certificates.requireFreeName(name)
      await store.certificates.reserve([reservation(1)])
      const until = formatInstant((noon + 61) as Instant)
      const busy = { code: 'name.busy', facts: { name, until } }
      await expect(store.certificates.requireFreeName(name)).rejects.toMatchObject(busy)
      await expect(store.certificates.reserve([reservation(2, { name })])).rejects.toMatchObject(busy)
      clock.advance(60)
      await expect(store.certificates.requireFreeName(name)).rejects.toMatchObject(busy)
      clock.advance(1)
      await store.certificates.requireFreeName(name)
      await issue(2, { name })
      await store.certificates.reserve([reservation(3, { name, naming: 'again' })])
      await expect(store.certificates.requireFreeName(name)).rejects.toMatchObject({ code: 'name.taken' })
    })

    it('takes a reservation back from anybody who will not use it, and nothing that was recorded', async () => {
      const name = 'name-1' as EntryName
      await store.certificates.reserve([reservation(1)])
      await store.certificates.abandon([{ authority: clients, serial: serialOf(1) }])
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({ state: 'abandoned' })
      expect(await store.revocations.listOverdue(clients)).toMatchObject([{ serial: serialOf(1) }])
      await issue(2, { name })
      await store.certificates.abandon([{ authority: clients, serial: serialOf(2) }])
      expect(await store.certificates.findBySerial(serialOf(2))).toMatchObject({ state: 'issued' })
    })

    it('frees the name of an abandoned reservation', async () => {
      await store.certificates.reserve([reservation(1)])
      clock.advance(61)
      await issue(2, { name: 'name-1' as EntryName })
      expect(await store.certificates.findBySerial(serialOf(2))).toMatchObject({ state: 'issued' })
    })

    it('pages through the list, newest first, without gap or repetition', async () => {
      for (let n = 1; n <= 5; n++) await issue(n)
      const first = await store.certificates.list({ limit: 2 })
      const second = await store.certificates.list({ limit: 2, before: first.next as string })
      const third = await store.certificates.list({ limit: 2, before: second.next as string })
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
        (await store.certificates.list({ limit: 10, ...query })).rows.map((r) => r.name)
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
      expect(await store.certificates.count()).toEqual({
        reserved: 0,
        abandoned: 0,
        issued: 1,
        superseded: 0,
        revoked: 1,
        'not-yet-valid': 0,
        expired: 1,
      })
      const none = { reserved: 0, abandoned: 0, issued: 0, superseded: 0, revoked: 0, 'not-yet-valid': 0, expired: 0 }
      expect(await store.certificates.count({ name: 'name-2' as EntryName })).toEqual({ ...none, expired: 1 })
      expect(await store.certificates.count({ except: 'name-2' as EntryName })).toEqual({
        ...none,
        issued: 1,
        revoked: 1,
      })
      await issue(4, { notBefore: (noon + 12) as Instant })
      expect(await store.certificates.count({ name: 'name-4' as EntryName })).toEqual({ ...none, 'not-yet-valid': 1 })
      clock.advance(1)
      expect(await store.certificates.count({ name: 'name-4' as EntryName })).toEqual({ ...none, issued: 1 })
    })

    it.each([
      [9, 'not-yet-valid'],
      [10, 'issued'],
      [11, 'issued'],
      [19, 'issued'],
      [20, 'issued'],
      [21, 'expired'],
    ] as const)(
      'lists and counts as it would be said of each: valid from second 10 to second 20, at second %d (RFC 5280 §4.1.2.5)',
      async (at, state) => {
        const validity = { notBefore: (noon + 10) as Instant, notAfter: (noon + 20) as Instant }
        for (const n of [1, 2]) await issue(n, validity)
        await revoke(2)
        await store.certificates.reserve([reservation(3, validity), reservation(4, validity)])
        await store.certificates.abandon([{ authority: clients, serial: serialOf(4) }])
        const adoption = { name: 'name-5' as EntryName, ...validity }
        await store.revocations.add([{ ...revocation(5), adoption }])
        clock.advance(at)
        const said = { 1: state, 2: 'revoked', 3: 'reserved', 4: 'abandoned', 5: 'revoked' } as const
        const { rows } = await store.certificates.list({ limit: 10 })
        expect(Object.fromEntries(rows.map((row) => [row.name.slice(5), countedStateOf(row, clock.now())]))).toEqual(
          said,
        )
        const counted: Record<string, number> = {}
        for (const one of Object.keys(countedStates) as (keyof typeof countedStates)[]) {
          const names = rows.filter((row) => countedStateOf(row, clock.now()) === one).map(({ name }) => name)
          const listed = await store.certificates.list({ limit: 10, states: [one] })
          expect(listed.rows.map(({ name }) => name)).toEqual(names)
          counted[one] = names.length
        }
        expect(await store.certificates.count()).toEqual(counted)
      },
    )
  })
}
