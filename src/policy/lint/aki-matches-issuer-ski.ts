/** The certificate must point to the key that signs it, or a verifier with several keys cannot find the right one. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseAuthorityKeyIdentifier } from '../../x509/extensions/authority-key-identifier.ts'
import { parseSubjectKeyIdentifier } from '../../x509/extensions/subject-key-identifier.ts'
import type { LintRule } from '../lint-rule.ts'

const hex = (octets: Uint8Array): string => Buffer.from(octets).toString('hex')

export const akiMatchesIssuerSki: LintRule = {
  id: 'aki-matches-issuer-ski',
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.1',
  cwe: [],
  check(tbs, { issuer }) {
    const aki = findExtension(tbs, extensionOids.authorityKeyIdentifier)
    const ski = findExtension(issuer.tbs, extensionOids.subjectKeyIdentifier)
    const stated = aki && parseAuthorityKeyIdentifier(aki).keyIdentifier
    if (stated === undefined) return ['it has no authority key identifier']
    if (ski === undefined) return ['its issuer has no subject key identifier']
    const [found, expected] = [hex(stated), hex(parseSubjectKeyIdentifier(ski))]
    return found === expected
      ? []
      : [`its authority key identifier is ${found}, and its issuer calls itself ${expected}`]
  },
}
