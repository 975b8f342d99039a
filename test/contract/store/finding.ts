/** What every store finds: the certificates that fit, in each order, page by page, whether few fit or many. */
import { expect, it } from 'vitest'
import { addSeconds, type EntryName, type Fingerprint, type Instant } from '../../../src/core/brand.ts'
import { type CertificateQuery, type CertificateRecord, certificateOrders } from '../../../src/core/record.ts'
import { sha256Of } from '../../../src/store/digest.ts'
import { noon } from '../../support/clock.ts'
import { clients, clock, der, issue, reservation, revoke, serialOf, store } from './kit.ts'

/** More than a store looks up one by one. */
const MANY = 5500

const nameOf = (n: number): EntryName => `${n % 3 === 0 ? 'emp' : 'dev'}-${(n * 7919) % 10_007}` as EntryName

const uriOf = (n: number): string => `spiffe://acme.internal/${n % 50 === 0 ? 'ops' : 'dev'}/${n}`

/** Issues many: every other one under another profile, each with its own end. */
async function issueMany(count: number): Promise<void> {
  const made = Array.from({ length: count }, (_, n) =>
    reservation(n, {
      name: nameOf(n),
      profile: n % 2 === 0 ? 'client' : 'client-short',
      notAfter: (noon + 1 + ((n * 31) % 1009)) as Instant,
    }),
  )
  await store.certificates.reserve(made)
  const issued = made.map(({ authority, serial }, n) => ({
    authority,
    serial,
    certificate: der<'Certificate'>(0x30, ...Buffer.from(uriOf(n)), n % 7),
  }))
  await store.certificates.recordIssued(issued)
}

/** All pages of a query. */
async function allPages(query: Omit<CertificateQuery, 'limit'>, limit: number): Promise<readonly CertificateRecord[]> {
  const found: CertificateRecord[] = []
  for (let before: string | undefined; ; ) {
    const page = await store.certificates.list({ ...query, limit, ...(before === undefined ? {} : { before }) })
    expect(page.rows.length).toBeLessThanOrEqual(limit)
    found.push(...page.rows)
    if (page.next === undefined) return found
    expect(page.rows).toHaveLength(limit)
    before = page.next
  }
}

const serials = (records: readonly CertificateRecord[]) => records.map(({ serial }) => serial)

