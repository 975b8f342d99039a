/** What every store keeps to of authorities, and of events. */
import { describe, expect, it } from 'vitest'
import type { Der } from '../../../src/core/brand.ts'
import { findBreak } from '../../../src/core/event-chain.ts'
import { clients, der, issue, publish, reservation, revoke, store } from './kit.ts'

export function eventsContract(): void {
  it('puts a newer certificate of an authority in place of the one it is said to have, and of no other', async () => {
    const [first, second, third] = [0, 1, 2].map((n) => der<'Certificate'>(0x30, n)) as [
      Der<'Certificate'>,
      Der<'Certificate'>,
      Der<'Certificate'>,
    ]
    expect(await store.authorities.replaceCertificate(clients, { recorded: first, newer: second })).toBe(true)
    expect(await store.authorities.replaceCertificate(clients, { recorded: first, newer: third })).toBe(false)
    expect(await store.authorities.list()).toMatchObject([{ name: clients, certificate: second, pin: 'pin' }])
    expect((await store.events.list()).map(({ kind }) => kind)).toEqual(['authority.established', 'authority.widened'])
  })

  describe('events', () => {
    it('records every act in an unbroken chain', async () => {
      await issue(1)
      await revoke(1)
      await publish()
      const events = await store.events.list()
      expect(events.map((e) => e.kind)).toEqual([
        'authority.established',
        'certificate.issued',
        'certificate.revoked',
        'crl.published',
      ])
      expect(findBreak(events)).toBeUndefined()
      expect(await store.events.check()).toEqual({ count: 4 })
    })

    it('checks a chain that is longer than it reads at once', async () => {
      const many = Array.from({ length: 2000 }, (_, n) => reservation(n))
      await store.certificates.reserve(many)
      const certificate = der<'Certificate'>(0x30, 0x01)
      await store.certificates.recordIssued(many.map(({ serial }) => ({ authority: clients, serial, certificate })))
      expect(await store.events.check()).toEqual({ count: 2001 })
    })

    it('shows a changed, a missing and a reordered event as a break', async () => {
      await issue(1)
      await issue(2)
      const events = await store.events.list()
      const changed = events.map((e) => (e.sequence === 2 ? { ...e, facts: { ...e.facts, serial: 'ff' } } : e))
      expect(findBreak(changed)).toBe(2)
      expect(findBreak(events.filter((e) => e.sequence !== 2))).toBe(2)
      expect(findBreak([events[1]!, events[0]!, events[2]!])).toBe(1)
    })
  })
}
