/** authorityInfoAccess: where the issuer's certificate and its OCSP responder are. Does not go there. */
import { parseOid } from '../../asn1/oid.ts'
import { oid, sequence } from '../../asn1/writer.ts'
import type { Oid } from '../../core/brand.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { encodeGeneralName, readGeneralName } from '../general-name.ts'

const CA_ISSUERS = parseOid('1.3.6.1.5.5.7.48.2')
const OCSP = parseOid('1.3.6.1.5.5.7.48.1')

/** URLs, by what is to be had there. */
export type AuthorityInformationAccess = { readonly caIssuers?: readonly string[]; readonly ocsp?: readonly string[] }

/** Writes authorityInfoAccess, never critical; at least one URL. Pure. @see RFC 5280 §4.2.2.1 */
export function encodeAuthorityInformationAccess({ caIssuers = [], ocsp = [] }: AuthorityInformationAccess): Extension {
  const describe = (method: Oid) => (url: string) =>
    sequence(oid(method), encodeGeneralName({ kind: 'uri', value: url }))
  return {
    oid: extensionOids.authorityInformationAccess,
    critical: false,
    value: sequence(...ocsp.map(describe(OCSP)), ...caIssuers.map(describe(CA_ISSUERS))),
  }
}

const parseDescriptions = extensionParser('authorityInfoAccess', (reader) =>
  reader.sequenceOf((list) => list.sequence((fields) => ({ method: fields.oid(), location: readGeneralName(fields) }))),
)

/**
 * Reads authorityInfoAccess. Other methods, and locations that are no URI, are read and left out.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also where nothing is described
 */
export function parseAuthorityInformationAccess(extension: Extension): Required<AuthorityInformationAccess> {
  const described = parseDescriptions(extension)
  const urls = (method: Oid): string[] =>
    described.flatMap((one) => (one.method === method && one.location.kind === 'uri' ? [one.location.value] : []))
  return { caIssuers: urls(CA_ISSUERS), ocsp: urls(OCSP) }
}
