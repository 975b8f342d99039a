/** The subject key identifier must be computed from the key by one fixed method, so that anybody can check it. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { parseSubjectKeyIdentifier } from '../../x509/extensions/subject-key-identifier.ts'
import { areSameOctets } from '../../x509/last-read.ts'
import { derivedKeyIdentifier } from '../authority-key.ts'
import { defineRule } from '../lint-rule.ts'

export const skiMethod = defineRule({
  id: 'ski-method',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 7093 §2, method 1; RFC 5280 §4.2.1.2',
  cwe: [],
  check(tbs) {
    const extension = findExtension(tbs, extensionOids.subjectKeyIdentifier)
    if (extension === undefined) return ['it has no subject key identifier']
    const derived = areSameOctets(parseSubjectKeyIdentifier(extension), derivedKeyIdentifier(tbs.spki))
    return derived ? [] : ['its subject key identifier is not derived from its key']
  },
})
