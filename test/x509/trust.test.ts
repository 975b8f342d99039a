import { describe, expect, it } from 'vitest'
import { addSeconds } from '../../src/core/brand.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { pinOf } from '../../src/x509/pin.ts'
import { objectionToTrust, readTrust, type Trust } from '../../src/x509/trust.ts'
import { makeCertificate, makeCrl } from '../support/certificate-kit.ts'
import { noon } from '../support/clock.ts'

const authority = makeCertificate()
const decoy = makeCertificate()
const pin = pinOf(authority.key.spki)
const crlPem = encodeCrlPem(makeCrl(authority, [], { nextUpdate: addSeconds(noon, 60) }).der)

describe('trust', () => {
  const trust = readTrust(authority.pem, pin, crlPem) as Trust

  it('is one authority and its CRL', () => {
    expect(trust).toMatchObject({ anchor: { pin }, crl: { number: 1n } })
  })

  it('is none with another authority, with two, with another CRL, or with neither', () => {
    expect(readTrust(decoy.pem, pin, crlPem)).toMatchObject({ of: 'anchor', kind: 'wrong-pin' })
    expect(readTrust(authority.pem + decoy.pem, pin, crlPem)).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(readTrust(crlPem, pin, crlPem)).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(readTrust(authority.pem, pin, encodeCrlPem(makeCrl(decoy).der))).toMatchObject({ kind: 'wrong-signature' })
    expect(readTrust(authority.pem, pin, crlPem + crlPem)).toMatchObject({ of: 'crl', kind: 'malformed' })
    expect(readTrust('', pin, crlPem)).toMatchObject({ of: 'anchor', kind: 'malformed' })
    expect(readTrust(authority.pem, pin, '')).toMatchObject({ of: 'crl', kind: 'malformed' })
  })

  it('ends with either of them', () => {
    expect(objectionToTrust(trust, addSeconds(noon, 60))).toBeUndefined()
    expect(objectionToTrust(trust, addSeconds(noon, 61))).toMatchObject({ of: 'crl', kind: 'expired' })
    expect(objectionToTrust(trust, addSeconds(noon, -1))).toMatchObject({ of: 'crl', kind: 'not-yet-valid' })
    const late = addSeconds(authority.certificate.tbs.notAfter, 1)
    expect(objectionToTrust(trust, late)).toMatchObject({ of: 'anchor', kind: 'expired' })
  })
})
