/** What every store keeps to of public keys: one holder each, and none once it was stolen. */
import { beforeEach, describe, expect, it } from 'vitest'
import type { EntryName } from '../../../src/core/brand.ts'
import type { Reservation } from '../../../src/core/record.ts'
import { type Made, makeCertificate, makeKey } from '../../support/certificate-kit.ts'
import { clients, clock, der, reservation, revocation, serialOf, store } from './kit.ts'

const device = 'device' as EntryName
const other = 'other' as EntryName

export function keysContract(): void {
  describe('keys', () => {
    let made: Made
    beforeEach(() => {
      made = makeCertificate({ issuer: makeCertificate(), key: makeKey() })
    })

    const asked = (n: number, name: EntryName, changes: Partial<Reservation> = {}): Reservation =>
      reservation(n, { name, tbs: made.certificate.tbs.der, key: 'brought', naming: 'again', ...changes })
    const issue = async (n: number, name: EntryName, changes: Partial<Reservation> = {}) => {
      const wanted = asked(n, name, changes)
      await store.certificates.reserve([wanted])
      await store.certificates.recordIssued([{ authority: clients, serial: wanted.serial, certificate: made.der }])
    }
    const early = (name: EntryName) => store.certificates.requireFreeKey(name, made.certificate.tbs.spki)
    /** Both what is asked early and what counts say the same. */
    const requireFree = async (n: number, name: EntryName) => {
      await early(name)
      await store.certificates.reserve([asked(n, name)])
      await store.certificates.abandon([{ authority: clients, serial: serialOf(n) }])
    }
    const requireRefused = async (n: number, name: EntryName, refusal: object) => {
      await expect(early(name)).rejects.toMatchObject(refusal)
      await expect(store.certificates.reserve([asked(n, name)])).rejects.toMatchObject(refusal)
      expect(await store.certificates.findBySerial(serialOf(n))).toBeUndefined()
    }
    const taken = { code: 'key.taken', facts: { name: device, serial: serialOf(1) } }

    it('belong to one name while a certificate of it is good', async () => {
      await requireFree(9, device)
      await issue(1, device)
      await requireRefused(2, other, taken)
      await requireFree(3, device)
      clock.advance(86_401)
      await requireFree(4, other)
    })

    it('belong to nobody else where a key was made for a certificate, which nobody else can have', async () => {
      await issue(1, device)
      const { key: _, ...madeHere } = asked(2, other)
      await store.certificates.reserve([madeHere])
      expect(await store.certificates.findBySerial(serialOf(2))).toMatchObject({ state: 'reserved' })
    })

    it('belong to a reservation while its lease runs, in the same group too', async () => {
      await expect(store.certificates.reserve([asked(1, device), asked(2, other)])).rejects.toMatchObject(taken)
      expect(await store.certificates.findBySerial(serialOf(1))).toBeUndefined()
      await store.certificates.reserve([asked(1, device)])
      await requireRefused(2, other, taken)
      clock.advance(61)
      await requireFree(3, other)
    })

    it('are known by what their maker has read, as by their bytes', async () => {
      const { spki } = made.certificate.tbs
      const unread = der<'TBSCertificate'>(0x30, 3)
      const { key: _, ...madeHere } = asked(1, device)
      const read = { spki, terms: [] }
      await store.certificates.reserve([{ ...madeHere, tbs: unread, read }])
      await store.certificates.recordIssued([{ authority: clients, serial: serialOf(1), certificate: made.der }])
      await requireRefused(2, other, taken)
      await expect(store.certificates.reserve([asked(3, other, { tbs: unread, read })])).rejects.toMatchObject(taken)
      await store.certificates.reserve([asked(4, other, { tbs: unread })])
    })

    it('are free again after a revocation, but after none for keyCompromise', async () => {
      await issue(1, device)
      await store.revocations.add([{ ...revocation(1), reason: 'superseded' }])
      await requireFree(2, other)
      await issue(3, device)
      await store.revocations.add([revocation(3)])
      const compromised = { code: 'key.compromised', facts: { name: device, serial: serialOf(3) } }
      await requireRefused(4, other, compromised)
      await requireRefused(5, device, compromised)
      clock.advance(86_401)
      await requireRefused(6, other, compromised)
    })

    it('that were stolen are found at other certificates while these are good, whether issued before or reserved', async () => {
      const stolen = async (limit = 9) => (await store.certificates.listStolen(limit)).map(({ serial }) => serial)
      await issue(1, device)
      await issue(2, device)
      await issue(3, device)
      await store.certificates.reserve([asked(4, device)])
      await store.revocations.add([{ ...revocation(3), reason: 'superseded' }])
      expect(await stolen()).toEqual([])
      await store.revocations.add([revocation(1)])
      expect(await stolen()).toEqual([serialOf(2)])
      await store.certificates.recordIssued([{ authority: clients, serial: serialOf(4), certificate: made.der }])
      expect(await stolen()).toEqual([serialOf(2), serialOf(4)])
      expect(await stolen(1)).toEqual([serialOf(2)])
      await store.revocations.add([revocation(2)])
      expect(await stolen()).toEqual([serialOf(4)])
      clock.advance(86_401)
      expect(await stolen()).toEqual([])
    })

    it('are known of a certificate that was adopted, and not of a serial number alone', async () => {
      const { notBefore, notAfter } = reservation(1)
      const adoption = { name: device, notBefore, notAfter }
      await store.revocations.add([{ ...revocation(7), adoption }])
      await requireFree(8, other)
      await store.revocations.add([{ ...revocation(1), adoption: { ...adoption, certificate: made.der } }])
      await requireRefused(2, other, { code: 'key.compromised', facts: { serial: serialOf(1) } })
    })
  })
}
