/** Totals add up: whatever has happened in a home, each certificate is in one counted state, and is listed under it. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { countedStates } from '../../src/core/record.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import { fixedClock } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { listCertificates } from '../support/workflows.ts'

let home: TestHome | undefined
afterEach(() => home?.remove())

const DAY = 86_400

it('adds up over all states, after any history', async () => {
  const clock = fixedClock()
  home = await makeHome({ clock })
  const { path, ports, issue, revoke } = home
  let issued = 0
  const acts = {
    issue: async () => {
      issued += 1
      await issue('client', `client-${issued}`, { days: (issued % 5) + 1 })
    },
    revoke: async () => {
      const { certificates } = await listCertificates({ home: path, limit: 1, states: ['issued'] }, ports)
      if (certificates[0] === undefined) return
      // A clock that was set back signs no CRL; the revocation counts all the same.
      await revoke(certificates[0].name).catch((error: unknown) => {
        if (!isRefusal(error) || error.code !== 'crl.clock-behind') throw error
      })
    },
    wait: async () => clock.advance(DAY),
    goBack: async () => clock.advance(-DAY / 2),
  }
  const names = Object.keys(acts) as (keyof typeof acts)[]
  const histories = fc.sample(fc.array(fc.constantFrom(...names), { minLength: 4, maxLength: 8 }), {
    seed: 11,
    numRuns: 6,
  })
  for (const history of histories) {
    for (const act of history) await acts[act]()
    const { certificates, counts } = await listCertificates({ home: path, limit: 100 }, ports)
    const states = Object.keys(countedStates) as (keyof typeof counts)[]
    const sum = states.reduce((total, state) => total + counts[state], 0)
    expect([sum, certificates.length]).toEqual([issued, issued])
    const found: string[] = []
    for (const state of states) {
      const those = await listCertificates({ home: path, limit: 100, states: [state] }, ports)
      expect(those.certificates.filter((one) => one.state !== state)).toEqual([])
      expect(those.certificates, `${state} after ${history.join(', ')}`).toHaveLength(counts[state])
      found.push(...those.certificates.map(({ serial = '' }) => serial))
    }
    expect(found.sort()).toEqual(certificates.map(({ serial = '' }) => serial).sort())
  }
})
