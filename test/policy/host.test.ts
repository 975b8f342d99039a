import { describe, expect, it } from 'vitest'
import { formatHostAndPort, formatHostField, isAddress, originOf, parseHost, reachedAt } from '../../src/policy/host.ts'

describe('the host of a server', () => {
  it.each(['localhost', 'api.acme.internal', 'xn--mller-kva.example', '127.0.0.1', 'fd00::1'])('may be %s', (host) => {
    expect(parseHost(host)).toBe(host)
  })

  it.each([
    '',
    'API.acme.internal',
    'a b',
    'a;b',
    'a"b',
    'a\nb',
    '*.acme.internal',
    'a..b',
    '127.0.0.01',
    '127.1',
    '[::1]',
    'FD00::1',
    'é.example',
  ])('may not be %j', (host) => {
    expect(() => parseHost(host)).toThrow(expect.objectContaining({ code: 'identity.refused' }))
  })

  it('is told apart as name or address by its end, as browsers do (RFC 1123 §2.1)', () => {
    expect(['127.0.0.1', '::1', '1', 'a.1'].map(isAddress)).toEqual([true, true, true, true])
    expect(['localhost', '1a.example', 'a1'].map(isAddress)).toEqual([false, false, false])
  })

  it.each([
    ['api.acme.internal', 8443, 'https://api.acme.internal:8443'],
    ['api.acme.internal', 443, 'https://api.acme.internal'],
    ['api.acme.internal', 4430, 'https://api.acme.internal:4430'],
    ['127.0.0.1', 8443, 'https://127.0.0.1:8443'],
    ['fd00::1', 443, 'https://[fd00::1]'],
  ])('%s at %i has the origin that a browser sends (RFC 6454 §6.2)', (host, port, origin) => {
    expect(originOf(host, port)).toBe(origin)
    expect(new URL(`https://${formatHostAndPort(host, port)}`).origin).toBe(origin)
  })

  it('that listens everywhere is reached at this machine, and any other where it listens', () => {
    expect(['0.0.0.0', '::', '127.0.0.1', '192.0.2.1'].map(reachedAt)).toEqual([
      '127.0.0.1',
      '::1',
      '127.0.0.1',
      '192.0.2.1',
    ])
  })
})

describe('formatHostField', () => {
  it.each([
    ['localhost', 8443, 'localhost:8443'],
    ['localhost', 443, 'localhost'],
    ['::1', 8443, '[::1]:8443'],
    ['::1', 443, '[::1]'],
  ])('gives %s port %i as %s', (host, port, field) => expect(formatHostField(host, port)).toBe(field))
})
