/** What every store keeps to of revocations. */
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import { clients, clock, issue, revoke, serialOf, store } from './kit.ts'

export function revocationsContract(): void {
  describe('revocation', () => {
    it('is recorded with instant and reason, once', async () => {
      await issue(1)
      await revoke(1)
      expect(await store.certificates.findBySerial(serialOf(1))).toMatchObject({
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
      expect(await store.revocations.listOverdue(clients)).toEqual([])
      clock.advance(5)
      expect((await store.revocations.listOverdue(clients)).map((r) => r.serial)).toEqual([serialOf(1)])
      await revoke(1)
      expect(await store.revocations.listOverdue(clients)).toEqual([])
    })
  })
}
