/** Two SPIFFE IDs in one certificate are two identities, and each verifier picks its own. */
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
