/** Each claim in a certificate must be defined in the home, and its value must be allowed by that definition. */
import { isUnder } from '../../asn1/oid.ts'
import { readClaim, requireClaimValue } from '../claim.ts'
import { defineRule, objectionsOf } from '../lint-rule.ts'

export const claimValuesAllowed = defineRule({
  id: 'claim-values-allowed',
  subject: 'certificate',
  given: ['arc', 'definitions'],
  severity: 'error',
  citation: 'claims/ of the home',
  cwe: [],
  check(tbs, { arc, definitions }) {
    const unknown = tbs.extensions.filter(
      ({ oid }) => isUnder(oid, arc) && !definitions.some((definition) => definition.oid === oid),
    )
    return [
      ...unknown.map(({ oid }) => `no claim of this home has the OID ${oid}`),
      ...definitions.flatMap((definition) =>
        objectionsOf(() => {
          const value = readClaim(tbs, definition)
          if (value !== undefined) requireClaimValue(definition, value)
        }),
      ),
    ]
  },
})
