/** issuerAltName: other names of the issuer. countersign reads it in foreign certificates, and never writes it. */
import { type Extension, extensionParser } from '../extension.ts'
import { type GeneralName, readGeneralNames } from '../general-name.ts'

/**
 * Reads issuerAltName.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where there is no name
 * @see RFC 5280 §4.2.1.7
 */
export const parseIssuerAlternativeName: (extension: Extension) => readonly GeneralName[] = extensionParser(
  'issuerAltName',
  (reader) => readGeneralNames(reader),
)
