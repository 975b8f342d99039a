/** authorityKeyIdentifier: which key of the issuer signed. Does not find that key. */
import { contextConstructed, contextPrimitive } from '../../asn1/tag.ts'
import { octetString, sequence } from '../../asn1/writer.ts'
import { present } from '../../core/present.ts'
import { type Extension, extensionOids, extensionParser } from '../extension.ts'
import { type GeneralName, readGeneralNames } from '../general-name.ts'

export type AuthorityKeyIdentifier = {
  readonly keyIdentifier?: Uint8Array
  /** Names of the issuer's issuer, with the serial number it gave the issuer; we never write them. */
  readonly issuer?: readonly GeneralName[]
  /** Content octets of the INTEGER. */
  readonly serialOctets?: Uint8Array
}

/** Writes authorityKeyIdentifier with a key identifier only, never critical. Pure. @see RFC 5280 §4.2.1.1 */
export const encodeAuthorityKeyIdentifier = (identifier: Uint8Array): Extension => ({
  oid: extensionOids.authorityKeyIdentifier,
  critical: false,
  value: sequence(octetString(identifier, contextPrimitive(0))),
})

/**
 * Reads authorityKeyIdentifier.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed`, also for issuer without serial number or the reverse
 */
export const parseAuthorityKeyIdentifier: (extension: Extension) => AuthorityKeyIdentifier = extensionParser(
  'authorityKeyIdentifier',
  (reader) =>
    reader.sequence((fields) => {
      const [keyTag, issuerTag, serialTag] = [contextPrimitive(0), contextConstructed(1), contextPrimitive(2)]
      const keyIdentifier = fields.optional(keyTag, (r) => r.octetString(keyTag))
      const issuer = fields.optional(issuerTag, (r) => readGeneralNames(r, issuerTag))
      const serialOctets = fields.optional(serialTag, (r) => r.integerOctets(serialTag))
      if ((issuer === undefined) !== (serialOctets === undefined)) fields.refuse('issuer and serial number together')
      return {
        ...present({ keyIdentifier, issuer, serialOctets }),
      }
    }),
)
