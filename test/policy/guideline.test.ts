import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createSecureContext, getCiphers } from 'node:tls'
import { describe, expect, it } from 'vitest'
import { guideline } from '../../src/policy/guideline.ts'
import { validateGuideline } from '../../src/schema/generated/guideline.ts'
import { templates } from '../support/target-kit.ts'

describe('the versions of the guideline', () => {
  const folder = join(templates, 'guideline')
  const versions = readdirSync(folder).sort()
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>

  it.each(versions)('have in %s a document of the schema, under a name of its own', (file) => {
    expect(validateGuideline(read(file)), JSON.stringify(validateGuideline.errors)).toBe(true)
    expect(read(file)['name']).toBe(`countersign-${basename(file, '.json').replace('-', '.')}`)
    const { changes: _, ...silent } = read(file)
    expect(validateGuideline(silent)).toBe(false)
  })

  it('are those of months, and the newest is in force', () => {
    expect(versions.filter((file) => !/^\d{4}-(0[1-9]|1[0-2])\.json$/.test(file))).toEqual([])
    expect(read(versions.at(-1) ?? '')).toMatchObject(guideline)
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
    const spelling = lists.filter(({ suites, groups }) => suites.length + groups.length > 0)
    expect(spelling).toEqual([
      {
        path: 'axum/src/tls.rs',
        suites: expect.toSatisfy((found: readonly string[]) => same(found, guideline.suites)),
        groups: expect.toSatisfy((found: readonly string[]) => same(found, guideline.groups)),
      },
    ])
  })
})

const same = (found: readonly string[], wanted: readonly string[]): boolean =>
  JSON.stringify(found.toSorted()) === JSON.stringify(wanted.toSorted())

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
