/** The key usage must be digitalSignature, which handshakes need; a certificate with an RSA key may also have keyEncipherment. */
import { keyRow } from '../../core/key.ts'
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseKeyUsage } from '../../x509/extensions/key-usage.ts'
import { describePublicKey } from '../../x509/public-key.ts'
import { defineRule } from '../lint-rule.ts'

export const keyUsageMatchesKey = defineRule({
  id: 'key-usage-matches-key',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.3; RFC 8446 §4.4.2.2; RFC 8410 §5; RFC 9881 §5',
  cwe: [296],
  check(tbs) {
    const extension = findExtension(tbs, extensionOids.keyUsage)
    if (extension === undefined) return ['it has no key usage']
    const { type, title } = describePublicKey(tbs.spki)
    const usages = parseKeyUsage(extension)
    const allowed =
      type !== 'other' && keyRow(type).encrypts ? ['digitalSignature', 'keyEncipherment'] : ['digitalSignature']
    const beyond = usages.filter((usage) => !allowed.includes(usage))
    return [
      ...(usages.includes('digitalSignature') ? [] : ['its key usage lacks digitalSignature']),
      ...(beyond.length === 0 ? [] : [`its key usage has ${beyond.join(', ')}, which is not for ${title} here`]),
      ...(extension.critical ? [] : ['its key usage is not critical']),
    ]
  },
})
