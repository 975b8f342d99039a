/** subjectAltName: the names of the subject, which a verifier compares. `policy/` says which names are allowed. */
import { sequence } from '../../asn1/writer.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { encodeGeneralName, type GeneralName, readGeneralNames } from '../general-name.ts'

/** Writes subjectAltName; critical where the subject is empty. Pure. @see RFC 5280 §4.2.1.6 */
export const encodeSubjectAlternativeName = (
  names: readonly GeneralName[],
  { critical = false }: { readonly critical?: boolean } = {},
): Extension => ({
  oid: extensionOids.subjectAlternativeName,
  critical,
  value: sequence(...names.map((name) => encodeGeneralName(name))),
})

/**
 * Reads subjectAltName.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where there is no name
 */
export const parseSubjectAlternativeName: (extension: Extension) => readonly GeneralName[] = extensionParser(
  'subjectAltName',
  (reader) => readGeneralNames(reader),
)
