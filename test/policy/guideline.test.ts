import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { createSecureContext, getCiphers } from 'node:tls'
import { describe, expect, it } from 'vitest'
import {
  guidelineOf,
  guidelineWords,
  parseGuideline,
  USUAL_GUIDELINE,
  wordOfGuideline,
} from '../../src/policy/guideline.ts'
import { validateGuideline } from '../../src/schema/generated/guideline.ts'
import { templates } from '../support/target-kit.ts'

describe('the versions of the guideline', () => {
  const folder = join(templates, 'guideline')
  const words = readdirSync(folder).sort()
  const versions = words.flatMap((word) => readdirSync(join(folder, word)).map((file) => `${word}/${file}`))
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8')) as Record<string, unknown>

  it.each(versions)('have in %s a document of the schema, under a name of its own', (path) => {
    expect(validateGuideline(read(path)), JSON.stringify(validateGuideline.errors)).toBe(true)
    const name = String(read(path)['name'])
    expect(name.endsWith(basename(path, '.json').replace('-', '.'))).toBe(true)
    expect(wordOfGuideline(name)).toBe(dirname(path))
    for (const part of ['changes', 'sources', 'signatures']) {
      const { [part]: _, ...silent } = read(path)
      expect(validateGuideline(silent), part).toBe(false)
    }
  })

  it('are those of months, and the newest of each word is in force', () => {
    expect(versions.filter((path) => !/^[a-z]+\/\d{4}-(0[1-9]|1[0-2])\.json$/.test(path))).toEqual([])
    expect(words).toEqual(guidelineWords.toSorted())
    for (const word of guidelineWords) {
      const newest = readdirSync(join(folder, word)).sort().at(-1) ?? ''
      expect(read(`${word}/${newest}`)).toMatchObject(guidelineOf(word))
    }
  })

  it('name a source for each of their lists', () => {
    for (const word of guidelineWords) {
      const sources: readonly { readonly of: readonly string[] }[] = guidelineOf(word).sources
      for (const list of ['tlsVersions', 'suites', 'groups', 'signatures', 'securityHeaders'])
        expect(sources.filter(({ of }) => of.includes(list)).length, `${word} ${list}`).toBeGreaterThan(0)
    }
  })

  it('are found by the names that exports carry, and no other name is taken for one', () => {
    expect(wordOfGuideline('countersign-2026.11')).toBe('intermediate')
    expect(wordOfGuideline('countersign-fips-2031.02')).toBe('fips')
    for (const name of ['countersign-lax-2026.11', 'modern', 'intermediate', '', 'countersign-modern', 'x-2026.11'])
      expect(wordOfGuideline(name), name).toBeUndefined()
  })

  it('are asked for by their words, and another word is refused with the list', () => {
    expect(guidelineWords.map(parseGuideline)).toEqual(['modern', 'intermediate', 'fips'])
    for (const word of ['Modern', 'old', '', 'toString'])
      expect(() => parseGuideline(word)).toThrow(
        expect.objectContaining({
          code: 'input.malformed',
          facts: { what: 'guideline', value: word, expected: 'one of: modern, intermediate, fips' },
        }),
      )
  })
})

describe('a template that spells out suites or groups', () => {
  const sources = readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(mjs|js|rs|liquid)$/.test(entry.name))
    .map(
      (entry) =>
        [
          join(entry.parentPath, entry.name).slice(templates.length + 1),
          readFileSync(join(entry.parentPath, entry.name), 'utf8'),
        ] as const,
    )

  it('has those of the guideline, all of them and no others', () => {
    const lists = sources.map(([path, text]) => ({
      path,
      suites: [...text.matchAll(/"((?:TLS_|ECDHE-)[A-Z0-9_-]+)"/g)].map(([, suite]) => suite),
      groups: [...text.matchAll(/^ *\("([A-Za-z0-9-]+)", kx_group::/gm)].map(([, group]) => group),
    }))
    const spelling = lists
      .filter(({ suites, groups }) => suites.length + groups.length > 0)
      .toSorted((one, other) => one.path.localeCompare(other.path))
    expect(spelling).toEqual([
      {
        path: 'axum/src/tls.rs',
        suites: expect.toSatisfy((found: readonly string[]) => same(found, usual.suites)),
        groups: expect.toSatisfy((found: readonly string[]) => same(found, usual.groups)),
      },
      {
        path: 'caddy/conf/tls.json.liquid',
        // Each of TLS 1.2, and how Go spells it: the others have one name everywhere, or cannot be chosen.
        suites: expect.toSatisfy((found: readonly string[]) => same(found.filter(isOf12), usual.suites.filter(isOf12))),
        groups: [],
      },
      {
        path: 'traefik/dynamic/door.yml.liquid',
        suites: expect.toSatisfy((found: readonly string[]) => same(found.filter(isOf12), usual.suites.filter(isOf12))),
        groups: [],
      },
    ])
  })
})

