/** subjectKeyIdentifier: a short name for the subject's key. Does not derive it; `pin.ts` does. */
import { octetString } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'

/** Writes subjectKeyIdentifier, never critical. Pure. @see RFC 5280 §4.2.1.2 */
export const encodeSubjectKeyIdentifier = (identifier: Uint8Array): Extension => ({
  oid: extensionOids.subjectKeyIdentifier,
  critical: false,
  value: octetString(identifier),
})

/**
 * Reads subjectKeyIdentifier.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`
 */
export const parseSubjectKeyIdentifier: (extension: Extension) => Uint8Array = extensionParser(
  'subjectKeyIdentifier',
  (reader) => reader.octetString(),
)
