/** Totals add up: whatever has happened in a home, each certificate is in one counted state, and is listed under it. */
import fc from 'fast-check'
import { afterEach, expect, it } from 'vitest'
import { countedStates } from '../../src/core/record.ts'
import { isRefusal } from '../../src/core/refusal.ts'
import type { CertificateFacts } from '../../src/workflow/facts.ts'
import type { ListFilters } from '../../src/workflow/list.ts'
import type { RenewalRequest } from '../../src/workflow/renew.ts'
import { fixedClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import {
  addAuthority,
  homeStatus,
  listCertificates,
  renewCertificates,
  revokeCertificates,
} from '../support/workflows.ts'

let home: TestHome | undefined
afterEach(() => home?.remove())

const DAY = 86_400
const authorities = ['clients', 'partners', 'servers'] as const
const states = Object.keys(countedStates) as readonly (keyof typeof countedStates)[]
type State = (typeof states)[number]

/** What a certificate is by what happened to it alone; the record is not asked. */
type Known = {
  readonly serial: string
  readonly authority: string
  readonly from: number
  readonly to: number
  fate: 'none' | 'superseded' | 'revoked'
}
const seconds = (time: string): number => Date.parse(time) / 1000
const known = ({ serial = '', authority, notBefore, notAfter }: CertificateFacts): Known => ({
  ...{ serial, authority, fate: 'none' },
  ...{ from: seconds(notBefore), to: seconds(notAfter) },
})

function stateOf({ fate, from, to }: Known, now: number): State {
  if (fate === 'revoked') return 'revoked'
  if (now < from) return 'not-yet-valid'
  if (now > to) return 'expired'
  return fate === 'superseded' ? 'superseded' : 'issued'
}

it('adds up over all states and authorities, after any history of issues, renewals, revocations and clocks', async () => {
  const clock = fixedClock()
  home = await makeHome({ clock })
  const { path, ports, issue } = home
  const common = { home: path, passphrase: knowPassphrase, watch: () => undefined }
  const partners = { name: 'partners', usage: 'client', serverDomains: [], protection: 'unprotected' } as const
  await addAuthority({ ...common, ...partners, mode: 'add' }, ports)

  const all: Known[] = []
  let latest: number = clock.now()
  const pick = (state: State, which: number): Known | undefined => {
    const those = all.filter((one) => stateOf(one, clock.now()) === state)
    return those[which % those.length]
  }
  const renew = async (which: number, asked: Partial<RenewalRequest>): Promise<void> => {
    const old = pick('issued', which)
    if (old === undefined) return
    const usual = { key: 'same', subjectAltNames: [], claims: [], fate: 'by-content', mode: 'renew' } as const
    const { renewed } = await renewCertificates(
      { ...common, ...usual, which: [{ serial: old.serial }], ...asked },
      ports,
    )
    all.push(...renewed.map(({ certificate }) => known(certificate)))
    old.fate = renewed[0]?.fate === 'revoke' ? 'revoked' : 'superseded'
  }
  const revoke = async (which: number, state: State): Promise<void> => {
    const old = pick(state, which)
    if (old === undefined) return
    old.fate = 'revoked'
    const asked = { what: { serial: old.serial }, reason: 'superseded', mode: 'revoke' } as const
    // A clock that was set back signs no CRL; the revocation counts all the same.
    await revokeCertificates({ ...common, ...asked }, ports).catch((error: unknown) => {
      if (!isRefusal(error) || error.code !== 'crl.clock-behind') throw error
    })
  }
  const acts = {
    issue: async (which: number) => {
      const authority = authorities[which % authorities.length]!
      const usage = authority === 'servers' ? 'server' : 'client'
      const name = usage === 'server' ? `host-${all.length}.acme.internal` : `client-${all.length}`
      const { certificate } = await issue(usage, name, { authority, days: (which % 5) + 1 })
      all.push(known(certificate))
    },
    renew: (which: number) => renew(which, { key: which % 2 === 0 ? 'same' : 'new', days: (which % 5) + 1 }),
    rewrite: async (which: number) => {
      const claims = [{ name: 'role', value: `role-${all.length}` }]
      // Of a clock that was set back it would be the CRL that is refused, when all else was done.
      const fate = clock.now() < latest || which % 3 === 0 ? 'keep' : 'by-content'
      if (pick('issued', which)?.authority !== 'servers') await renew(which, { claims, fate })
    },
    revoke: (which: number) => revoke(which, 'issued'),
    revokeSuperseded: (which: number) => revoke(which, 'superseded'),
    wait: async () => {
      clock.advance(DAY)
      latest = Math.max(latest, clock.now())
    },
    goBack: async () => clock.advance(-DAY / 2),
  }
  const names = Object.keys(acts) as (keyof typeof acts)[]
  const weights = { issue: 4, renew: 3, rewrite: 2, revoke: 1, revokeSuperseded: 2, wait: 2, goBack: 2 } as const
  const step = fc.record({
    act: fc.oneof(...names.map((name) => ({ weight: weights[name], arbitrary: fc.constant(name) }))),
    which: fc.nat(1000),
  })
  const histories = fc.sample(fc.array(step, { minLength: 6, maxLength: 14 }), { seed: 11, numRuns: 8 })

  const seen = new Set<State>()
  const list = (filters: ListFilters) => listCertificates({ home: path, limit: 500, ...filters }, ports)
  const serialsOf = (some: readonly { readonly serial?: string }[]) => some.map(({ serial = '' }) => serial).sort()
  for (const history of histories) {
    for (const { act, which } of history) {
      await acts[act](which)
      const expected = Map.groupBy(all, (one) => stateOf(one, clock.now()))
      for (const state of expected.keys()) seen.add(state)
      const { counts } = await list({})
      const counted = Object.fromEntries(states.map((state) => [state, expected.get(state)?.length ?? 0]))
      expect(counts, `after ${history.map((one) => one.act).join(', ')}, at ${act}`).toEqual(counted)
    }
    const about = history.map(({ act }) => act).join(', ')
    for (const state of states) {
      const those = all.filter((one) => stateOf(one, clock.now()) === state)
      const { certificates } = await list({ states: [state] })
      expect(serialsOf(certificates), `${state} after ${about}`).toEqual(serialsOf(those))
      expect(certificates.filter((one) => one.state !== state)).toEqual([])
      for (const authority of authorities) {
        const { certificates } = await list({ states: [state], authority })
        const here = those.filter((one) => one.authority === authority)
        expect(serialsOf(certificates), `${state} of ${authority} after ${about}`).toEqual(serialsOf(here))
      }
    }
    expect(serialsOf((await list({})).certificates)).toEqual(serialsOf(all))
    expect((await homeStatus({ home: path }, ports)).contradictions).toEqual([])
  }
  expect([...seen].sort()).toEqual(['expired', 'issued', 'not-yet-valid', 'revoked', 'superseded'])
})
