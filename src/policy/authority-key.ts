/** Compares the issuer's key identifier in a certificate or CRL with the key identifier of that issuer. */
import { type Certificate, findExtension } from '../x509/certificate.ts'
import { extensionOids } from '../x509/extension.ts'
import { parseSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

/** Objections to the key identifier of an authorityKeyIdentifier. Pure. @see RFC 5280 §4.2.1.1, §5.2.1 */
export function checkAuthorityKey(stated: Uint8Array | undefined, issuer: Certificate): readonly string[] {
  const ski = findExtension(issuer.tbs, extensionOids.subjectKeyIdentifier)
  if (stated === undefined) return ['it has no authority key identifier']
  if (ski === undefined) return ['its issuer has no subject key identifier']
  const [found, expected] = [hex(stated), hex(parseSubjectKeyIdentifier(ski))]
  return found === expected ? [] : [`its authority key identifier is ${found}, and its issuer calls itself ${expected}`]
}
