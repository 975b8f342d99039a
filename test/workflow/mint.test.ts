/** What the certificates of a probe cost the record of a home, and what is left of them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OpenAuthority } from '../../src/authority/authority.ts'
import type { CertificateRecord } from '../../src/core/record.ts'
import type { AttackProfile } from '../../src/probe/needs/mint.ts'
import { openForSigning } from '../../src/workflow/crl.ts'
import { type Minting, openMint } from '../../src/workflow/mint.ts'
import type { Opened } from '../../src/workflow/opened.ts'
import { openReload } from '../../src/workflow/reload.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { checkCrls, homeStatus, refreshCrls, withHome } from '../support/workflows.ts'

let clock: MovableClock
let home: TestHome
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
  await home.issue('client', 'alice')
})
afterEach(() => home.remove())

/** What each probe with the passphrase of a home has signed. */
const usual: readonly AttackProfile[] = [
  'attack-expired',
  'attack-not-yet-valid',
  'attack-wrong-eku',
  'attack-server-auth',
  'attack-revoked',
  'attack-revoked',
]
/** The same without the one that a server would let in later. */
const harmless = usual.filter((profile) => profile !== 'attack-not-yet-valid')

type Writes = string[]

/** A record that notes what is written to it. */
function noting({ store, ...opened }: Opened, writes: Writes): Opened {
  const { certificates, revocations, crls } = store
  const noted =
    <A extends readonly unknown[], T>(word: (...asked: A) => string, act: (...asked: A) => T) =>
    (...asked: A): T => {
      writes.push(word(...asked))
      return act(...asked)
    }
  return {
    ...opened,
    store: {
      ...store,
      certificates: {
        ...certificates,
        reserve: noted((all) => `reserve ${all.length}`, certificates.reserve),
        recordIssued: noted((all) => `issue ${all.length}`, certificates.recordIssued),
        abandon: noted((all) => `abandon ${all.length}`, certificates.abandon),
      },
      revocations: { ...revocations, add: noted((all) => `revoke ${all.length}`, revocations.add) },
      crls: {
        ...crls,
        publish: (...asked) => {
          writes.push('publish')
          return crls.publish(...asked)
        },
      },
    },
  }
}

type Act = (minting: Minting, opened: Opened, authority: OpenAuthority) => Promise<void>

/** Opens a mint for alice, and gives what was written while it was used. */
async function writesOf(act: Act): Promise<Writes> {
  const writes: Writes = []
  await withHome(home.path, home.ports, async (found) => {
    const opened = noting(found, writes)
    const authority = await openForSigning(opened.home, { usage: 'client' }, opened.store, home.ports, knowPassphrase)
    const honest = parseCertificatePem(await home.read(`${home.path}/issued/alice/certificate.pem`)).tbs
    await act(await openMint(opened, authority, honest, home.ports), opened, authority)
  })
  return writes
}

const minted = (): Promise<readonly CertificateRecord[]> =>
  withHome(home.path, home.ports, async ({ store }) =>
    (await store.certificates.list({ limit: 100 })).rows.filter(({ name }) => name === 'countersign-probe'),
  )

const refresh = () =>
  refreshCrls({ home: home.path, authority: 'clients', passphrase: knowPassphrase, watch: () => undefined }, home.ports)

describe('the mint of a home', () => {
  it('writes the certificates of a probe as one group, and one CRL for those that must be on it', async () => {
    const all = await writesOf(async ({ mint, end }) => {
      await Promise.all(usual.map((profile) => mint(profile)))
      await end()
    })
    expect(all).toEqual(['reserve 6', 'issue 6', 'revoke 1', 'publish'])
    expect((await minted()).map(({ state }) => state).toSorted()).toEqual([...Array(5).fill('issued'), 'revoked'])
  })

  it('signs no CRL where nothing must be on it', async () => {
    const crl = await home.read(home.authority('client').crl)
    const all = await writesOf(async ({ mint, end }) => {
      await Promise.all(harmless.map((profile) => mint(profile)))
      await end()
    })
    expect(all).toEqual(['reserve 5', 'issue 5'])
    expect(await home.read(home.authority('client').crl)).toBe(crl)
  })

  it('writes nothing where nothing is signed', async () => {
    expect(await writesOf(({ end }) => end())).toEqual([])
  })

  it('signs what is asked for later in a later group, and revokes what was still being signed when it ended', async () => {
    const all = await writesOf(async ({ mint, end }) => {
      await mint('attack-expired')
      const late = mint('attack-revoked', { regard: 'good' })
      await new Promise((resolve) => setImmediate(resolve))
      await end()
      await late
    })
    expect(all).toEqual(['reserve 1', 'issue 1', 'reserve 1', 'issue 1', 'revoke 1', 'publish'])
    expect((await minted()).map(({ state }) => state).toSorted()).toEqual(['issued', 'revoked'])
  })

  it('refuses all of a group that cannot be recorded, and none after it', async () => {
    await writesOf(async ({ mint, end }, { store }) => {
      const { certificates } = store
      const reserve = certificates.reserve
      Object.assign(certificates, { reserve: () => Promise.reject(new Error('the disk is full')) })
      const asked = ['attack-expired', 'attack-revoked'] as const
      const fates = await Promise.allSettled(asked.map((profile) => mint(profile)))
      expect(fates.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
      Object.assign(certificates, { reserve })
      await mint('attack-expired')
      await end()
    })
    expect(await minted()).toHaveLength(1)
  })

  it('has one CRL name the client that is revoked in mid-probe and what the other attacks leave', async () => {
    const all = await writesOf(async (minting, opened, authority) => {
      await Promise.all(usual.map((profile) => minting.mint(profile)))
      const reloading = await openReload({ reload: 'true' }, minting, authority, opened, home.ports)
      const { revoke } = await reloading.makeRevocable()
      await revoke()
      await minting.end()
    })
    expect(all).toEqual(['reserve 6', 'issue 6', 'reserve 1', 'issue 1', 'revoke 1', 'revoke 1', 'publish'])
  })

  it('leaves nothing that is good for more than ten minutes where it is killed, and the next CRL names what would become good', async () => {
    await writesOf(async ({ mint }) => {
      await Promise.all(usual.map((profile) => mint(profile)))
    })
    clock.advance(599)
    expect((await checkCrls({ home: home.path }, home.ports)).crls.flatMap(({ overdue }) => overdue ?? [])).toEqual([])
    clock.advance(2)
    const now = clock.now()
    const left = (await minted()).filter(({ state, notAfter }) => state === 'issued' && notAfter >= now)
    expect(left.map(({ profile }) => profile)).toEqual(['attack-not-yet-valid'])
    await refresh()
    expect((await minted()).filter(({ state, notAfter }) => state === 'issued' && notAfter >= now)).toEqual([])
    expect((await homeStatus({ home: home.path }, home.ports)).contradictions).toEqual([])
  })
})
