/** No name may appear twice: the second says nothing new, and some programs that read certificates expect only one. */
import { namesOf } from '../claim.ts'
import { defineRule } from '../lint-rule.ts'
import { checkRepeatedNames } from '../names.ts'

export const sanNoRepeats = defineRule({
  id: 'san-no-repeats',
  subject: 'certificate',
  given: [],
  severity: 'error',
  citation: 'RFC 5280 §4.2.1.6',
  cwe: [436],
  check: (tbs) => checkRepeatedNames(namesOf(tbs)),
})
