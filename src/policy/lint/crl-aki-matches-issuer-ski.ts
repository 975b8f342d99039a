/** A CRL must point to the key that signed it, or a verifier with several keys of an authority cannot find the right one. */
import { checkAuthorityKey } from '../authority-key.ts'
import { defineRule } from '../lint-rule.ts'

const place = { field: 'tbsCertList.crlExtensions.authorityKeyIdentifier' }

export const crlAkiMatchesIssuerSki = defineRule({
  id: 'crl-aki-matches-issuer-ski',
  subject: 'crl',
  given: ['issuer'],
  severity: 'error',
  citation: 'RFC 5280 §5.2.1',
  cwe: [],
  check({ authorityKeyIdentifier }, { issuer }) {
    return checkAuthorityKey(authorityKeyIdentifier, issuer).map((message) => ({ message, place }))
  },
})
