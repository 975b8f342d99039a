/** What every store answers where a home is looked at: each question that is put to it, and what contradicts itself. */
import { expect, it } from 'vitest'
import type { Der, EntryName } from '../../../src/core/brand.ts'
import { noon } from '../../support/clock.ts'
import { clients, clock, der, issue, publish, reservation, revoke, serialOf, store } from './kit.ts'

/** As much of a certificate as the record is compared with: its serial number, and both its dates. */
const wholeOf = (n: number): Der<'Certificate'> => {
  const dates = [noon, noon + 86_400].map(
    (at) =>
      `${new Date(at * 1000)
        .toISOString()
        .replace(/\.\d+|[-T:]/g, '')
        .slice(2)}`,
  )
  return der(...Buffer.concat([Buffer.from(serialOf(n), 'hex'), Buffer.from(dates.join(' '))]))
}

export function questionsContract(): void {
  it('lists by every limit at once, and counts the same', async () => {
    for (const n of [1, 2, 3]) await issue(n)
    await revoke(1)
    const listed = async (asked: Omit<Parameters<typeof store.certificates.list>[0], 'limit'>) =>
      (await store.certificates.list({ limit: 10, ...asked })).rows.map(({ name }) => name)
    expect(await listed({ states: ['reserved'] })).toEqual([])
    expect(await listed({ states: ['abandoned', 'expired', 'not-yet-valid'] })).toEqual([])
    expect(await listed({ states: ['revoked', 'issued'] })).toEqual(['name-3', 'name-2', 'name-1'])
    expect(await listed({ pattern: 'name-*' })).toEqual(['name-3', 'name-2', 'name-1'])
    expect(await listed({ pattern: 'name_*' })).toEqual([])
    expect(await listed({ terms: [{ kinds: ['1.2.3'], value: 'urn:test:2' }] })).toEqual(['name-2'])
    const all = { states: ['issued'], pattern: 'n*-*', except: 'name-3' as EntryName, usage: 'client' } as const
    expect(await listed({ ...all, terms: [{ kinds: ['1.2.3'], pattern: 'urn:*' }] })).toEqual(['name-2'])
    expect(await listed({ ...all, usage: 'server' })).toEqual([])
    expect(await store.certificates.count()).toMatchObject({ issued: 2, revoked: 1, expired: 0 })
    expect(await store.certificates.count({ except: 'name-1' as EntryName })).toMatchObject({ issued: 2, revoked: 0 })
    expect(await store.certificates.count({ name: 'name-1' as EntryName })).toMatchObject({ issued: 0, revoked: 1 })
  })

  it('finds who has a name and is good, and names that look alike', async () => {
    for (const n of [1, 2]) await issue(n)
    await revoke(1)
    const having = async (value: string) => {
      const asked = { authority: clients, terms: [{ kinds: ['1.2.3'], value }], states: ['issued'], limit: 10 } as const
      return (await store.certificates.list(asked)).rows.map(({ name }) => name)
    }
    expect(await having('urn:test:2')).toEqual(['name-2'])
    expect(await having('urn:test:1')).toEqual([])
    expect([...(await store.certificates.findNear('name-9', 'name-3' as EntryName))].sort()).toEqual([
      'name-1',
      'name-2',
    ])
    expect(await store.certificates.findNear('name-9', 'name-1' as EntryName)).toEqual(['name-2'])
  })

  it('finds a certificate by the terms that were read before it was signed, and notices where they are not in it', async () => {
    const record = async (n: number, value: string) => {
      await store.certificates.reserve([reservation(n)])
      const certificate = der<'Certificate'>(0x30, 0x01, n)
      const terms = [{ kind: '1.2.3', value }]
      await store.certificates.recordIssued([{ authority: clients, serial: serialOf(n), certificate, terms }])
    }
    const about = async () =>
      (await store.findContradictions()).filter(({ problem }) => /found by/.test(problem)).map((one) => one.about)
    await record(1, 'urn:test:1')
    const asked = { terms: [{ kinds: ['1.2.3'], value: 'urn:test:1' }], limit: 10 }
    expect((await store.certificates.list(asked)).rows).toMatchObject([{ serial: serialOf(1) }])
    expect(await about()).toEqual([])
    await record(2, 'urn:test:3')
    expect(new Set(await about())).toEqual(new Set([serialOf(2)]))
  })

  it('tells used names from free ones, whatever has become of them, and asks for many at once', async () => {
    const named = (n: number) => `name-${n}` as EntryName
    await issue(1)
    await issue(2)
    await revoke(2)
    await store.certificates.reserve([reservation(3), reservation(4)])
    await store.certificates.abandon([reservation(4)])
    await issue(5, { name: named(1), naming: 'again' })
    const some = Array.from({ length: 300 }, (_, n) => named(n))
    expect([...(await store.certificates.listUsedNames(some))].sort()).toEqual([1, 2, 3, 4].map(named))
    const unlike = ['name-11', 'name', 'Name-1', 'name-1 '].map((name) => name as EntryName)
    expect((await store.certificates.listUsedNames(unlike)).size).toBe(0)
    expect((await store.certificates.listUsedNames([])).size).toBe(0)
  })

  it('holds the serial numbers of a CRL against its revocations, and tells whose certificates have ended', async () => {
    for (const n of [1, 2]) await issue(n)
    await revoke(1)
    const compare = () => store.revocations.compare(clients, [serialOf(1), serialOf(2)])
    expect(await compare()).toEqual({ lacking: [serialOf(2)], ended: [] })
    expect(await store.revocations.listDue(clients)).toEqual({ revoked: [serialOf(1)], overdue: [] })
    clock.advance(100_000)
    expect(await compare()).toMatchObject({ lacking: [serialOf(2)], ended: [{ record: { serial: serialOf(1) } }] })
    expect(await store.revocations.listDue(clients)).toEqual({ revoked: [], overdue: [] })
  })

  it('leaves out what a CRL names that it drafted, by its digest, and nothing by any other', async () => {
    for (const n of [1, 2]) await issue(n)
    const due = async (published?: string) => (await store.revocations.listDue(clients, published)).revoked
    await revoke(1)
    await publish()
    expect(await due()).toEqual([serialOf(1)])
    expect(await due('5ha256')).toEqual([])
    expect(await due('another')).toEqual([serialOf(1)])
    expect(await store.crls.isDrafted(clients, '5ha256')).toBe(true)
    expect(await store.crls.isDrafted(clients, 'another')).toBe(false)
    expect(await store.crls.isDrafted('servers' as EntryName, '5ha256')).toBe(false)
    await revoke(2)
    expect(await due('5ha256')).toEqual([serialOf(2)])
  })

  it('tells once where exports put their CRLs', async () => {
    for (const directory of ['/a', '/a', '/b']) {
      await store.events.add({ kind: 'config.exported', facts: { directory, crlFile: 'crl.pem' } })
    }
    await store.events.add({ kind: 'config.exported', facts: { directory: '/c' } })
    expect([...(await store.crls.listExported())].sort()).toEqual(['/a/crl.pem', '/b/crl.pem'])
  })

  it('contradicts itself nowhere, unless a certificate or an entry is not that of its row', async () => {
    await store.certificates.reserve([reservation(1)])
    await store.certificates.recordIssued([{ authority: clients, serial: serialOf(1), certificate: wholeOf(1) }])
    await publish()
    expect(await store.findContradictions()).toEqual([])
    await issue(2)
    await revoke(2)
    expect(await store.findContradictions()).toEqual([
      { about: serialOf(2), problem: expect.stringContaining('differ from those in its certificate') },
      { about: serialOf(2), problem: expect.stringContaining('its entry for the CRL') },
    ])
  })
}
