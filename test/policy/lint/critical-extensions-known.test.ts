import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { arc, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'critical-extensions-known'
const claim = encodeClaimExtension(parseOid(`${arc}.1`), 'string', 'admin')

it('accepts a claim that is not critical, and critical extensions that every verifier knows (RFC 5280 §4.2)', () => {
  expect(objections(rule, makeClient({ extensions: [claim] }))).toEqual([])
})

it('objects to a critical claim', () => {
  expect(objections(rule, makeClient({ extensions: [{ ...claim, critical: true }] }))).toEqual([
    expect.stringContaining(`the critical extension ${arc}.1`),
  ])
})
