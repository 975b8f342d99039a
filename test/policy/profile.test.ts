import { describe, expect, it } from 'vitest'
import { keyTypes } from '../../src/core/key.ts'
import { parseProfile } from '../../src/policy/profile.ts'

const ordinary = {
  title: 'A client',
  usage: 'client',
  keyTypes: ['ec-p256', 'ed25519'],
  defaultDays: 90,
  maximumDays: 397,
  backdateSeconds: 300,
  extendedKeyUsage: 'clientAuth',
  names: { allowed: ['uri', 'dns'], required: ['uri'], maximum: 4, spiffePath: 'client' },
  claims: { required: [], allowed: 'any' },
  revocation: 'crl',
  warnings: 'block',
}
const { defaultDays, maximumDays, ...timeless } = ordinary
const attack = {
  ...timeless,
  attack: true,
  lastsSeconds: 900,
  backdateSeconds: -3600,
  extendedKeyUsage: 'emailProtection',
}

const parse = (profile: object, file = 'profiles/client.json') => parseProfile(JSON.stringify(profile), file)

describe('a profile', () => {
  it('is named after its file, and counts in seconds what the file says in days', () => {
    expect(parse(ordinary)).toEqual({
      ...timeless,
      name: 'client',
      defaultSeconds: 90 * 86_400,
      maximumSeconds: 397 * 86_400,
      names: { ...ordinary.names, fromRequests: [], patterns: {} },
    })
  })

  it('for an attack may begin later, last fifteen minutes, and have a purpose that is not of its usage', () => {
    expect(parse(attack, 'attack-x.json')).toMatchObject({ attack: true, defaultSeconds: 900, maximumSeconds: 900 })
  })

  it('may state policies, up to the largest number that every reader holds', () => {
    const policies = ['1.3.6.1.4.1.32473.9.1', '2.999.2147483647']
    expect(parse({ ...ordinary, policies })).toMatchObject({ policies })
    expect(parse(ordinary)).not.toHaveProperty('policies')
  })

  it('may name every type of key that can be made', () => {
    expect(parse({ ...ordinary, keyTypes }).keyTypes).toEqual(keyTypes)
  })
})

describe('a profile is refused', () => {
  const { names } = ordinary
  it.each([
    ['that gives an unknown key type', { ...ordinary, keyTypes: ['rsa-2048'] }, '/keyTypes/0'],
    ['that has no key type', { ...ordinary, keyTypes: [] }, '/keyTypes'],
    ['whose default is over its maximum', { ...ordinary, defaultDays: 398 }, '/defaultDays'],
    ['without days', timeless, ''],
    ['whose purpose is that of the other usage', { ...ordinary, extendedKeyUsage: 'serverAuth' }, '/extendedKeyUsage'],
    ['that begins later without being for an attack', { ...ordinary, backdateSeconds: -1 }, '/backdateSeconds'],
    [
      'that requires a kind of name it does not allow',
      { ...ordinary, names: { ...names, required: ['ip'] } },
      '/names/required',
    ],
    [
      'that leaves a kind of name to requests that it does not allow',
      { ...ordinary, names: { ...names, fromRequests: ['email'] } },
      '/names/fromRequests',
    ],
    [
      'that gives SPIFFE IDs without allowing URIs',
      { ...ordinary, names: { ...names, allowed: ['dns'], required: [] } },
      '/names/spiffePath',
    ],
    [
      'whose SPIFFE path has a dot segment',
      { ...ordinary, names: { ...names, spiffePath: 'a/../b' } },
      '/names/spiffePath',
    ],
    [
      'whose pattern is no pattern',
      { ...ordinary, names: { ...names, patterns: { dns: '(' } } },
      '/names/patterns/dns',
    ],
    [
      'whose pattern would escape its anchors',
      { ...ordinary, names: { ...names, patterns: { dns: 'a)|(b' } } },
      '/names/patterns/dns',
    ],
    ['that lasts long and cannot be revoked (RFC 9608 §3)', { ...ordinary, revocation: 'none' }, '/revocation'],
    ['that says it is for an attack, and is not named so', attack, '/attack'],
    ['with an empty list of policies', { ...ordinary, policies: [] }, '/policies'],
    ['with a policy in words', { ...ordinary, policies: ['gold'] }, '/policies/0'],
    ['with a policy outside X.660', { ...ordinary, policies: ['1.2.3', '1.40.1'] }, '/policies/1'],
    ['with a policy that some readers cannot hold', { ...ordinary, policies: ['1.3.2147483648'] }, '/policies/0'],
    ['with every policy at once (RFC 5280 §4.2.1.4)', { ...ordinary, policies: ['2.5.29.32.0'] }, '/policies/0'],
    ['with one policy twice', { ...ordinary, policies: ['1.2.3', '1.2.3'] }, '/policies'],
  ])('%s', (_, profile, pointer) => {
    expect(() => parse(profile)).toThrow(
      expect.objectContaining({ code: 'profile.malformed', facts: expect.objectContaining({ pointer }) }),
    )
  })

  it.each([
    ['that is named for an attack, and does not say so', ordinary, '/attack'],
    ['for an attack that lasts longer than fifteen minutes', { ...attack, lastsSeconds: 901 }, '/lastsSeconds'],
    ['for an attack with days', { ...attack, maximumDays: 1 }, '/maximumDays'],
  ])('%s', (_, profile, pointer) => {
    expect(() => parse(profile, 'attack-x.json')).toThrow(
      expect.objectContaining({ code: 'profile.malformed', facts: expect.objectContaining({ pointer }) }),
    )
  })

  it('whose file is not named like a profile', () => {
    expect(() => parse(ordinary, 'profiles/Client 2.json')).toThrow(
      expect.objectContaining({ code: 'profile.malformed' }),
    )
  })
})