export function findingContract(): void {
  it('finds a certificate by its fingerprint, and no other', async () => {
    for (const n of [1, 2]) await issue(n)
    const fingerprint = sha256Of(der(0x30, 0x01, 2)) as Fingerprint
    expect(await store.certificates.findByFingerprint(fingerprint)).toMatchObject({ name: 'name-2', fingerprint })
    expect(await store.certificates.findByFingerprint(sha256Of(der(0x30)) as Fingerprint)).toBeUndefined()
  })

  it('lists in each order and its reverse, and pages join without a gap or a row twice', async () => {
    for (const [n, seconds] of [300, 100, 200, 100, 400].entries()) {
      await issue(n, { name: `name-${(n * 3) % 5}` as EntryName, notAfter: (noon + seconds) as Instant })
    }
    const orders = { issued: [4, 3, 2, 1, 0], expires: [1, 3, 2, 0, 4], name: [0, 2, 4, 1, 3] }
    for (const order of certificateOrders) {
      const expected = orders[order].map(serialOf)
      for (const limit of [1, 2, 5, 9]) {
        expect(serials(await allPages({ order }, limit)), order).toEqual(expected)
        const reversed = await allPages({ order, direction: 'reverse' }, limit)
        expect(serials(reversed), `${order}, reversed`).toEqual(expected.toReversed())
      }
    }
  })

  it('goes on after a row that meanwhile fits no more, and shows nothing twice that comes meanwhile', async () => {
    for (const n of [1, 2, 3, 4]) await issue(n)
    const asked = { states: ['issued'], order: 'name' } as const
    const { next } = await store.certificates.list({ ...asked, limit: 2 })
    await revoke(2)
    await issue(0)
    const { rows } = await store.certificates.list({ ...asked, limit: 9, before: next! })
    expect(rows.map(({ name }) => name)).toEqual(['name-3', 'name-4'])
  })

  it('lists by authority, profile and end', async () => {
    await issue(1, { profile: 'client-short', notAfter: (noon + 10) as Instant })
    await issue(2, { notAfter: (noon + 20) as Instant })
    const names = async (asked: Partial<CertificateQuery>) =>
      (await store.certificates.list({ limit: 9, ...asked })).rows.map(({ name }) => name)
    expect(await names({ authority: clients })).toEqual(['name-2', 'name-1'])
    expect(await names({ authority: 'servers' as EntryName })).toEqual([])
    expect(await names({ profile: 'client-short' })).toEqual(['name-1'])
    expect(await names({ endingFrom: (noon + 11) as Instant })).toEqual(['name-2'])
    expect(await names({ endingFrom: (noon + 10) as Instant, expiringBefore: (noon + 20) as Instant })).toEqual([
      'name-1',
    ])
  })

  it('finds a text wherever it stands, whatever its case, and not where it only seems to', async () => {
    for (const n of [1, 2]) await issue(n)
    const names = async (text: string) =>
      (await store.certificates.list({ limit: 9, text })).rows.map(({ name }) => name)
    expect(await names('NAME-1')).toEqual(['name-1'])
    expect(await names(serialOf(2).toUpperCase())).toEqual(['name-2'])
    expect(await names('client')).toEqual(['name-2', 'name-1'])
    expect(await names('0\u0001')).toEqual([])
    expect(await names('nobody')).toEqual([])
  })

  it('finds the same among many, where an index is no use, as among few', async () => {
    await issueMany(MANY)
    clock.advance(500)
    const all = (await allPages({}, 1000)).toReversed()
    expect(all).toHaveLength(MANY)
    const number = new Map(all.map((record, n) => [record, n]))
    const now = clock.now()
    const soon = addSeconds(now, 5)
    const cases: readonly (readonly [Omit<CertificateQuery, 'limit'>, (record: CertificateRecord) => boolean])[] = [
      [{ states: ['issued'] }, ({ notAfter }) => notAfter >= now],
      [{ states: ['expired'] }, ({ notAfter }) => notAfter < now],
      [{ pattern: 'emp-*' }, ({ name }) => name.startsWith('emp-')],
      [{ pattern: '*-10*' }, ({ name }) => name.includes('-10')],
      [{ pattern: 'e*7*1' }, ({ name }) => /^e.*7.*1$/.test(name)],
      [{ name: nameOf(17) }, ({ name }) => name === nameOf(17)],
      [{ profile: 'client-short' }, ({ profile }) => profile === 'client-short'],
      [{ usage: 'client', authority: clients }, () => true],
      [{ endingFrom: now, expiringBefore: soon }, ({ notAfter }) => notAfter >= now && notAfter < soon],
      [{ terms: [{ kinds: ['1.2.3'], value: 'urn:test:3' }] }, (record) => number.get(record)! % 7 === 3],
      [{ terms: [{ kinds: ['1.2.3'], pattern: 'urn:test:*' }] }, () => true],
      [
        { terms: [{ kinds: ['1.2.3'], pattern: '*:3' }], pattern: 'dev-*' },
        (record) => number.get(record)! % 7 === 3 && record.name.startsWith('dev-'),
      ],
      [{ terms: [{ kinds: ['1.2.4'], pattern: '*' }] }, () => false],
      [
        { terms: [{ kinds: ['uri'], pattern: 'spiffe://acme.internal/*' }], profile: 'client' },
        (record) => number.get(record)! % 2 === 0,
      ],
      [
        { terms: [{ kinds: ['uri'], pattern: 'spiffe://acme.internal/ops/*' }] },
        (record) => number.get(record)! % 50 === 0,
      ],
      [{ text: '/OPS/1' }, (record) => number.get(record)! % 50 === 0 && String(number.get(record)).startsWith('1')],
    ]
    const by = {
      issued: (a: CertificateRecord, b: CertificateRecord) => number.get(b)! - number.get(a)!,
      expires: (a: CertificateRecord, b: CertificateRecord) =>
        a.notAfter - b.notAfter || number.get(a)! - number.get(b)!,
      name: (a: CertificateRecord, b: CertificateRecord) =>
        a.name === b.name ? number.get(a)! - number.get(b)! : a.name < b.name ? -1 : 1,
    }
    for (const [query, fits] of cases) {
      for (const order of certificateOrders) {
        const expected = serials(all.filter(fits).sort(by[order]))
        expect(serials(await allPages({ ...query, order }, 997)), JSON.stringify([query, order])).toEqual(expected)
      }
    }
  })
}