const usual = guidelineOf('intermediate')
const isOf12 = (suite: string): boolean => suite.startsWith('ECDHE-')

const same = (found: readonly string[], wanted: readonly string[]): boolean =>
  JSON.stringify(found.toSorted()) === JSON.stringify(wanted.toSorted())

describe('the guideline modern', () => {
  const { tlsVersions, suites, groups } = guidelineOf('modern')

  it('has TLS 1.3 alone, and of its suites no other', () => {
    expect(tlsVersions).toEqual(['1.3'])
    expect(suites.filter((suite) => !suite.startsWith('TLS_'))).toEqual([])
    expect(groups[0]).toBe('X25519MLKEM768')
  })
})

describe('the guideline fips', () => {
  const { tlsVersions, suites, groups, groupsBesides, signatures, ofLibrary } = guidelineOf('fips')

  it('has AES-GCM alone, and of the curves of Montgomery none by itself (SP 800-52 Rev. 2, SP 800-56A Rev. 3)', () => {
    expect(tlsVersions).toEqual(['1.2', '1.3'])
    expect(suites.filter((suite) => !suite.includes('GCM'))).toEqual([])
    expect([...groups, ...groupsBesides].filter((group) => /^X(25519|448)$/.test(group))).toEqual([])
    expect(groups).toEqual(expect.arrayContaining(['P-256', 'P-384']))
    expect(ofLibrary).toBe('replaced')
  })

  it('signs with SHA-2 or by algorithms that hash by themselves', () => {
    expect(signatures.filter((name) => !/_sha(256|384|512)$|^ed(25519|448)$|^mldsa/.test(name))).toEqual([])
  })
})

describe('a guideline', () => {
  it('has suites with forward secrecy and authenticated encryption only (RFC 9325 §4.2)', () => {
    for (const suite of guidelineWords.flatMap((word) => guidelineOf(word).suites as readonly string[]))
      expect(suite).toMatch(/^(TLS_|ECDHE-(ECDSA|RSA)-).*(GCM|POLY1305)/)
  })

  it('names suites and groups that OpenSSL knows', () => {
    const known = getCiphers().map((name) => name.toUpperCase())
    for (const word of guidelineWords) {
      const { suites, groups } = guidelineOf(word)
      expect(suites.filter((suite) => !known.includes(suite))).toEqual([])
      expect(() => createSecureContext({ ecdhCurve: groups.join(':') })).not.toThrow()
    }
  })

  it('begins with TLS 1.2 and prefers the hybrid group', () => {
    expect(USUAL_GUIDELINE).toBe('intermediate')
    expect(guidelineOf(USUAL_GUIDELINE).tlsVersions).toEqual(['1.2', '1.3'])
    expect(guidelineOf(USUAL_GUIDELINE).groups[0]).toBe('X25519MLKEM768')
  })

  it('tells browsers to come by https alone, for a year (RFC 6797 §6.1.1)', () => {
    const headers = Object.fromEntries(
      guidelineOf('intermediate').securityHeaders.map(({ name, value }) => [name, value]),
    )
    expect(headers['Strict-Transport-Security']).toBe(`max-age=${365 * 86_400}`)
  })

  it('forbids framing in both languages that browsers know, and sniffing', () => {
    const headers = Object.fromEntries(
      guidelineOf('intermediate').securityHeaders.map(({ name, value }) => [name, value]),
    )
    expect(headers).toMatchObject({
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Frame-Options': 'DENY',
      'X-Content-Type-Options': 'nosniff',
    })
  })
})
