/** A certificate must have exactly one purpose: a certificate for both clients and servers lets a server impersonate its clients. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseExtendedKeyUsage } from '../../x509/extensions/extended-key-usage.ts'
import { defineRule } from '../lint-rule.ts'

export const ekuExactlyOne = defineRule({
  id: 'eku-exactly-one',
  subject: 'certificate',
  given: ['profile'],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.12',
  cwe: [295],
  check(tbs, { profile }) {
    const extension = findExtension(tbs, extensionOids.extendedKeyUsage)
    const purposes = extension ? parseExtendedKeyUsage(extension) : []
    if (purposes.length === 1 && purposes[0] === profile.extendedKeyUsage) return []
    const found = purposes.length === 0 ? 'none' : purposes.join(' and ')
    return [`its extended key usage is ${found}, and must be ${profile.extendedKeyUsage} alone`]
  },
})
