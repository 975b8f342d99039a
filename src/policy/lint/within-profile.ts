/** The key, names, claims and validity in the final certificate must be within its profile, whatever the request asked for. */
import { describePublicKey } from '../../x509/public-key.ts'
import { claimsIn, namesOf } from '../claim.ts'
import { checkLimits } from '../limits.ts'
import { defineRule } from '../lint-rule.ts'

export const withinProfile = defineRule({
  id: 'within-profile',
  subject: 'certificate',
  given: ['profile', 'definitions'],
  severity: 'error',
  citation: 'profiles/ of the home; RFC 5280 §4.1.2.5 (both ends of a validity are included)',
  cwe: [326],
  check: (tbs, { profile, definitions }) =>
    checkLimits(profile, {
      keyType: describePublicKey(tbs.spki).type,
      names: namesOf(tbs),
      claims: claimsIn(tbs, definitions),
      lastsSeconds: tbs.notAfter - tbs.notBefore + 1,
    }),
})
