/** What every store keeps to of certificates that another certificate renews. */
import { describe, expect, it } from 'vitest'
import type { EntryName, Instant } from '../../../src/core/brand.ts'
import type { Reservation, Superseding } from '../../../src/core/record.ts'
import { noon } from '../../support/clock.ts'
import { clients, clock, issue, reservation, revoke, serialOf, store } from './kit.ts'

const name = 'name-1' as EntryName
/** A reservation that renews the first certificate. */
const renewing = (n: number, fate: Superseding['fate'] = 'keep'): Reservation =>
  reservation(n, { name, naming: 'again', supersedes: { serial: serialOf(1), fate } })

export function renewalsContract(): void {
  describe('renewals', () => {
    const facts = async (n: number) => (await store.certificates.findBySerial(serialOf(n)))!
    const counts = async () => {
      const { issued, superseded, expired } = await store.certificates.count()
      return { issued, superseded, expired }
    }

    it('marks what was renewed, counts and lists it apart, and says so in the event', async () => {
      await issue(1)
      await issue(2, renewing(2))
      expect(await facts(1)).toMatchObject({ state: 'issued', supersededBy: serialOf(2) })
      expect(await facts(2)).not.toHaveProperty('supersededBy')
      expect(await counts()).toEqual({ issued: 1, superseded: 1, expired: 0 })
      expect(await store.certificates.count({ name })).toMatchObject({ issued: 1, superseded: 1 })
      expect(await store.certificates.count({ except: name })).toMatchObject({ issued: 0, superseded: 0 })
      const serials = async (state: 'issued' | 'superseded') =>
        (await store.certificates.list({ states: [state], limit: 9 })).rows.map(({ serial }) => serial)
      expect([await serials('issued'), await serials('superseded')]).toEqual([[serialOf(2)], [serialOf(1)]])
      const events = await store.events.list('certificate.issued')
      expect(events.map(({ facts: { serial, supersedes } }) => [serial, supersedes])).toEqual([
        [serialOf(1), undefined],
        [serialOf(2), serialOf(1)],
      ])
    })

    it('counts what was renewed and has ended as expired, and what was renewed and revoked as revoked', async () => {
      await issue(1, { notAfter: (noon + 10) as Instant })
      await issue(2, renewing(2))
      await issue(3)
      await issue(4, {
        name: 'name-3' as EntryName,
        naming: 'again',
        supersedes: { serial: serialOf(3), fate: 'keep' },
      })
      await revoke(3)
      clock.advance(11)
      expect(await counts()).toEqual({ issued: 2, superseded: 0, expired: 1 })
      expect(await store.certificates.count()).toMatchObject({ revoked: 1 })
    })

    it('has the next CRL revoke what was renewed, where that is asked for, and only then', async () => {
      await issue(1)
      await issue(2, renewing(2, 'revoke'))
      await issue(3)
      await issue(4, {
        name: 'name-3' as EntryName,
        naming: 'again',
        supersedes: { serial: serialOf(3), fate: 'keep' },
      })
      expect((await store.revocations.listDue(clients)).overdue).toEqual([serialOf(1)])
    })

    it('renews a certificate once, also where two commands want to at once', async () => {
      await issue(1)
      await store.certificates.reserve([renewing(2)])
      await expect(store.certificates.reserve([renewing(3)])).rejects.toMatchObject({
        code: 'certificate.unrenewable',
        facts: { problem: expect.stringContaining('another command') },
      })
      clock.advance(61)
      await issue(4, renewing(4))
      await expect(store.certificates.reserve([renewing(5)])).rejects.toMatchObject({
        code: 'certificate.unrenewable',
        facts: { problem: expect.stringContaining(serialOf(4)) },
      })
      expect(await facts(1)).toMatchObject({ supersededBy: serialOf(4) })
    })

    it('renews nothing that was revoked, that is not there, or that another authority has signed', async () => {
      await issue(1)
      await revoke(1)
      await expect(store.certificates.reserve([renewing(2)])).rejects.toMatchObject({ code: 'certificate.unrenewable' })
      const unknown = { ...renewing(3), supersedes: { serial: serialOf(9), fate: 'keep' } } as const
      await expect(store.certificates.reserve([unknown])).rejects.toMatchObject({ code: 'serial.unknown' })
      expect((await store.certificates.list({ states: ['reserved'], limit: 9 })).rows).toEqual([])
    })
  })
}
