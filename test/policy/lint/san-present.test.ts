import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeSubjectAlternativeName } from '../../../src/x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../../../src/x509/general-name.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'san-present'
const names: GeneralName[] = [{ kind: 'uri', value: 'spiffe://acme.internal/billing' }]
const critical = encodeSubjectAlternativeName(names, { critical: true })

it('accepts a subjectAltName, critical exactly where the subject is empty (RFC 5280 §4.2.1.6)', () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(objections(rule, makeClient({ subject: [], extensions: [critical] }))).toEqual([])
})

it('objects to none, to one that is critical without need, and to one that is not where the subject is empty', () => {
  expect(objections(rule, makeClient({ without: [extensionOids.subjectAlternativeName] }))).toEqual([
    'it has no subjectAltName',
  ])
  expect(objections(rule, makeClient({ extensions: [critical] }))).toEqual(['its subjectAltName is critical'])
  expect(objections(rule, makeClient({ subject: [] }))).toEqual([expect.stringContaining('its subject is empty')])
})
