/** Many servers compare names as printed text, so a name must not print like another name, and must not contain a line break. */
import { namesOf } from '../claim.ts'
import { type NameKind, nameKinds, parseSubjectAltName } from '../identity.ts'
import { defineRule, objectionsOf } from '../lint-rule.ts'

export const noIdentityOutsideAlphabet = defineRule({
  id: 'no-identity-outside-alphabet',
  subject: 'certificate',
  given: ['trustDomain'],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.6; CVE-2021-44532 (names that print as two)',
  cwe: [290, 295],
  check(tbs, { trustDomain }) {
    return namesOf(tbs).flatMap((name) => {
      // Other kinds are for the profile to refuse; wildcards have a rule of their own.
      if (!(nameKinds as readonly string[]).includes(name.kind)) return []
      const { kind, value } = name as { kind: NameKind; value: string }
      return objectionsOf(() => parseSubjectAltName(kind, value, { usage: 'server', trustDomain }))
    })
  },
})
