/** Gives the identifiers of keys, and compares the one of the issuer in a certificate or CRL with its own. Does not write them. */
import { oncePer } from '../core/once-per.ts'
import { type Certificate, findExtension } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'
import { areSameOctets, rememberLast } from '../x509/last-read.ts'
import { keyIdentifierOf } from '../x509/pin.ts'

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

/** The identifier that an authority calls its key by, in its own certificate; undefined where it has none. Pure. */
export const ownKeyIdentifier = oncePer(({ tbs }: Certificate): Uint8Array | undefined => {
  const extension = findExtension(tbs, extensionOids.subjectKeyIdentifier)
  return extension && parseSubjectKeyIdentifier(extension)
})

/** The identifier that is derived from a key, remembered for the one that was asked about last: it is written first, and linted then. Pure. */
export const derivedKeyIdentifier = rememberLast(keyIdentifierOf)

/** Objections to the key identifier of an authorityKeyIdentifier. Pure. @see RFC 5280 §4.2.1.1, §5.2.1 */
export function checkAuthorityKey(stated: Uint8Array | undefined, issuer: Certificate): readonly string[] {
  if (stated === undefined) return ['it has no authority key identifier']
  const own = ownKeyIdentifier(issuer)
  if (own === undefined) return ['its issuer has no subject key identifier']
  if (areSameOctets(stated, own)) return []
  return [`its authority key identifier is ${hex(stated)}, and its issuer calls itself ${hex(own)}`]
}
