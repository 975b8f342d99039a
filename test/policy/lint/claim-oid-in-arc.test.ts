import { expect, it } from 'vitest'
import { parseOid } from '../../../src/asn1/oid.ts'
import { encodeClaimExtension } from '../../../src/x509/extensions/claim.ts'
import { arc, makeClient, objections } from '../../support/lint-context.ts'

const rule = 'claim-oid-in-arc'
const claimAt = (oid: string) => makeClient({ extensions: [encodeClaimExtension(parseOid(oid), 'string', 'admin')] })

it('accepts a claim strictly under the arc', () => {
  expect(objections(rule, claimAt(`${arc}.1`))).toEqual([])
})

it('objects to an extension at the arc itself, beside it, or of somebody else', () => {
  for (const oid of [arc, `${arc}1.1`, '1.3.6.1.4.1.311.21.7']) {
    expect(objections(rule, claimAt(oid))).toEqual([expect.stringContaining(`the extension ${oid} is neither`)])
  }
})
