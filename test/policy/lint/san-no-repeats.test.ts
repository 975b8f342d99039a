import { expect, it } from 'vitest'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'san-no-repeats'
const named = (...values: string[]) =>
  makeClient({ extensions: [encodeSubjectAlternativeName(values.map((value) => ({ kind: 'dns', value })))] })

it('accepts names that differ', () => {
  expect(objections(rule, named('a.example', 'b.example'))).toEqual([])
})

it('objects once to a name that comes three times', () => {
  expect(objections(rule, named('a.example', 'b.example', 'a.example', 'a.example'))).toEqual([
    'DNS:a.example comes twice',
  ])
})
