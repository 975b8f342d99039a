/** The certificate must point to the key that signs it, or a verifier with several keys cannot find the right one. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseAuthorityKeyIdentifier } from '../../x509/extensions/authority-key-identifier.ts'
import { checkAuthorityKey } from '../authority-key.ts'
import { defineRule } from '../lint-rule.ts'

export const akiMatchesIssuerSki = defineRule({
  id: 'aki-matches-issuer-ski',
  subject: 'certificate',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.1',
  cwe: [],
  check(tbs, { issuer }) {
    const aki = findExtension(tbs, extensionOids.authorityKeyIdentifier)
    return checkAuthorityKey(aki && parseAuthorityKeyIdentifier(aki).keyIdentifier, issuer)
  },
})
