/** basicConstraints: whether the subject is a CA, and how many CAs may follow it in a path. Does not validate a path. */
import { tags } from '../../asn1/tag.ts'
import { boolean, integer, sequence } from '../../asn1/writer.ts'
import { present } from '../../core/present.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

export type BasicConstraints = {
  readonly ca: boolean
  /** How many intermediate CAs may follow before the end entity; no limit where absent. */
  readonly pathLength?: number
}

/** Longest path that anyone can mean. */
const LONGEST_PATH = 2 ** 31 - 1

/** Writes basicConstraints, critical. Pure. @see RFC 5280 §4.2.1.9 */
export const encodeBasicConstraints = ({ ca, pathLength }: BasicConstraints): Extension => ({
  oid: extensionOids.basicConstraints,
  critical: true,
  value: sequence(ca ? boolean(true) : undefined, pathLength === undefined ? undefined : integer(pathLength)),
})

/**
 * Reads basicConstraints. A path length without cA is read as it stands; it is for lint to object.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also for cA FALSE spelt out
 */
export const parseBasicConstraints: (extension: Extension) => BasicConstraints = extensionParser(
  'basicConstraints',
  (reader) =>
    reader.sequence((fields) => {
      const mark = fields.mark()
      const ca = fields.optional(tags.boolean, (r) => r.boolean())
      if (ca === false) fields.refuse('cA FALSE left out', mark)
      const pathLength = fields.optional(tags.integer, (r) => r.smallInteger(LONGEST_PATH))
      return { ca: ca ?? false, ...present({ pathLength }) }
    }),
)
