/** A CRL must have a CRL number, so that verifiers can tell which of two CRLs is newer. The extension must not be critical, because verifiers refuse such a CRL. */
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
