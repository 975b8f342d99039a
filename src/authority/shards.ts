/**
 * The shards of an authority's CRL: which are kept, how they are cut out of the complete CRL and signed, and whether one that lies in the
 * home is a part of it. Does not put them in place; `publish.ts` does.
 */
import { basename } from 'node:path'
import type { Files } from '../core/port/files.ts'
import type { CrlDraft } from '../core/port/store.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import {
  crlUrlOf,
  parseShardName,
  type Shard,
  shardFor,
  shardName,
  shardNumberOf,
  shardsOf,
  shardUrlFor,
} from '../policy/shard.ts'
import { type CertificateList, isCrlSignedBy, parseCertificateList } from '../x509/crl.ts'
import { scopeOf } from '../x509/revocation-list.ts'
import type { Authority, OpenAuthority } from './authority.ts'
import type { Home } from './home.ts'
import { requireClean, signList } from './sign-list.ts'

/** A shard that is signed with each CRL, and what lies in its place. */
export type KeptShard = Shard & {
  readonly path: string
  /** Of the next one: where it is fetched now, and where the shards of its division were. */
  readonly addresses: readonly string[]
  /** Of the one in its place: undefined where none of this authority lies there. */
  readonly found?: Pick<CertificateList, 'number' | 'thisUpdate'> & { readonly addresses: readonly string[] }
}

/** What this authority has signed as a shard; whatever else lies in its place will be replaced. */
async function readShard(path: string, { certificate }: Authority, files: Files): Promise<KeptShard['found']> {
  const bytes = await files.read(path)
  if (bytes === undefined) return undefined
  try {
    const list = parseCertificateList(bytes)
    const addresses = scopeOf(list)
    if (addresses === undefined || !isCrlSignedBy(list, certificate.tbs.spki)) return undefined
    const { number, thisUpdate } = list
    return { thisUpdate, addresses, ...(number !== undefined && { number }) }
  } catch (error) {
    if (!isRefusal(error) || error.code !== 'input.malformed') throw error
    return undefined
  }
}

/**
 * Finds the shards that are signed with each CRL: those of the division in the settings, and those of each division of which one lies in
 * the home, for certificates point to them. So a division ends only when somebody removes its files.
 */
export async function keptShards(home: Home, authority: Authority, files: Files): Promise<readonly KeptShard[]> {
  const { shards, shard: pathOf } = home.paths.authority(authority.name)
  const { crlShards, crlUrl } = home.settings.distribution
  const lying = (await files.list(shards)).flatMap((name) => {
    const shard = name.endsWith('.crl') && parseShardName(basename(name, '.crl'))
    return shard || []
  })
  const divisions = new Set([...(crlShards === undefined ? [] : [crlShards]), ...lying.map(({ of }) => of)])
  const kept: KeptShard[] = []
  for (const of of divisions) {
    const shards: (Shard & Pick<KeptShard, 'path' | 'found'>)[] = []
    for (const shard of shardsOf(of)) {
      const path = pathOf(shard)
      const found = await readShard(path, authority, files)
      shards.push({ ...shard, path, ...(found && { found }) })
    }
    // Of all of them: one that was lost speaks for the old addresses again, and one in the place of another for no other address.
    const before = shards.flatMap((one) =>
      (one.found?.addresses ?? []).flatMap((url) => crlUrlOf(url, authority.name, one) ?? []),
    )
    const crlUrls = [...new Set([crlUrl ?? [], before].flat())]
    const addressesOf = (shard: Shard) => crlUrls.map((one) => shardUrlFor({ crlUrl: one }, authority.name, shard)!)
    // Without an address they would speak for nobody.
    if (crlUrls.length > 0) kept.push(...shards.map((shard) => ({ ...shard, addresses: addressesOf(shard) })))
  }
  return kept
}

/** The names of those that are not there, or are no part of a CRL, or do not speak for exactly what points to them. Pure. */
export const shardsBehind = (kept: readonly KeptShard[], crl: CertificateList): readonly string[] =>
  kept.filter(({ addresses, found }) => !isPart(found, addresses, crl)).map(shardName)

const isPart = (found: KeptShard['found'], addresses: readonly string[], crl: CertificateList): boolean =>
  found !== undefined &&
  found.number === crl.number &&
  found.thisUpdate === crl.thisUpdate &&
  found.addresses.length === addresses.length &&
  addresses.every((address) => found.addresses.includes(address))

/**
 * Signs shards of a complete CRL, with its number and dates: each entry is in one shard of each division. Each is linted, and read back
 * as a whole.
 *
 * Effects: the signer.
 */
export async function signShards(
  kept: readonly KeptShard[],
  complete: CertificateList,
  { number, thisUpdate, nextUpdate }: CrlDraft,
  authority: OpenAuthority,
): Promise<readonly { readonly path: string; readonly der: Uint8Array }[]> {
  const signed: { readonly path: string; readonly der: Uint8Array }[] = []
  for (const [of, shards] of Map.groupBy(kept, (one) => one.of)) {
    const parts = complete.table().divided(of, (lastOctet) => shardNumberOf(lastOctet, of) - 1)
    for (const shard of shards) {
      const entries = parts[shard.number - 1]!
      const { path, addresses: scope } = shard
      const terms = { number, thisUpdate, nextUpdate, scope, expected: entries.length }
      const list = await signList(terms, authority, (append) => append(entries))
      requireClean(list, authority)
      requireOwn(list, shard)
      // Without the room around it.
      signed.push({ path, der: Buffer.from(list.der) })
    }
  }
  return signed
}

/** Demands that every entry can be read, and is of the shard. One that is not has found a bug: no input leads here. */
function requireOwn(list: CertificateList, { number, of }: Shard): void {
  const table = list.table()
  const isOwn = table.size === list.count() && [...table.serials()].every((one) => shardFor(one, of).number === number)
  if (!isOwn) throw new TypeError(`the shard ${shardName({ number, of })} that was signed stays unpublished`)
}

/**
 * Demands that the shards to which the next certificate of an authority may point were signed once: from then on they are signed with
 * each CRL, whatever the settings say later.
 *
 * @throws {CountersignError} `crl.no-shards`
 */
export async function requireShards(home: Home, authority: Authority, files: Files): Promise<void> {
  const { crlShards: of } = home.settings.distribution
  if (of === undefined) return
  // The one that is put in place last.
  const last = { number: of, of }
  const url = shardUrlFor(home.settings.distribution, authority.name, last)!
  const found = await readShard(home.paths.authority(authority.name).shard(last), authority, files)
  if (found?.addresses.includes(url)) return
  throw new CountersignError('crl.no-shards', { authority: authority.name, url })
}
