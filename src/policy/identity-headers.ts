/**
 * The HTTP headers by which a proxy tells a server who the client is, where it comes from, or which page it wants. A client
 * must not send these headers itself.
 */

import { identityHeaders as list } from '../schema/generated/lists.ts'

/** Names by what they tell: exporters have all of them taken off, the probe forges those that have a meaning. */
export const identityHeaders = list.names

/** The headers that are taken off a request: names as they are written, and beginnings in lower case. */
export type HeaderFilter = { readonly names: readonly string[]; readonly beginnings: readonly string[] }

/** X_SSL_Cert is X-SSL-Cert to some readers. Pure. */
const spell = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '-')

/** All of them. */
export const foreignHeaders: HeaderFilter = {
  names: Object.values(identityHeaders)
    .flat()
    .toSorted((a, b) => (spell(a) < spell(b) ? -1 : 1)),
  beginnings: list.beginnings,
}

/** What a proxy makes of them that knows headers by their whole names alone. `beginnings` as in {@link HeaderFilter}. */
export type HeadersAtProxy = {
  readonly removed: readonly string[]
  readonly passed: readonly string[]
  readonly beginnings: readonly string[]
}

/** Gives what finds among names one that begins like a header that tells an identity, and that such a proxy does not know. */
export function findAlike({ removed, passed, beginnings }: HeadersAtProxy) {
  const known = new Set([...removed, ...passed].map(spell))
  const isAlike = (name: string): boolean => beginnings.some((beginning) => name.startsWith(beginning))
  return (names: readonly string[]): string | undefined =>
    names.find((name) => isAlike(spell(name)) && !known.has(spell(name)))
}

/** Whether a door takes a header for a forged identity, in whatever spelling. Pure. */
export const isForeignHeader = (name: string): boolean =>
  foreignHeaders.names.some((one) => spell(one) === spell(name)) ||
  list.beginnings.some((one) => spell(name).startsWith(one))
