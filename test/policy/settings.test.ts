import { describe, expect, it } from 'vitest'
import { crlUrlFor, documentationArc, encodeSettings, parseSettings } from '../../src/policy/settings.ts'

const file = '/home/pki/countersign.json'
const minimal = {
  format: 1,
  organisation: 'Acme',
  trustDomain: 'acme.internal',
  oidArc: '1.3.6.1.4.1.55555',
  crlLifetimeDays: 30,
  authorities: [
    { name: 'clients', usage: 'client', custody: 'attended' },
    { name: 'servers', usage: 'server', custody: 'unattended' },
  ],
}
const parse = (change: object = {}) => parseSettings(JSON.stringify({ ...minimal, ...change }), file)

describe('settings', () => {
  it('are read, with no distribution where none is given', () => {
    expect(parse()).toEqual({ ...minimal, distribution: {} })
  })

  it('come back from what is written, which names its schema', () => {
    const settings = parse({ distribution: { crlUrl: 'http://pki.acme.internal/{authority}.crl' } })
    const text = encodeSettings(settings)
    expect(parseSettings(text, file)).toEqual(settings)
    expect(JSON.parse(text).$schema).toBe('schemas/settings.schema.json')
  })

  it("have the authority's name in the URL of its CRL", () => {
    const settings = parse({ distribution: { crlUrl: 'http://pki.acme.internal/{authority}/{authority}.crl' } })
    expect(crlUrlFor(settings, 'clients')).toBe('http://pki.acme.internal/clients/clients.crl')
    expect(crlUrlFor(parse(), 'clients')).toBeUndefined()
  })

  it('know the arc for documentation (RFC 5612)', () => {
    expect(documentationArc).toBe('1.3.6.1.4.1.32473')
  })
})

describe('settings are refused', () => {
  it.each([
    ['for an unknown property', { crlDays: 30 }, '/crlDays'],
    ['for an arc that is none', { oidArc: 'acme' }, '/oidArc'],
    [
      'for a CRL URL without the name of the authority',
      { distribution: { crlUrl: 'http://a/crl' } },
      '/distribution/crlUrl',
    ],
    ['for shards of a CRL that has no URL', { distribution: { crlShards: 8 } }, '/distribution'],
    ...[1, 257, 2.5, '8'].map((crlShards): [string, object, string] => [
      `for ${JSON.stringify(crlShards)} shards`,
      { distribution: { crlUrl: 'http://a/{authority}', crlShards } },
      '/distribution/crlShards',
    ]),
    [
      'for a CRL URL that is not on the web',
      { distribution: { crlUrl: 'ldap://a/{authority}' } },
      '/distribution/crlUrl',
    ],
    [
      'for two authorities of one name',
      { authorities: [minimal.authorities[0], minimal.authorities[0]] },
      '/authorities/1/name',
    ],
    [
      'for an authority named like a path',
      { authorities: [{ ...minimal.authorities[0], name: '../x' }] },
      '/authorities/0/name',
    ],
    ['for format 0', { format: 0 }, '/format'],
  ])('%s', (_, change, pointer) => {
    expect(() => parse(change)).toThrow(
      expect.objectContaining({ code: 'home.malformed', facts: expect.objectContaining({ file, pointer }) }),
    )
  })

  it('as of a newer home for a format of the future, whatever else changed in it', () => {
    expect(() => parse({ format: 2, authorities: 'elsewhere' })).toThrow(
      expect.objectContaining({ code: 'home.newer', facts: { home: '/home/pki', found: 2, supported: 1 } }),
    )
  })

  it.each([
    ['an identity that no certificate may hold', { organisation: 'A  B' }, '/organisation', 'identity.refused'],
    ['an empty label', { trustDomain: 'acme..internal' }, '/trustDomain', 'identity.refused'],
    ['an address', { trustDomain: '10.0.0.1' }, '/trustDomain', 'identity.refused'],
    ['an OID whose first arcs cannot be (X.660 §7.6)', { oidArc: '1.40.1' }, '/oidArc', 'input.malformed'],
    [
      'an authority whose name has two dots',
      { authorities: [{ ...minimal.authorities[0], name: 'a..b' }] },
      '/authorities/0/name',
      'identity.refused',
    ],
  ])('for %s, naming the file and the place', (_, change, pointer, code) => {
    expect(() => parse(change)).toThrow(
      expect.objectContaining({
        code: 'home.malformed',
        facts: expect.objectContaining({ file, pointer }),
        cause: expect.objectContaining({ code }),
      }),
    )
  })
})
