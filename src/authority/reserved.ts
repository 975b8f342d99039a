/** Names that countersign issues no certificate under. `core/brand.ts` says which characters a name may have. */
import { type EntryName, parseEntryName } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'

/** Marks in the record, and in the subject, what was made to attack with. */
export const PROBE_NAME = parseEntryName('countersign-probe')

/** Stands in the record for a name that nobody knows: of a certificate that was signed without it. */
export const UNKNOWN_NAME = parseEntryName('countersign-unknown')

/** Words that a command line says instead of the name of an authority, or beside it. */
const words = ['add', 'all', 'any', 'client', 'default', 'home', 'list', 'none', 'public', 'server', 'show']

/** What follows the name in the common name of an authority, which has at most 64 characters (RFC 5280 §A.1). */
const LONGEST_AUTHORITY = 64 - ' CA'.length

/**
 * Parses the name of an authority to be founded.
 *
 * @throws {CountersignError} `identity.refused`; `name.reserved` where it means something else
 */
export function parseNewAuthority(text: string): EntryName {
  const name = parseNewName(text)
  if (words.includes(name)) {
    const why = 'is a word of the command line, so a command could not tell the authority from it'
    throw new CountersignError('name.reserved', { name, why })
  }
  if (name.length <= LONGEST_AUTHORITY) return name
  throw new CountersignError('identity.refused', {
    kind: 'name of an authority',
    value: name,
    position: LONGEST_AUTHORITY,
    character: name.charAt(LONGEST_AUTHORITY),
    expected: `at most ${LONGEST_AUTHORITY} characters, so that the subject of the authority has room for it`,
  })
}

/** As long as the serial numbers that are drawn here, or as CAs may draw them, in hexadecimal or decimal; `cafe` is not as long. */
const serialShape = /^(0x)?[0-9a-f]{30,40}$|^[0-9]{41,49}$/

/**
 * Parses the name of a certificate to be issued.
 *
 * @throws {CountersignError} `identity.refused`; `name.reserved` where it means something else
 */
export function parseNewName(text: string): EntryName {
  const name = parseEntryName(text)
  const refuse = (why: string) => new CountersignError('name.reserved', { name, why })
  if (name === PROBE_NAME) throw refuse('is reserved for the certificates of the attacks of a probe')
  if (name === UNKNOWN_NAME) throw refuse('is reserved for certificates of which the record has only the serial number')
  if (serialShape.test(name))
    throw refuse('looks like a serial number, so a command that revokes this name could revoke another certificate')
  return name
}
