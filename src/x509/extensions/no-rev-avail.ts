/** noRevAvail: says that this certificate will never be on a CRL. The profile decides when a certificate has it. */
import { nothing } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

/** Writes noRevAvail, never critical. Pure. @see RFC 9608 §2 */
export const encodeNoRevAvail = (): Extension => ({
  oid: extensionOids.noRevAvail,
  critical: false,
  value: nothing(),
})

/**
 * Reads noRevAvail, which has no value beyond being there.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseNoRevAvail: (extension: Extension) => true = extensionParser('noRevAvail', (reader) => {
  reader.null()
  return true
})
