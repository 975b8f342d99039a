import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeAuthorityInformationAccess } from '../../../src/x509/extensions/authority-information-access.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'extensions-readable'
const access = encodeAuthorityInformationAccess({ ocsp: ['http://ocsp.acme.internal/'] })

it('accepts extensions that can be read to their last octet', () => {
  expect(objections(rule, makeClient({ extensions: [access] }))).toEqual([])
})

it('objects to octets after the value, and to a value of another form', () => {
  const trailing = makeClient({
    extensions: [{ ...access, value: Buffer.concat([access.value, Uint8Array.of(5, 0)]) }],
  })
  const noForm = makeClient({
    extensions: [{ oid: extensionOids.subjectKeyIdentifier, critical: false, value: Uint8Array.of(5, 0) }],
  })
  expect(objections(rule, trailing)).toEqual([expect.stringContaining(extensionOids.authorityInformationAccess)])
  expect(objections(rule, noForm)).toEqual([expect.stringContaining(extensionOids.subjectKeyIdentifier)])
})
