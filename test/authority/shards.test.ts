/** The shards of a CRL, with real keys, files and record: what they say, when they are signed, and what happens in between. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findAuthority, type OpenAuthority, openAuthority } from '../../src/authority/authority.ts'
import { type Home, openHome } from '../../src/authority/home.ts'
import { publishCrl } from '../../src/authority/publish.ts'
import { type EntryName, parseEntryName, parseSerialNumber } from '../../src/core/brand.ts'
import type { Files } from '../../src/core/port/files.ts'
import type { Signer } from '../../src/core/port/keys.ts'
import type { Store } from '../../src/core/port/store.ts'
import { type Shard, shardFor, shardName, shardsOf } from '../../src/policy/shard.ts'
import { crlFacts } from '../../src/workflow/facts.ts'
import { parseCertificatePem } from '../../src/x509/certificate.ts'
import {
  type CertificateList,
  encodeCrlEntry,
  isCrlSignedBy,
  parseCertificateList,
  parseCrlPem,
} from '../../src/x509/crl.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { parseCrlDistributionPoints } from '../../src/x509/extensions/crl-distribution-points.ts'
import { scopeOf } from '../../src/x509/revocation-list.ts'
import { fixedClock, type MovableClock, noon } from '../support/clock.ts'
import { makeHome, type TestHome } from '../support/home.ts'

const crlUrl = 'http://crl.acme.internal/{authority}.crl'
let clock: MovableClock
let made: TestHome
let store: Store

beforeEach(async () => {
  clock = fixedClock(noon)
  made = await makeHome({ clock })
  const { record } = (await openHome(made.path, made.ports.files)).paths
  store = made.ports.openStore(record, made.path, 'refuse')
})

afterEach(async () => {
  await store.close()
  await made.remove()
})

/** Says in the settings where CRLs are published. */
function publishedAt(distribution: { crlUrl?: string; crlShards?: number }): void {
  const path = join(made.path, 'countersign.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), distribution }))
}

async function open(name = 'clients'): Promise<{ home: Home; authority: OpenAuthority }> {
  const { files, keys } = made.ports
  const home = await openHome(made.path, files)
  const authority = await findAuthority(home, parseEntryName(name), store, files)
  return {
    home,
    authority: await openAuthority(home, authority, keys, files, () => Promise.reject(new Error('asked'))),
  }
}

async function sign(around: { files?: Files; signer?: (signer: Signer) => Signer; name?: string } = {}): Promise<void> {
  const { home, authority } = await open(around.name)
  const { files = made.ports.files, signer = (one) => one } = around
  await publishCrl(home, { ...authority, signer: signer(authority.signer) }, { store, files, clock })
}

const pathOf = (shard: Shard, name = 'clients') =>
  join(made.path, 'authorities', name, 'shards', `${shardName(shard)}.crl`)
const shardAt = (shard: Shard) => parseCertificateList(readFileSync(pathOf(shard)))
const complete = () => parseCrlPem(readFileSync(made.authority('client').crl, 'utf8'))
const serialsOf = (crl: CertificateList) => [...crl.entries()].map(({ serial }) => serial)
const lying = () => readdirSync(join(made.path, 'authorities/clients/shards')).sort()

/** Revokes certificates that the record does not know, with these serial numbers. */
const revoke = (serials: readonly string[]) =>
  store.revocations.add(
    serials.map(parseSerialNumber).map((serial) => ({
      authority: 'clients' as EntryName,
      serial,
      reason: 'keyCompromise' as const,
      revokedAt: noon,
      entry: encodeCrlEntry({ serial, revokedAt: noon, reason: 'keyCompromise' }),
      adoption: { name: 'unknown' as EntryName, notBefore: noon, notAfter: (noon + 86_400) as typeof noon },
    })),
  )

/** Those that are missing or outdated, and whether a new CRL is due for it. */
async function check() {
  const { home, authority } = await open()
  const { shards, due } = await crlFacts(home, authority, { files: made.ports.files, store }, clock.now())
  return { ...shards, due }
}

/** Every last octet, and serial numbers of one octet and of twenty. */
const serials = [
  ...Array.from({ length: 256 }, (_, n) => `11${(n * 37).toString(16).padStart(4, '0')}`),
  ...['01', '7f', '7f'.repeat(20), `01${'00'.repeat(19)}`],
]

describe('shards of a CRL (RFC 5280 §5.2.5)', () => {
  it.each([2, 3, 8, 256])(
    'name together what the complete CRL names, each certificate in exactly one of %i',
    async (of) => {
      publishedAt({ crlUrl, crlShards: of })
      await revoke(serials)
      await sign()
      const shards = shardsOf(of).map((shard) => ({ shard, list: shardAt(shard) }))
      expect(serialsOf(complete()).sort()).toEqual([...serials].sort())
      expect(shards.flatMap(({ list }) => serialsOf(list)).sort()).toEqual([...serials].sort())
      const entries = new Map([...complete().entries()].map((one) => [one.serial, one]))
      for (const { shard, list } of shards) {
        for (const entry of list.entries()) {
          expect(shardFor(entry.serial, of)).toEqual(shard)
          expect(entry).toEqual(entries.get(entry.serial))
        }
      }
    },
  )

  it('have number, dates and issuer of the complete CRL, are signed by its authority, and say critically for whom they speak', async () => {
    publishedAt({ crlUrl, crlShards: 2 })
    await sign()
    const { authority } = await open()
    const { number, thisUpdate, nextUpdate, issuerDer, authorityKeyIdentifier } = complete()
    for (const shard of shardsOf(2)) {
      const list = shardAt(shard)
      expect(list).toMatchObject({ number, thisUpdate, nextUpdate, issuerDer, authorityKeyIdentifier })
      expect(isCrlSignedBy(list, authority.certificate.tbs.spki)).toBe(true)
      expect(scopeOf(list)).toEqual([`http://crl.acme.internal/clients/${shardName(shard)}.crl`])
    }
    expect(scopeOf(complete())).toBeUndefined()
    expect(complete().extensions.map(({ oid }) => oid)).not.toContain(extensionOids.issuingDistributionPoint)
  })

  it('are not made, nor a folder for them, where nobody asks for them', async () => {
    publishedAt({ crlUrl })
    await sign()
    expect(existsSync(join(made.path, 'authorities/clients/shards'))).toBe(false)
    expect(await check()).toEqual({ due: false })
  })

  it('are missed as soon as the settings ask for them, each that is not of the last CRL, and until the next', async () => {
    publishedAt({ crlUrl, crlShards: 3 })
    expect(await check()).toMatchObject({ total: 3, behind: ['1-of-3', '2-of-3', '3-of-3'], due: true })
    await sign()
    expect(await check()).toMatchObject({ total: 3, behind: [], due: false })
    const [first, second, third] = shardsOf(3).map((shard) => pathOf(shard)) as [string, string, string]
    copyFileSync(first, join(made.path, 'older'))
    await sign()
    copyFileSync(join(made.path, 'older'), first)
    copyFileSync(third, second)
    writeFileSync(third, readFileSync(third).subarray(1))
    expect(await check()).toMatchObject({ behind: ['1-of-3', '2-of-3', '3-of-3'], due: true })
    await sign()
    expect(await check()).toMatchObject({ behind: [], due: false })
    await sign({ name: 'servers' })
    copyFileSync(pathOf({ number: 1, of: 3 }, 'servers'), first)
    rmSync(second)
    const changed = readFileSync(third)
    changed[changed.length - 1]! ^= 1
    writeFileSync(third, changed)
    expect(await check()).toMatchObject({ behind: ['1-of-3', '2-of-3', '3-of-3'], due: true })
    await sign()
    expect(await check()).toMatchObject({ behind: [], due: false })
  })
})

describe('a certificate of a home with shards', () => {
  const pointersOf = async (name: string) => {
    const { files } = await made.issue('client', name)
    const { tbs } = parseCertificatePem(await made.read(files.certificate))
    const extension = tbs.extensions.find(({ oid }) => oid === extensionOids.crlDistributionPoints)
    return { serial: tbs.serial, points: extension && parseCrlDistributionPoints(extension) }
  }

  it('is refused until the shards to which it would point were signed, and points to the one that speaks for it', async () => {
    publishedAt({ crlUrl, crlShards: 4 })
    await expect(pointersOf('alice')).rejects.toMatchObject({ code: 'crl.no-shards', facts: { authority: 'clients' } })
    await expect(made.issue('client', 'alice', { mode: 'dry-run' })).rejects.toMatchObject({ code: 'crl.no-shards' })
    await made.issue('client', 'job', { profile: 'client-short' })
    await sign()
    const { serial, points } = await pointersOf('alice')
    const [url] = scopeOf(shardAt(shardFor(serial, 4)))!
    expect(points).toEqual([{ fullName: [{ kind: 'uri', value: url }], reasons: 'all' }])
    await made.revoke('alice')
    expect(serialsOf(shardAt(shardFor(serial, 4)))).toEqual([serial])
    publishedAt({ crlUrl, crlShards: 5 })
    await expect(pointersOf('bob')).rejects.toMatchObject({ code: 'crl.no-shards' })
    publishedAt({ crlUrl: 'http://new.acme.internal/{authority}.crl', crlShards: 4 })
    await expect(pointersOf('bob')).rejects.toMatchObject({ code: 'crl.no-shards' })
  })

  it('finds its shard still signed after the division, or the address, has changed, or the setting is gone', async () => {
    publishedAt({ crlUrl, crlShards: 2 })
    await sign()
    publishedAt({ crlUrl: 'http://new.acme.internal/{authority}.crl', crlShards: 3 })
    await revoke(serials)
    await sign()
    expect(lying()).toEqual(['1-of-2.crl', '1-of-3.crl', '2-of-2.crl', '2-of-3.crl', '3-of-3.crl'])
    const old = 'http://crl.acme.internal/clients/1-of-2.crl'
    expect(scopeOf(shardAt({ number: 1, of: 2 }))).toContain(old)
    expect(scopeOf(shardAt({ number: 1, of: 3 }))).toEqual(['http://new.acme.internal/clients/1-of-3.crl'])
    publishedAt({})
    await sign()
    for (const of of [2, 3]) {
      expect(
        shardsOf(of)
          .flatMap((shard) => serialsOf(shardAt(shard)))
          .sort(),
      ).toEqual([...serials].sort())
      for (const shard of shardsOf(of)) expect(shardAt(shard).number).toBe(complete().number)
    }
    expect(scopeOf(shardAt({ number: 1, of: 2 }))).toContain(old)
    expect(await check()).toMatchObject({ total: 5, behind: [], due: false })
  })

  it('finds its shard signed for the old addresses again after the file of the shard was lost, whatever the settings say since', async () => {
    publishedAt({ crlUrl, crlShards: 3 })
    await sign()
    await revoke(serials)
    rmSync(pathOf({ number: 1, of: 3 }))
    publishedAt({ crlUrl: 'http://new.acme.internal/{authority}.crl', crlShards: 3 })
    await sign()
    rmSync(pathOf({ number: 2, of: 3 }))
    publishedAt({})
    expect(await check()).toMatchObject({ total: 3, behind: ['2-of-3'], due: true })
    await sign()
    for (const shard of shardsOf(3)) {
      const at = (host: string) => `http://${host}.acme.internal/clients/${shardName(shard)}.crl`
      expect([...scopeOf(shardAt(shard))!].sort()).toEqual([at('crl'), at('new')])
    }
    expect(shardsOf(3).flatMap((shard) => serialsOf(shardAt(shard)))).toHaveLength(serials.length)
    expect(await check()).toMatchObject({ total: 3, behind: [], due: false })
  })

  it('is judged by no other shard, also where the file of its own was put in the place of the other', async () => {
    publishedAt({ crlUrl, crlShards: 3 })
    await revoke(serials)
    await sign()
    const [first, second] = shardsOf(3).map((shard) => pathOf(shard)) as [string, string, string]
    copyFileSync(second, first)
    await sign()
    expect(scopeOf(shardAt({ number: 1, of: 3 }))).toEqual(['http://crl.acme.internal/clients/1-of-3.crl'])
    expect(await check()).toMatchObject({ behind: [], due: false })
  })

  it('has none any more where somebody removed all files of a division that the settings do not name', async () => {
    publishedAt({ crlUrl, crlShards: 2 })
    await sign()
    publishedAt({ crlUrl })
    rmSync(pathOf({ number: 2, of: 2 }))
    await sign()
    expect(lying()).toEqual(['1-of-2.crl', '2-of-2.crl'])
    for (const shard of shardsOf(2)) rmSync(pathOf(shard))
    await sign()
    expect(lying()).toEqual([])
    expect(await check()).toEqual({ due: false })
  })
})

describe('the complete CRL', () => {
  const dying = (isLast: (path: string) => boolean): Files => ({
    ...made.ports.files,
    write: (path, ...rest) =>
      isLast(path) ? Promise.reject(new Error('killed')) : made.ports.files.write(path, ...rest),
  })

  it('is put in place after all of its shards: a command that died before is noticed, and made good by the next', async () => {
    publishedAt({ crlUrl, crlShards: 2 })
    await sign()
    await revoke(serials)
    for (const last of ['2-of-2.crl', 'crl.pem']) {
      const before = readFileSync(made.authority('client').crl)
      await expect(sign({ files: dying((path) => path.endsWith(last)) })).rejects.toThrow('killed')
      expect(readFileSync(made.authority('client').crl)).toEqual(before)
      expect(serialsOf(shardAt({ number: 1, of: 2 })).length, last).toBeGreaterThan(0)
      expect(await check()).toMatchObject({ due: true })
    }
    await sign()
    expect(await check()).toMatchObject({ behind: [], due: false })
    expect(shardsOf(2).flatMap((shard) => serialsOf(shardAt(shard)))).toHaveLength(serials.length)
  })

  it('stays as it is, and each shard, where one of them cannot be signed, or is no clean CRL', async () => {
    publishedAt({ crlUrl, crlShards: 4 })
    await sign()
    await revoke(serials)
    const all = () =>
      [made.authority('client').crl, ...shardsOf(4).map((one) => pathOf(one))].map((one) => readFileSync(one))
    const before = all()
    let left = 3
    const tired = (signer: Signer): Signer => ({
      ...signer,
      sign: (octets) => {
        left -= 1
        return left < 0 ? Promise.reject(new Error('no more')) : signer.sign(octets)
      },
    })
    await expect(sign({ signer: tired })).rejects.toThrow('no more')
    expect(all()).toEqual(before)
    await sign()
    expect(await check()).toMatchObject({ behind: [], due: false })
  })

  it('is not put in place where something stands in the place of a shard, and says what', async () => {
    publishedAt({ crlUrl, crlShards: 2 })
    const before = readFileSync(made.authority('client').crl)
    mkdirSync(pathOf({ number: 2, of: 2 }), { recursive: true })
    await expect(sign()).rejects.toMatchObject({
      code: 'disk.failed',
      facts: { path: pathOf({ number: 2, of: 2 }) },
    })
    expect(readFileSync(made.authority('client').crl)).toEqual(before)
  })
})
