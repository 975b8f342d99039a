// What a program does with the installed package, and gets: `package.test.ts` compiles this, and runs it in an empty directory.
import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type BatchOutcome,
  type BatchSummary,
  type CertificateFacts,
  CountersignError,
  initHome,
  isRefusal,
  type ListOptions,
  openHome,
  type RefusalCode,
  type Renewal,
  type StatusAnswer,
  type TimerAnswer,
} from 'countersign'

/** Refused with a code and nothing else. */
const refusedWith = async (code: RefusalCode, act: () => Promise<unknown>): Promise<void> => {
  await assert.rejects(act, (error) => error instanceof CountersignError && isRefusal(error) && error.code === code)
}

await initHome('acts', { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: 'insecure-none' })
await using home = openHome('acts')

// ---- a batch: outcomes one by one, the sums as what the generator returns ------------------------------------------------

const people = Array.from({ length: 7 }, (_, n) => `person-${n}`)
const rows = people.map((name, n) => `${name},${n < 3 ? 'admin' : 'viewer'},${n === 6 ? 5 : ''}`)
writeFileSync('staff.csv', `name,claim:role,days\n${rows.join('\n')}\nAlice Smith,viewer,\n`)

async function batch(names: 'as-given' | 'fitted'): Promise<{ outcomes: BatchOutcome[]; summary: BatchSummary }> {
  const outcomes: BatchOutcome[] = []
  for (const going = home.issueBatch('client', 'staff.csv', { names, days: 90 }); ; ) {
    const { done, value } = await going.next()
    if (done) return { outcomes, summary: value }
    outcomes.push(value)
  }
}

const first = await batch('as-given')
assert.deepEqual(
  first.outcomes.map(({ line, state }) => `${line} ${state}`),
  [...people.map((_, n) => `${n + 2} issued`), '9 failed'],
)
const failed = first.outcomes.at(-1)!
if (failed.state !== 'failed') assert.fail('a name with a space is none')
assert.deepEqual([failed.column, failed.refusal.code, failed.proposal], ['name', 'identity.refused', 'alice-smith'])
assert.deepEqual([first.summary.rows, first.summary.issued, first.summary.failed], [8, 7, 1])
const again = await batch('fitted')
assert.deepEqual([again.summary.present, again.summary.issued, again.summary.failed], [7, 1, 0])
for (const row of again.outcomes) {
  if (row.state !== 'issued' && row.state !== 'present') assert.fail(`${row.line} ${row.state}`)
  const certificate = new X509Certificate(readFileSync(join(row.directory, 'certificate.pem')))
  assert.equal(BigInt(`0x${certificate.serialNumber}`), BigInt(`0x${row.serial}`))
}
writeFileSync('unknown.csv', 'name,role\nbob,admin\n')
await refusedWith('batch.column', async () => home.issueBatch('client', 'unknown.csv').next())

// ---- lists: filters, orders, pages, and all of them one after the other --------------------------------------------------

const names = (certificates: readonly CertificateFacts[]): string[] => certificates.map(({ name }) => name)
const listed = async (options: ListOptions): Promise<string[]> => names((await home.list(options)).certificates)
const all = [...people, 'alice-smith']
assert.deepEqual(await listed({}), all.toReversed())
assert.deepEqual(await listed({ claims: [{ name: 'role', value: 'admin' }], order: 'name' }), people.slice(0, 3))
assert.deepEqual(await listed({ expiring: '30d' }), ['person-6'])
assert.deepEqual(await listed({ name: 'person-*', order: 'name', direction: 'reverse', limit: 2 }), [
  'person-6',
  'person-5',
])
assert.deepEqual(
  await listed({ subjectAltNames: [{ kind: 'uri', value: 'spiffe://acme.internal/alice*' }], states: ['issued'] }),
  ['alice-smith'],
)
assert.deepEqual(await listed({ usage: 'server' }), [])
const paged: string[] = []
let pages = 0
for (let before: string | undefined; ; pages += 1) {
  const page = await home.list({ order: 'name', limit: 3, ...(before !== undefined && { before }) })
  paged.push(...names(page.certificates))
  assert.equal(page.counts.issued, 8)
  before = page.next
  if (before === undefined) break
}
assert.deepEqual([paged, pages], [all.toSorted(), 2])
assert.deepEqual(names(await Array.fromAsync(home.listAll({ order: 'name' }))), all.toSorted())
await refusedWith('claim.unknown', () => home.list({ claims: [{ name: 'rank', value: 'x' }] }))
await refusedWith('authority.unknown', () => home.list({ authority: 'partners' }))
await refusedWith('input.malformed', async () => home.listAll({ expiring: 'soon' }).next())

// ---- what needs attention, renewals, and what is superseded --------------------------------------------------------------

const before: StatusAnswer = await home.status()
assert.deepEqual([before.sound, before.counts.issued, before.contradictions], [true, 8, []])
const { renewed, refused } = await home.renew({ expiring: '30d' }, { days: 90 })
const renewals: readonly Renewal[] = renewed
assert.deepEqual(
  [refused, renewals.map(({ certificate, fate }) => [certificate.name, fate])],
  [[], [['person-6', 'keep']]],
)
assert.deepEqual((await home.renew({ expiring: '30d' })).renewed, [])
const [successor, superseded] = await home.show('person-6')
assert.deepEqual(
  [successor?.state, superseded?.state, superseded?.supersededBy],
  ['issued', 'superseded', successor?.serial],
)
assert.equal((await home.status()).counts.superseded, 1)
await refusedWith('certificate.unrenewable', () => home.renew({ serial: superseded?.serial ?? '' }))
const { crls } = await home.renew('person-0', { key: 'new', claims: { role: 'viewer' } })
assert.deepEqual(
  crls.map(({ authority, entries }) => [authority, entries]),
  [['clients', 1]],
)
await refusedWith('name.unknown', () => home.renew('nobody'))

// ---- bundles and trust stores --------------------------------------------------------------------------------------------

const { bundle } = await home.exportBundle('person-1', { out: 'person-1.p12', passwordFile: 'person-1.password' })
assert.deepEqual([bundle.password.from, bundle.protection], ['new-file', 'modern'])
assert.equal(statSync('person-1.password').mode & 0o777, 0o600)
assert.ok(!JSON.stringify(bundle).includes(readFileSync('person-1.password', 'utf8').trim()))
await refusedWith('usage.wrong', () =>
  home.exportBundle('person-1', { out: 'person-1.p12', password: () => 'eight letters' }),
)
await refusedWith('password.unfit', () =>
  home.exportBundle('person-2', { out: 'person-2.p12', password: () => 'short' }),
)
assert.ok(!existsSync('person-2.p12'))
await home.exportTrustStore('servers', { out: 'truststore.p12' })
assert.equal(readFileSync('truststore.p12')[0], 0x30)

// ---- timers: they run the installed program ------------------------------------------------------------------------------

const timer: TimerAnswer = await home.exportTimer('acme', { out: 'timer', every: 'hourly' })
assert.deepEqual(timer.files.length, 4)
const [, program] = /^ExecStart="[^"]+" "([^"]+)" renew /m.exec(readFileSync('timer/acme-renew.service', 'utf8')) ?? []
assert.match(program ?? '', /node_modules\/countersign\/bin\/countersign\.cjs$/)
await refusedWith('usage.wrong', () => home.exportTimer('late', { out: 'timer', every: 'weekly', expiring: '2d' }))

console.log('all acts are done')
