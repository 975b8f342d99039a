/** A CRL must have a nextUpdate later than its thisUpdate: verifiers would trust a CRL without nextUpdate for ever. */
import { formatInstant } from '../../core/brand.ts'
import { defineRule } from '../lint-rule.ts'

const place = { field: 'tbsCertList.nextUpdate' }

export const crlDatesInOrder = defineRule({
  id: 'crl-dates-in-order',
  subject: 'crl',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §5.1.2.4, §5.1.2.5',
  cwe: [299],
  check({ thisUpdate, nextUpdate }) {
    if (nextUpdate === undefined) return [{ message: 'it does not say until when it holds', place }]
    if (thisUpdate < nextUpdate) return []
    const [from, to] = [formatInstant(thisUpdate), formatInstant(nextUpdate)]
    return [{ message: `it is of ${from}, and the next one is due at ${to}, which is no later`, place }]
  },
})
