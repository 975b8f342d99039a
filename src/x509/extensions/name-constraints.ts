/** nameConstraints: which names a CA's certificates may carry. Does not compare names with them; `subtree.ts` does. */
import type { DerReader } from '../../asn1/reader.ts'
import { contextConstructed } from '../../asn1/tag.ts'
import { constructed, sequence } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { encodeGeneralName, type GeneralName, readGeneralName } from '../general-name.ts'
import { formatIpRange, parseIpRange } from '../ip-address.ts'

/** A general name that stands for all names under it; an `ip` value is a range, such as `10.0.0.0/8`. */
export type NameSubtree = GeneralName

export type NameConstraints = { readonly permitted: readonly NameSubtree[]; readonly excluded: readonly NameSubtree[] }

const range = { encode: parseIpRange, decode: formatIpRange, expected: 'an address and a mask that is a prefix' }

/**
 * Writes nameConstraints, critical; at least one subtree.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` for a malformed range
 * @see RFC 5280 §4.2.1.10
 */
export const encodeNameConstraints = ({ permitted, excluded }: NameConstraints): Extension => ({
  oid: extensionOids.nameConstraints,
  critical: true,
  value: sequence(encodeSubtrees(0, permitted), encodeSubtrees(1, excluded)),
})

function encodeSubtrees(n: number, subtrees: readonly NameSubtree[]): Uint8Array | undefined {
  if (subtrees.length === 0) return undefined
  const parts = subtrees.map((subtree) => sequence(encodeGeneralName(subtree, range)))
  return constructed(contextConstructed(n), parts)
}

/**
 * Reads nameConstraints.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where both lists are absent, for minimum or maximum (which the
 * profile rules out), and for a mask that is no prefix
 */
export const parseNameConstraints: (extension: Extension) => NameConstraints = extensionParser(
  'nameConstraints',
  (reader) =>
    reader.sequence((fields) => {
      if (fields.done) fields.refuse('permitted or excluded subtrees')
      return { permitted: readSubtrees(fields, 0), excluded: readSubtrees(fields, 1) }
    }),
)

function readSubtrees(reader: DerReader, n: number): readonly NameSubtree[] {
  const tag = contextConstructed(n)
  const read = (list: DerReader): NameSubtree => list.sequence((subtree) => readGeneralName(subtree, range))
  return reader.optional(tag, (r) => r.sequenceOf(read, tag)) ?? []
}
