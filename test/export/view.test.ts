import { describe, expect, it } from 'vitest'
import type { Target } from '../../src/export/catalogue.ts'
import { decideView } from '../../src/export/view.ts'
import { makeTarget, request } from '../support/target-kit.ts'

const sinceVersion = { rejects: { title: 'Can reject a handshake', since: '1.19.4' } }
const files = [{ path: 'server.json', language: 'json' }]

describe('the view', () => {
  it('carries its recipe: target, versions, guideline, host, pin, moment', () => {
    const { recipe } = decideView(makeTarget(), request())
    expect(recipe).toMatchObject({
      target: 'pretender',
      versions: 'Pretender 1.2 or later',
      host: 'api.acme.internal',
      pin: request().pin,
      exportedAt: '2026-11-22T12:00:00Z',
    })
    expect(recipe.guideline).toMatch(/^countersign-/)
  })

  it('follows the guideline that is asked for, and the usual one where none is', () => {
    const target = makeTarget({ guidelines: ['modern', 'fips'] })
    const of = (more: Parameters<typeof request>[0]) => decideView(target, request(more)).values
    expect(of({})).toMatchObject({
      guideline: 'countersign-2026.11',
      tlsVersions: ['1.2', '1.3'],
      replacesGroups: false,
    })
    expect(of({ guideline: 'modern' })).toMatchObject({ tlsVersions: ['1.3'], oldestTls: '1.3', suites12: [] })
    expect(of({ guideline: 'fips' })).toMatchObject({ plainGroups: ['P-256', 'P-384'], replacesGroups: true })
  })

  it('refuses a guideline that the target cannot follow, with the reason where the manifest has one', () => {
    const fips = request({ guideline: 'fips' })
    expect(() => decideView(makeTarget(), fips)).toThrow(
      expect.objectContaining({
        code: 'target.cannot',
        facts: {
          target: 'pretender',
          what: 'the guideline fips',
          instead: 'choose with --guideline one that it can follow: intermediate; countersign targets lists them',
        },
      }),
    )
    const reason = { guidelines: ['fips'], what: 'choose suites', instead: 'use another server' } as const
    const limited: Target = { ...makeTarget({ guidelines: ['modern'] }), cannot: [reason] }
    expect(() => decideView(limited, fips)).toThrow(
      expect.objectContaining({
        code: 'target.cannot',
        facts: {
          target: 'pretender',
          what: 'the guideline fips: it cannot choose suites',
          instead: 'use another server',
        },
      }),
    )
    expect(() => decideView(makeTarget(), request({ guideline: 'intermediate' }))).not.toThrow()
  })

  it('decides what depends on the version, so that no template compares versions', () => {
    const target = makeTarget({ sinceVersion, files, versions: { oldest: '1.18', assumed: '1.30' } })
    expect(decideView(target, request()).values['rejects']).toBe(true)
    expect(decideView(target, request({ version: '1.19.4' })).values['rejects']).toBe(true)
    expect(decideView(target, request({ version: '1.19.3' })).values['rejects']).toBe(false)
    expect(() => decideView(target, request({ version: '1.17' }))).toThrow(
      expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ what: 'version' }) }),
    )
  })

  it('offers only the claims that the target can read', () => {
    expect(decideView(makeTarget(), request()).values['claims']).toEqual([
      { name: 'role', type: 'string', oid: '1.3.6.1.4.1.32473.1' },
    ])
  })

  it('takes what is chosen, and the default of the rest', () => {
    expect(decideView(makeTarget(), request({ inputs: { port: '9443' } })).inputs).toEqual({
      address: '127.0.0.1',
      port: 9443,
    })
  })

  it('refuses an input that the target does not have, and a value that it does not allow', () => {
    const withInput = (name: string, value: string) => () =>
      decideView(makeTarget(), request({ inputs: { [name]: value } }))
    expect(withInput('colour', 'red')).toThrow(expect.objectContaining({ code: 'input.unknown' }))
    expect(withInput('toString', 'x')).toThrow(expect.objectContaining({ code: 'input.unknown' }))
    expect(withInput('port', '0')).toThrow(expect.objectContaining({ code: 'input.malformed' }))
  })
})

