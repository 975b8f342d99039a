/** A certificate must have at most one SPIFFE ID: with two, one verifier could use the first and another the second. */
import { namesOf } from '../claim.ts'
import { defineRule } from '../lint-rule.ts'
import { checkSpiffeIds } from '../names.ts'

export const sanSingleSpiffeId = defineRule({
  id: 'san-single-spiffe-id',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'SPIFFE X.509-SVID §2',
  cwe: [290, 436],
  check: (tbs) => checkSpiffeIds(namesOf(tbs)),
})
