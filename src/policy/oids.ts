/** The names of known object identifiers, from `oids.json`. They are only shown to people; no decision uses them. */
import type { Oid } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseShape } from '../schema/gate.ts'
import { validateOids } from '../schema/generated/oids.ts'

/**
 * Parses the text of `oids.json`: object identifier → what `show` calls it.
 *
 * Pure.
 *
 * @throws {CountersignError} `home.malformed`
 */
export function parseOidNames(text: string, file: string): ReadonlyMap<Oid, string> {
  const shape = parseShape(validateOids, text, (fault) => new CountersignError('home.malformed', { file, ...fault }))
  return new Map(Object.entries(shape.names) as [Oid, string][])
}
