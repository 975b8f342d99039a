import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeAuthorityKeyIdentifier } from '../../../src/x509/extensions/authority-key-identifier.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { makeList, objections } from '../../support/lint-context.ts'

const rule = 'crl-aki-matches-issuer-ski'

it('accepts an authority key identifier that is the subject key identifier of the issuer (RFC 5280 §5.2.1)', () => {
  expect(objections(rule, makeList())).toEqual([])
})

it('objects to none, to another, and to an issuer without a subject key identifier', () => {
  const none = makeList({ without: [extensionOids.authorityKeyIdentifier] })
  const other = makeList({ extensions: [encodeAuthorityKeyIdentifier(Uint8Array.of(1, 2, 3))] })
  const issuer = makeCertificate({ without: [extensionOids.subjectKeyIdentifier] }).certificate
  expect(objections(rule, none)).toEqual(['it has no authority key identifier'])
  expect(objections(rule, other)).toEqual([expect.stringContaining('010203')])
  expect(objections(rule, makeList(), { issuer })).toEqual(['its issuer has no subject key identifier'])
})
