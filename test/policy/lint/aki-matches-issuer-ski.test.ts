import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeAuthorityKeyIdentifier } from '../../../src/x509/extensions/authority-key-identifier.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'aki-matches-issuer-ski'

it('accepts an authority key identifier that is the subject key identifier of the issuer (RFC 5280 §4.2.1.1)', () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to none, to another, and to an issuer without a subject key identifier', () => {
  const none = makeClient({ without: [extensionOids.authorityKeyIdentifier] })
  const other = makeClient({ extensions: [encodeAuthorityKeyIdentifier(Uint8Array.of(1, 2, 3))] })
  const issuer = makeCertificate({ without: [extensionOids.subjectKeyIdentifier] }).certificate
  expect(objections(rule, none)).toEqual(['it has no authority key identifier'])
  expect(objections(rule, other)).toEqual([expect.stringContaining('010203')])
  expect(objections(rule, makeClient(), { issuer })).toEqual(['its issuer has no subject key identifier'])
})
