/** Servers compare names as printed text: one that could print as another, or break a line, must not exist. */
import { isRefusal } from '../../core/refusal.ts'
import { namesOf } from '../claim.ts'
import { type NameKind, nameKinds, parseSubjectAltName } from '../identity.ts'
import type { LintRule } from '../lint-rule.ts'

export const noIdentityOutsideAlphabet: LintRule = {
  id: 'no-identity-outside-alphabet',
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.6; CVE-2021-44532 (names that print as two)',
  cwe: [290, 295],
  check(tbs, { trustDomain }) {
    return namesOf(tbs).flatMap((name) => {
      // Other kinds are for the profile to refuse; wildcards have a rule of their own.
      if (!(nameKinds as readonly string[]).includes(name.kind)) return []
      try {
        parseSubjectAltName(name.kind as NameKind, (name as { value: string }).value, { usage: 'server', trustDomain })
        return []
      } catch (error) {
        if (isRefusal(error)) return [error.message]
        throw error
      }
    })
  },
}
