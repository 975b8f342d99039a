import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseOid } from '../src/asn1/oid.ts'
import { parseClaimDefinition, requireDistinctClaims } from '../src/policy/claim.ts'
import { parseOidNames } from '../src/policy/oids.ts'
import { parseProfile } from '../src/policy/profile.ts'
import { documentationArc } from '../src/policy/settings.ts'
import { extensionOids } from '../src/x509/extension.ts'

const skeleton = join(import.meta.dirname, '../pki')
const read = (path: string): string => readFileSync(join(skeleton, path), 'utf8')
const files = (folder: string): string[] => readdirSync(join(skeleton, folder)).map((file) => `${folder}/${file}`)
const profiles = files('profiles').map((file) => parseProfile(read(file), file))

describe('the skeleton of a home', () => {
  const documents = [...files('profiles'), ...files('claims'), 'oids.json']

  it.each(documents)('%s names the schema that editors check it by, and ends in a newline', (file) => {
    const { $schema } = JSON.parse(read(file))
    expect($schema).toMatch(/^(\.\.\/)?schemas\/[a-z]+\.schema\.json$/)
    expect(existsSync(resolve(skeleton, dirname(file), $schema))).toBe(true)
    expect(read(file).endsWith('}\n')).toBe(true)
  })

  it('has no settings, for those are written by init', () => {
    expect(existsSync(join(skeleton, 'countersign.json'))).toBe(false)
    expect(existsSync(join(skeleton, 'schemas/settings.schema.json'))).toBe(true)
  })

  it('names every extension that countersign knows', () => {
    const names = parseOidNames(read('oids.json'), 'oids.json')
    const missing = Object.values(extensionOids).filter((oid) => !names.has(oid))
    expect(missing).toEqual([])
  })
})

describe('the claims of the skeleton', () => {
  const claimsUnder = (arc: string) =>
    files('claims').map((file) => parseClaimDefinition(read(file), file, { arc: parseOid(arc) }))

  it.each([documentationArc, '1.3.6.1.4.1.55555.7'])('serve a home with the arc %s', (arc) => {
    const claims = claimsUnder(arc)
    expect(() => requireDistinctClaims(claims)).not.toThrow()
    expect(claims.every(({ oid }) => oid?.startsWith(`${arc}.`))).toBe(true)
  })

  it('show every type of claim', () => {
    expect(new Set(claimsUnder(documentationArc).map(({ type }) => type)).size).toBe(5)
  })
})

describe('the profiles of the skeleton', () => {
  it('hold what is promised of lifetimes', () => {
    const days = Object.fromEntries(
      profiles.map((p) => [p.name, [p.defaultSeconds / 86_400, p.maximumSeconds / 86_400]]),
    )
    expect(days).toMatchObject({ client: [90, 397], 'client-short': [1, 1], server: [397, 397] })
  })

  it('make EC P-256 keys first', () => {
    expect(new Set(profiles.map(({ keyTypes }) => keyTypes[0]))).toEqual(new Set(['ec-p256']))
  })

  it('let warnings block, attacks apart', () => {
    expect(profiles.filter(({ attack, warnings }) => !attack && warnings !== 'block')).toEqual([])
  })

  it('mint by the client authority, for ten minutes at most, and one per attack that needs it', () => {
    const attacks = profiles.filter(({ attack }) => attack)
    expect(attacks.map(({ name }) => name)).toEqual([
      'attack-expired',
      'attack-not-yet-valid',
      'attack-revoked',
      'attack-server-auth',
      'attack-wrong-eku',
    ])
    for (const { usage, maximumSeconds, backdateSeconds } of attacks) {
      expect(usage).toBe('client')
      expect(maximumSeconds - Math.max(0, backdateSeconds)).toBeLessThanOrEqual(600)
    }
  })
})
