/**
 * The shards of a CRL: which of them speaks for a certificate, and what each is called. Does not sign them.
 *
 * A certificate's shard follows from its serial number, so that it can be told of a revoked certificate of which nothing else is known.
 * A name says the number of shards too: shards of another division never have the address of one of these.
 */
import type { SerialNumber } from '../core/brand.ts'
import { crlUrlFor, type Settings } from './settings.ts'

/** One shard of how many. */
export type Shard = { readonly number: number; readonly of: number }

/** The most shards that a CRL may have: the last octet of a serial number tells which one it is. */
export const MOST_SHARDS = 256

/** The number, from 1, of the shard that speaks for serial numbers with this last octet. Pure. */
export const shardNumberOf = (lastOctet: number, of: number): number => (lastOctet % of) + 1

/** The shard that speaks for a certificate: serial numbers are drawn at random, so all have about as many. Pure. */
export const shardFor = (serial: SerialNumber, of: number): Shard => ({
  number: shardNumberOf(Number.parseInt(serial.slice(-2), 16), of),
  of,
})

/** Every shard of a division. Pure. */
export const shardsOf = (of: number): readonly Shard[] => Array.from({ length: of }, (_, n) => ({ number: n + 1, of }))

/** What a shard is called in its address and its file: `3-of-8`. Pure. */
export const shardName = ({ number, of }: Shard): string => `${number}-of-${of}`

/** Reads the name of a shard; undefined of any other text. Pure. */
export function parseShardName(name: string): Shard | undefined {
  const [, number = 0, of = 0] = (/^([1-9][0-9]{0,2})-of-([1-9][0-9]{0,2})$/.exec(name) ?? []).map(Number)
  return of >= 2 && of <= MOST_SHARDS && number >= 1 && number <= of ? { number, of } : undefined
}

/**
 * The address of a shard: that of the complete CRL with `clients/3-of-8` in the place of `clients`. No authority can have such a name.
 * Undefined where no address is given. Pure.
 */
export const shardUrlFor = (distribution: Settings['distribution'], authority: string, shard: Shard) =>
  crlUrlFor({ distribution }, `${authority}/${shardName(shard)}`)

/**
 * The `crlUrl` of which the address of a shard was made; undefined for every other address, also for that of another shard, such as
 * `3-of-80` for `3-of-8`. Pure.
 */
export function crlUrlOf(address: string, authority: string, shard: Shard): string | undefined {
  const [before, ...after] = address.split(`${authority}/${shardName(shard)}`)
  if (after.length === 0 || after.some((text) => /^[0-9]/.test(text))) return undefined
  return [before, ...after].join('{authority}')
}
