/** What every store keeps to of CRLs: numbers, times, and whom they name. */
import { describe, expect, it } from 'vitest'
import type { Instant, SerialNumber } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import {
  clients,
  clock,
  der,
  emitNothing,
  issue,
  publish,
  reservation,
  revoke,
  serialOf,
  serialsIn,
  store,
  terms,
} from './kit.ts'

export function crlsContract(): void {
  describe('CRLs', () => {
    it('starts with number 1, empty, five minutes back', async () => {
      const { draft, entries } = await publish()
      expect(draft).toMatchObject({ number: 1, thisUpdate: noon - 300, nextUpdate: noon + 700 })
      expect(entries).toBe(0)
      expect(await store.crls.findLast(clients)).toMatchObject({ number: 1, entries: 0 })
    })

    it('holds every entry in the order of revocation, also beyond one chunk', async () => {
      const many = 2100
      await store.certificates.reserve(Array.from({ length: many }, (_, n) => reservation(n)))
      await store.certificates.recordIssued(
        Array.from({ length: many }, (_, n) => ({
          authority: clients,
          serial: serialOf(n),
          certificate: der(n & 0xff),
        })),
      )
      await store.revocations.add(
        Array.from({ length: many }, (_, n) => ({
          authority: clients,
          serial: serialOf(n),
          reason: 'unspecified' as const,
          revokedAt: noon,
          entry: der<'CrlEntry'>(n >> 8, n & 0xff),
        })),
      )
      const { entries, octets, serials } = await publish()
      expect(entries).toBe(many)
      expect(serials).toEqual(Array.from({ length: many }, (_, n) => serialOf(n)))
      const expected = Array.from({ length: many }, (_, n) => n.toString(16).padStart(4, '0')).join('')
      expect(octets).toBe(expected)
    })

    it('raises number and thisUpdate each time, also when signing failed in between', async () => {
      const first = await publish()
      await expect(
        store.crls.publish(clients, terms, undefined, () => Promise.reject(new Error('no signer'))),
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
      expect(await store.crls.publish(clients, answered, floor, emitNothing)).toMatchObject({
        number: 10,
        thisUpdate: noon - 300,
      })
      expect((await publish()).draft).toMatchObject({ number: 11, thisUpdate: noon - 299 })
      expect(await store.crls.publish(clients, answered, undefined, emitNothing)).toMatchObject({
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
      const { entries, ahead, octets } = await publish()
      expect({ entries, ahead }).toEqual({ entries: 2, ahead: [{ serial: serialOf(2), reason: 'keyCompromise' }] })
      expect(octets).toBe('300201aa')
      clock.advance(86_400)
      const later = await publish()
      expect(later).toMatchObject({ entries: 2, ahead: [] })
      expect(later.octets).toBe('300201aa300202aa')
    })

    it('ends a CRL with its authority at the latest', async () => {
      const endsBy = (noon + 100) as Instant
      const cut = await store.crls.publish(clients, { ...terms, endsBy }, undefined, emitNothing)
      expect(cut.nextUpdate).toBe(endsBy)
      const whole = { ...terms, endsBy: (noon + 5000) as Instant }
      expect((await store.crls.publish(clients, whole, undefined, emitNothing)).nextUpdate).toBe(noon + 701)
    })

    it('holds for longer than has passed since 1970', async () => {
      const lifetimeSeconds = noon + 1000
      expect(await store.crls.publish(clients, { lifetimeSeconds }, undefined, emitNothing)).toMatchObject({
        nextUpdate: noon - 300 + lifetimeSeconds,
      })
    })

    it('rises above a CRL that only the disk knows', async () => {
      const { draft } = await publish({ number: 41, thisUpdate: (noon - 10) as Instant })
      expect(draft).toMatchObject({ number: 42, thisUpdate: noon - 9 })
    })

    it('keeps an entry for one CRL lifetime after its certificate ended, and no longer', async () => {
      await issue(1, { notAfter: (noon + 100) as Instant })
      await revoke(1)
      clock.advance(100 + 1000)
      expect((await publish()).entries).toBe(1)
      clock.advance(301)
      expect((await publish()).entries).toBe(0)
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
        expect((await publish()).entries, `${clock.now() - noon} s`).toBe(entries)
      }
    })

    it('keeps it also where no CRL has named it: revoked after its end, or while the last was dated ahead', async () => {
      await issue(1, { notAfter: (noon + 100) as Instant, revokeAfter: noon })
      clock.advance(200)
      await publish()
      clock.advance(100)
      await revoke(1)
      expect((await publish()).entries).toBe(1)

      clock.advance(200)
      const answered = { ...terms, dating: 'by-clock' } as const
      const ahead = { number: 9, thisUpdate: (clock.now() - 1) as Instant }
      await store.crls.publish(clients, terms, ahead, emitNothing)
      clock.advance(-150)
      await issue(2, { notAfter: (clock.now() + 1) as Instant, revokeAfter: noon })
      await revoke(2)
      clock.advance(70)
      const named: SerialNumber[] = []
      await store.crls.publish(clients, answered, undefined, async (draft) => {
        for await (const chunk of draft.chunks()) named.push(...serialsIn(chunk))
        return emitNothing()
      })
      expect(named).toEqual([serialOf(1), serialOf(2)])
    })
  })
}
