/** Every verifier must know each critical extension: it refuses a certificate with a critical extension that it does not know. */
import { understoodExtensions } from '../../x509/extensions/index.ts'
import { defineRule } from '../lint-rule.ts'

export const criticalExtensionsKnown = defineRule({
  id: 'critical-extensions-known',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2',
  cwe: [],
  check(tbs) {
    return tbs.extensions
      .filter(({ oid, critical }) => critical && !understoodExtensions.has(oid))
      .map(({ oid }) => `the critical extension ${oid} is not one that verifiers know`)
  },
})
