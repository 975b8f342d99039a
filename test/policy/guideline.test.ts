import { createSecureContext, getCiphers } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { guideline } from '../../src/policy/guideline.ts'

describe('the guideline', () => {
  it('has suites with forward secrecy and authenticated encryption only (RFC 9325 §4.2)', () => {
    for (const suite of guideline.suites) expect(suite).toMatch(/^(TLS_|ECDHE-(ECDSA|RSA)-).*(GCM|POLY1305)/)
  })

  it('names suites and groups that OpenSSL knows', () => {
    const known = getCiphers().map((name) => name.toUpperCase())
    expect(guideline.suites.filter((suite) => !known.includes(suite))).toEqual([])
    expect(() => createSecureContext({ ecdhCurve: guideline.groups.join(':') })).not.toThrow()
  })

  it('begins with TLS 1.2 and prefers the hybrid group', () => {
    expect(guideline.tlsVersions).toEqual(['1.2', '1.3'])
    expect(guideline.groups[0]).toBe('X25519MLKEM768')
  })

  it('tells browsers to come by https alone, for a year (RFC 6797 §6.1.1)', () => {
    const headers = Object.fromEntries(guideline.securityHeaders.map(({ name, value }) => [name, value]))
    expect(headers['Strict-Transport-Security']).toBe(`max-age=${365 * 86_400}`)
  })

  it('forbids framing in both languages that browsers know, and sniffing', () => {
    const headers = Object.fromEntries(guideline.securityHeaders.map(({ name, value }) => [name, value]))
    expect(headers).toMatchObject({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
    })
  })
})
