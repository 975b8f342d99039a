/** A certificate must have its names in the subjectAltName, because servers read a name in the subject in different ways. */
import { findExtension } from '../../x509/certificate.ts'
import { extensionOids } from '../../x509/extension.ts'
import { defineRule } from '../lint-rule.ts'

export const sanPresent = defineRule({
  id: 'san-present',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.6; RFC 9525 §2',
  cwe: [297, 436],
  check(tbs) {
    const extension = findExtension(tbs, extensionOids.subjectAlternativeName)
    if (extension === undefined) return ['it has no subjectAltName']
    const empty = tbs.subject.length === 0
    if (empty === extension.critical) return []
    return [empty ? 'its subject is empty, and its subjectAltName is not critical' : 'its subjectAltName is critical']
  },
})
