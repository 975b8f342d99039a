import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { lintCertificate } from '../../../src/policy/lint/index.ts'
import { documentationArc } from '../../../src/policy/settings.ts'
import { context, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'documentation-arc'

it("accepts an organisation's own arc", () => {
  expect(objections(rule, makeClient())).toEqual([])
  expect(objections(rule, makeClient(), { arc: parseOid('1.3.6.1.4.1.324731') })).toEqual([])
})

it('notices the documentation arc and whatever lies under it, without a claim too, and only as a notice (RFC 5612)', () => {
  for (const arc of [documentationArc, parseOid(`${documentationArc}.7`)]) {
    expect(lintCertificate(makeClient(), { ...context, arc })).toMatchObject([{ rule, severity: 'notice' }])
  }
})
