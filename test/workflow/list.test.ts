/** Which certificates are listed, by what is asked of them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { type ListRequest, listCertificates } from '../support/workflows.ts'

const DAY = 86_400

let clock: MovableClock
let home: TestHome
beforeAll(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  await home.issue('client', 'old-phone', { days: 1 })
  clock.advance(2 * DAY)
  await home.issue('client', 'laptop-1', { claims: [{ name: 'role', value: 'admin' }] })
  await home.issue('client', 'laptop-2', {
    claims: [
      { name: 'role', value: 'administrator' },
      { name: 'team', value: 'payments' },
    ],
  })
  await home.issue('client', 'phone', { claims: [{ name: 'scopes', value: 'orders:read,orders:write' }] })
  await home.issue('client', 'lost')
  await home.revoke('lost')
  clock.advance(3 * DAY)
  await home.issue('client', 'early')
  clock.advance(-2 * DAY)
})
afterAll(() => home.remove())

const names = async (asked: Partial<ListRequest>): Promise<readonly string[]> =>
  (await listCertificates({ home: home.path, limit: 50, ...asked }, home.ports)).certificates.map(({ name }) => name)
const claim = (name: string, value: string) => ({ claims: [{ name, value }] })

describe('a list', () => {
  it.each<[string, Partial<ListRequest>, readonly string[]]>([
    ['of a name', { name: 'phone' }, ['phone']],
    ['of a pattern of names', { name: 'laptop-*' }, ['laptop-2', 'laptop-1']],
    ['of a pattern with dots that mean dots', { name: 'l.*' }, []],
    ['of a claim', claim('role', 'admin'), ['laptop-1']],
    ['of all values of a claim that is a list', claim('scopes', 'orders:read,orders:write'), ['phone']],
    ['of one value of a claim that is a list', claim('scopes', 'orders:read'), []],
    [
      'of two claims',
      { claims: [...claim('role', 'administrator').claims, ...claim('team', 'payments').claims] },
      ['laptop-2'],
    ],
    [
      'of two claims that nobody has both',
      { claims: [...claim('role', 'admin').claims, ...claim('team', 'payments').claims] },
      [],
    ],
    ['of a claim and a pattern', { ...claim('role', 'admin'), name: '*-2' }, []],
    ['of those in date', { states: ['issued'] }, ['phone', 'laptop-2', 'laptop-1']],
    ['of those that have ended', { states: ['expired'] }, ['old-phone']],
    ['of those that are not valid yet', { states: ['not-yet-valid'] }, ['early']],
    ['of the revoked', { states: ['revoked'] }, ['lost']],
    ['of two states', { states: ['not-yet-valid', 'revoked'] }, ['early', 'lost']],
    ['of a state and a pattern', { states: ['issued', 'expired'], name: '*phone' }, ['phone', 'old-phone']],
    ['of no state in particular', { states: [] }, ['early', 'lost', 'phone', 'laptop-2', 'laptop-1', 'old-phone']],
  ])('%s', async (_, asked, expected) => {
    expect(await names(asked)).toEqual(expected)
  })

  it.each<[string, Partial<ListRequest>, string]>([
    ['a claim that is not defined', claim('rol', 'admin'), 'claim.unknown'],
    ['a value that the claim cannot have', claim('clearance', 'high'), 'claim.refused'],
    ['a pattern with characters that no name has', { name: 'Laptop*' }, 'input.malformed'],
    ['a pattern that SQLite would read as more', { name: '[a-z]*' }, 'input.malformed'],
  ])('refuses %s', async (_, asked, code) => {
    await expect(names(asked)).rejects.toMatchObject({ code })
  })

  it('has in each state as many as it counts', async () => {
    const { counts } = await listCertificates({ home: home.path, limit: 1 }, home.ports)
    for (const [state, count] of Object.entries(counts)) {
      expect(await names({ states: [state as NonNullable<ListRequest['states']>[number]] }), state).toHaveLength(count)
    }
  })
})