describe('a backend', () => {
  const upstream = { title: 'Backend', type: 'endpoint', schemes: ['http', 'https', 'unix'], default: 'http://[::1]' }
  const any = { title: 'CA', type: 'text', pattern: '.*', form: 'a file', default: '' }
  const { inputs } = makeTarget()
  const target = makeTarget({
    inputs: { ...inputs, upstream, upstreamCa: any, upstreamResolver: { ...any, type: 'list' } },
  })
  const decide = (chosen: Readonly<Record<string, string>>) => decideView(target, request({ inputs: chosen }))

  it.each([
    [{}, { Host: '::1', Port: 80, HostAndPort: '[::1]:80', Socket: '', Tls: false }],
    [{ upstream: 'http://app:9000' }, { Host: 'app', Port: 9000, HostAndPort: 'app:9000', Socket: '', Tls: false }],
    [
      { upstream: 'https://app', upstreamCa: '/ca' },
      { Host: 'app', Port: 443, HostAndPort: 'app:443', Tls: true },
    ],
    [{ upstream: 'unix:/run/a' }, { Host: '', HostAndPort: 'unix:/run/a', Socket: '/run/a', Tls: false }],
    [{ upstream: 'http://app', upstreamResolver: '127.0.0.53:53,[::1]:5353' }, { HostAndPort: 'app:80' }],
  ])('given as %o comes to its parts', (chosen, parts) => {
    const named = Object.entries(parts).map(([part, value]) => [`upstream${part}`, value])
    expect(decide(chosen).values).toMatchObject(Object.fromEntries(named))
  })

  it.each([
    ['upstreamCa', { upstream: 'https://app' }],
    ['upstreamCa', { upstream: 'http://app', upstreamCa: '/ca' }],
    ['upstreamCa', { upstream: 'unix:/run/a', upstreamCa: '/ca' }],
    ['upstreamResolver', { upstream: 'http://127.0.0.1', upstreamResolver: '127.0.0.53:53' }],
    ['upstreamResolver', { upstream: 'unix:/run/a', upstreamResolver: '127.0.0.53:53' }],
    ['upstreamResolver', { upstream: 'http://app', upstreamResolver: '127.0.0.53' }],
    ['upstreamResolver', { upstream: 'http://app', upstreamResolver: '127.0.0.53:53,256.0.0.1:53' }],
    ['upstreamResolver', { upstream: 'http://app', upstreamResolver: '127.0.0.53:65536' }],
    ['upstreamResolver', { upstream: 'http://app', upstreamResolver: 'names:53' }],
  ])('is refused for its %s, given %o', (what, chosen) => {
    expect(() => decide(chosen)).toThrow(
      expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ what }) }),
    )
  })
})

describe('a health check', () => {
  const health = { title: 'Health', type: 'text', pattern: '.*', form: 'a place', default: '' }
  const { inputs } = makeTarget()
  const decide = (chosen: Readonly<Record<string, string>>) =>
    decideView(
      makeTarget({ inputs: { ...inputs, address: { ...health, default: '127.0.0.1' }, health } }),
      request({ inputs: chosen }),
    )

  it('is nowhere unless it is asked for', () => {
    expect(decide({}).values).toMatchObject({ health: '', healthAddress: '', healthPort: 0 })
    expect(decide({ health: '[::1]:9080' }).values).toMatchObject({ healthAddress: '::1', healthPort: 9080 })
    expect(decide({ health: '127.0.0.2:8443' }).values).toMatchObject({ healthPort: 8443 })
  })

  it.each([
    ['127.0.0.1', {}],
    [':9080', {}],
    ['9080', {}],
    ['localhost:9080', {}],
    ['::1:9080', {}],
    ['256.0.0.1:9080', {}],
    ['127.0.0.1:0', {}],
    ['127.0.0.1:65536', {}],
    ['127.0.0.1:8443', {}],
    ['0.0.0.0:8443', {}],
    ['[::]:8443', {}],
    ['127.0.0.1:8443', { address: '0.0.0.0' }],
  ])('cannot be at %s', (place, chosen) => {
    expect(() => decide({ health: place, ...chosen })).toThrow(
      expect.objectContaining({ code: 'input.malformed', facts: expect.objectContaining({ what: 'health' }) }),
    )
  })
})

describe('the address to listen on', () => {
  it.each(['999.1.1.1', '127.0.0.01', '1.2.3'])('is an IP address, which %s is not', (address) => {
    expect(() => decideView(makeTarget(), request({ inputs: { address } }))).toThrow(
      expect.objectContaining({ code: 'identity.refused' }),
    )
  })
})
