import { describe, expect, it } from 'vitest'
import { isServerCertificateFor } from '../../src/policy/server-certificate.ts'
import { encodeExtendedKeyUsage } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { noon } from '../support/clock.ts'
import { makeExportPki, makeServer } from '../support/export-kit.ts'

const host = 'api.acme.internal'
const pki = makeExportPki(host)

describe('a server certificate', () => {
  const covers = (value: string, asked: string, kind: 'dns' | 'ip' = 'dns') =>
    isServerCertificateFor(makeServer(pki.servers, [{ kind, value }]).certificate, [asked], noon)

  it.each([
    ['api.acme.internal', 'api.acme.internal'],
    ['*.acme.internal', 'api.acme.internal'],
  ])('for %s covers %s', (name, asked) => {
    expect(covers(name, asked)).toBe(true)
  })

  it.each([
    ['*.acme.internal', 'a.b.acme.internal'],
    ['*.acme.internal', 'acme.internal'],
    ['*.acme.internal', '.acme.internal.evil.example'],
    ['*', 'localhost'],
    ['api.acme.internal', 'acme.internal'],
    ['127.0.0.1', '127.0.0.1'],
  ])('for %s does not cover %s (RFC 6125 §6.4.3)', (name, asked) => {
    expect(covers(name, asked)).toBe(false)
  })

  it('covers an address by an IP entry only', () => {
    expect(covers('127.0.0.1', '127.0.0.1', 'ip')).toBe(true)
    expect(covers('127.0.0.2', '127.0.0.1', 'ip')).toBe(false)
  })

  it('covers nothing when it is for clients', () => {
    const made = makeServer(pki.servers, [{ kind: 'dns', value: host }], {
      extensions: [
        encodeExtendedKeyUsage(['clientAuth']),
        encodeSubjectAlternativeName([{ kind: 'dns', value: host }]),
      ],
    })
    expect(isServerCertificateFor(made.certificate, [host], noon)).toBe(false)
  })
})
