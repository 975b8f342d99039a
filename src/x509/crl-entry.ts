/** Writes and reads the entries of certificate revocation lists, one by one. */
import { parseOid } from '../asn1/oid.ts'
import type { DerReader } from '../asn1/reader.ts'
import { tags } from '../asn1/tag.ts'
import { parseUtcTime } from '../asn1/time.ts'
import { enumerated, magnitude, sequence, time } from '../asn1/writer.ts'
import type { Der, Instant, SerialNumber } from '../core/brand.ts'
import type { RevocationReason } from '../core/record.ts'
import { serialFromOctets } from './certificate.ts'
import { type Extension, encodeExtension, extensionParser, readExtensions } from './extension.ts'
import { type GeneralName, readGeneralNames } from './general-name.ts'

const REASON_CODE = parseOid('2.5.29.21')
const INVALIDITY_DATE = parseOid('2.5.29.24')
const CERTIFICATE_ISSUER = parseOid('2.5.29.29')

/** Every reason that a CRL may give; ours are fewer. */
export type CrlReason = RevocationReason | 'cACompromise' | 'certificateHold' | 'removeFromCRL' | 'aACompromise'

/** Numbers of the CRLReason ENUMERATED (RFC 5280 §5.3.1). */
const reasonNumbers: Readonly<Record<CrlReason, number>> = {
  unspecified: 0,
  keyCompromise: 1,
  cACompromise: 2,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
  certificateHold: 6,
  removeFromCRL: 8,
  privilegeWithdrawn: 9,
  aACompromise: 10,
}

const reasonsByNumber: ReadonlyMap<number, CrlReason> = new Map(
  Object.entries(reasonNumbers).map(([reason, number]) => [number, reason as CrlReason]),
)

export type CrlEntry = {
  readonly serial: SerialNumber
  readonly revokedAt: Instant
  /** `unspecified` where the entry gives none. */
  readonly reason: CrlReason
  /** Only in an indirect CRL: whose certificate this entry and those after it are about. */
  readonly certificateIssuer?: readonly GeneralName[]
}

/** Writes one entry; `unspecified` is said by leaving the reason out (RFC 5280 §5.3.1). Pure. */
export function encodeCrlEntry(entry: {
  readonly serial: SerialNumber
  readonly revokedAt: Instant
  readonly reason: CrlReason
}): Der<'CrlEntry'> {
  const number = reasonNumbers[entry.reason]
  const reason = encodeExtension({ oid: REASON_CODE, critical: false, value: enumerated(number) })
  return sequence(
    magnitude(entry.serial),
    time(entry.revokedAt),
    number === 0 ? undefined : sequence(reason),
  ) as Der<'CrlEntry'>
}

/** Octets of a UTCTime with tag and length, and of a reasonCode extension up to its number, in a SEQUENCE of that alone. */
const UTC_TIME = 15
const REASON = Buffer.from('300c300a0603551d1504030a01', 'hex')

const holdsAt = (octets: Uint8Array, at: number, others: Uint8Array, from: number, length: number): boolean => {
  for (let i = 0; i < length; i += 1) if (octets[at + i] !== others[from + i]) return false
  return true
}

/** A date that was read before, so that the same one need not be read again: a million entries have few dates. */
export type SeenDate = { octets: Uint8Array; at: number }

/**
 * Gives where the date begins in the content of an entry as all tools write most of them: a serial number that a certificate may have, a
 * UTCTime, and nothing more or a reason. Of anything else it says undefined, and {@link readEntry} what it is, at four times the cost.
 */
export function plainDate(octets: Buffer, start: number, end: number, seen: SeenDate): number | undefined {
  const length = octets[start + 1]!
  const [first, second] = [octets[start + 2]!, octets[start + 3]!]
  const from = start + (first === 0 ? 3 : 2)
  const date = start + 2 + length
  const rest = end - date - UTC_TIME
  const isSerial = octets[start] === tags.integer && first < 0x80 && (first > 0 || second >= 0x80)
  if (!isSerial || length < 1 || date - from > 20 || (rest !== 0 && rest !== REASON.length + 1)) return undefined
  if (octets[date] !== tags.utcTime || octets[date + 1] !== UTC_TIME - 2) return undefined
  if (rest !== 0 && !holdsAt(octets, date + UTC_TIME, REASON, 0, REASON.length)) return undefined
  if (rest !== 0 && !reasonsByNumber.has(octets[end - 1]!)) return undefined
  if (!holdsAt(octets, date, seen.octets, seen.at, UTC_TIME)) {
    if (parseUtcTime(octets.toString('latin1', date + 2, date + UTC_TIME)) === undefined) return undefined
    seen.octets = octets
    seen.at = date
  }
  return date
}

/** Reads the content of an entry in that form; undefined of any other. */
export function readPlainEntry(octets: Buffer, start: number, end: number): CrlEntry | undefined {
  const date = plainDate(octets, start, end, { octets: REASON, at: 0 })
  const revokedAt = date === undefined ? undefined : parseUtcTime(octets.toString('latin1', date + 2, date + UTC_TIME))
  if (date === undefined || revokedAt === undefined) return undefined
  const reason = end === date + UTC_TIME ? 'unspecified' : reasonsByNumber.get(octets[end - 1]!)!
  const from = start + (octets[start + 2] === 0 ? 3 : 2)
  return { serial: octets.toString('hex', from, date) as SerialNumber, revokedAt, reason }
}

/** Reads any entry; undefined where no certificate may have its serial number. */
export const readEntry = (reader: DerReader): CrlEntry | undefined =>
  reader.sequence((fields) => {
    const serial = serialFromOctets(fields.integerOctets())
    const revokedAt = fields.time()
    const mark = fields.mark()
    const entry: { reason: CrlReason; certificateIssuer?: readonly GeneralName[] } = { reason: 'unspecified' }
    for (const extension of fields.done ? [] : readExtensions(fields)) {
      if (extension.oid === REASON_CODE) entry.reason = parseReason(extension)
      else if (extension.oid === CERTIFICATE_ISSUER) entry.certificateIssuer = parseCertificateIssuer(extension)
      else if (extension.oid === INVALIDITY_DATE) parseInvalidityDate(extension)
      else if (extension.critical) fields.refuse(`no critical extension ${extension.oid}`, mark)
    }
    return serial && { serial, revokedAt, ...entry }
  })

const parseReason: (extension: Extension) => CrlReason = extensionParser('reasonCode', (reader) => {
  const mark = reader.mark()
  const reason = reasonsByNumber.get(reader.smallInteger(10, tags.enumerated))
  return reason ?? reader.refuse('a reason that RFC 5280 knows', mark)
})

const parseCertificateIssuer: (extension: Extension) => readonly GeneralName[] = extensionParser(
  'certificateIssuer',
  (reader) => readGeneralNames(reader),
)

const parseInvalidityDate: (extension: Extension) => Instant = extensionParser('invalidityDate', (reader) =>
  reader.generalizedTime(),
)
