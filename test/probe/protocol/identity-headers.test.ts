import { describe, expect, it } from 'vitest'
import { vouchFor } from '../../../src/probe/protocol/identity-headers.ts'
import { encodeRequest } from '../../../src/probe/protocols/http1.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'

const { der } = makeCertificate({ issuer: makeCertificate() })
const groups = vouchFor({ subject: 'CN=mallory', commonName: 'mallory', certificate: der })

describe('vouchFor', () => {
  it('keeps each head below 8 KiB, where servers begin to refuse for its length', () => {
    for (const headers of groups) {
      expect(encodeRequest({ method: 'GET', path: '/', headers }, 'localhost').length).toBeLessThan(8192)
    }
  })

  it('carries the certificate as RFC 9440 §2.1 writes it', () => {
    const value = groups.flat().find(({ name }) => name === 'Client-Cert')?.value
    expect(value).toMatch(/^:[A-Za-z0-9+/]+=*:$/)
    expect(Buffer.from(value?.slice(1, -1) ?? '', 'base64')).toEqual(Buffer.from(der))
  })

  it('spells what is text with underscores, too', () => {
    const names = groups.flat().map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['X-SSL-Client-Verify', 'X_SSL_CLIENT_VERIFY']))
  })
})
