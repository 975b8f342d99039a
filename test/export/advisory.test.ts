import { describe, expect, it } from 'vitest'
import { type Advisory, formatAffected, names } from '../../src/export/advisory.ts'
import { isSince } from '../../src/export/version.ts'
import { shippedTargets } from '../support/target-kit.ts'

const advisory: Advisory = {
  id: 'CVE-2025-23419',
  about: 'sessions',
  affected: [
    { from: '1.11.4', before: '1.26.3' },
    { from: '1.27.0', before: '1.27.4' },
  ],
  source: 'https://nginx.org/en/security_advisories.html',
  here: 'nothing',
}

describe('an advisory', () => {
  it.each(['1.11.4', '1.22.1', '1.26.2', '1.27', '1.27.3'])('names %s', (version) => {
    expect(names(advisory, version)).toBe(true)
  })

  it.each(['1.11.3', '1.26.3', '1.26.10', '1.27.4', '1.30.6', '2'])('does not name %s', (version) => {
    expect(names(advisory, version)).toBe(false)
  })

  it('says its versions in words', () => {
    expect(formatAffected(advisory)).toBe('1.11.4 to before 1.26.3, 1.27.0 to before 1.27.4')
  })
})

describe.each(await shippedTargets())('the advisories of $name', ({ advisories = [], versions }) => {
  it('are in order, each once, and each range ends after it begins', () => {
    const ids = advisories.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id, affected } of advisories)
      for (const { from, before } of affected) expect(isSince(from, before), id).toBe(false)
  })

  it('say so where the versions that are covered are newer, and only there', () => {
    for (const { id, affected, here } of advisories) {
      const passed = affected.every(({ before }) => isSince(versions.oldest, before))
      expect(here.startsWith('the versions that are covered are newer'), id).toBe(passed)
    }
  })
})
