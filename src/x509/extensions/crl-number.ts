/** cRLNumber: the number of the CRL; a newer CRL has a higher number. The store counts. */
import { integer } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

/** Writes cRLNumber, never critical. Pure. @see RFC 5280 §5.2.3 */
export const encodeCrlNumber = (number: number | bigint): Extension => ({
  oid: extensionOids.crlNumber,
  critical: false,
  value: integer(number),
})

/**
 * Reads cRLNumber.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where it is negative or over 20 octets
 */
export const parseCrlNumber: (extension: Extension) => bigint = extensionParser('cRLNumber', (reader) => {
  const mark = reader.mark()
  const octets = reader.integerOctets()
  if (octets.length > 20 || octets[0]! >= 0x80) reader.refuse('a number of at most 20 octets, not negative', mark)
  return BigInt(`0x${Buffer.from(octets).toString('hex')}`)
})
