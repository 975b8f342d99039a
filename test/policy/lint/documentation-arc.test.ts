import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { parseClaimDefinition } from '../../../src/policy/claim.ts'
import { lintCertificate } from '../../../src/policy/lint/index.ts'
import { documentationArc } from '../../../src/policy/settings.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { context, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'documentation-arc'
const claimUnder = (arc: string) =>
  makeClient({ extensions: [encodeClaimExtension(parseOid(`${arc}.1`), 'string', 'admin')] })

const given = { title: 'Given', type: 'string', arcSuffix: '1' }

it("accepts claims under an organisation's own arc", () => {
  const arc = parseOid('1.3.6.1.4.1.324731')
  expect(objections(rule, claimUnder(arc), { arc })).toEqual([])
})

it('has nothing to say of a certificate without claims, whatever the arc of the home', () => {
  expect(objections(rule, makeClient(), { arc: documentationArc })).toEqual([])
})

it('notices a claim under the documentation arc, at any depth, and only as a notice (RFC 5612)', () => {
  for (const arc of [documentationArc, parseOid(`${documentationArc}.7`)]) {
    const definitions = [parseClaimDefinition(JSON.stringify(given), 'claims/given.json', { arc })]
    expect(lintCertificate(claimUnder(arc), { ...context, arc, definitions })).toMatchObject([
      { rule, severity: 'notice' },
    ])
  }
})
