import { expect, it } from 'vitest'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'issuer-matches'

it('accepts the name of the authority, byte for byte (RFC 5280 §4.1.2.4)', () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to the name of another', () => {
  const issuer = makeCertificate({ subject: [{ type: 'commonName', value: 'Acme servers' }] })
  expect(objections(rule, makeClient(), { issuer: issuer.certificate })).toEqual([
    'its issuer is "CN=Acme clients", and the authority is "CN=Acme servers"',
  ])
})
