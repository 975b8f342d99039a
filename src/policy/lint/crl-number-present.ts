/** A CRL has a number, or nobody can tell the newer of two; a critical one makes verifiers refuse the list. */
import { extensionOids } from '../../x509/extension.ts'
import { defineRule } from '../lint-rule.ts'

const place = { field: 'tbsCertList.crlExtensions.cRLNumber' }

export const crlNumberPresent = defineRule({
  id: 'crl-number-present',
  subject: 'crl',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §5.2.3',
  cwe: [299],
  check({ extensions }) {
    const number = extensions.find(({ oid }) => oid === extensionOids.crlNumber)
    if (number === undefined) return [{ message: 'it has no CRL number', place }]
    return number.critical ? [{ message: 'its CRL number is critical', place }] : []
  },
})
