/** A missing judge is a skip that somebody counts, and in CI a failure. */
import { afterEach, describe, expect, it, type TestContext, vi } from 'vitest'
import { findProgram, leaveOut, summon } from './judges.ts'

/** What of a test's context leaving out touches. */
function context(): TestContext & { readonly reasons: string[] } {
  const reasons: string[] = []
  const skip = (reason: string): never => {
    reasons.push(reason)
    throw new Error('skipped')
  }
  return { reasons, skip } as never
}

describe('a test that needs a foreign program', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('is left out with its reason where the program is missing', () => {
    vi.stubEnv('CI', '')
    vi.stubEnv('PATH', '/nowhere')
    const left = context()
    expect(findProgram('openssl')).toBeUndefined()
    expect(() => summon(left, 'openssl')).toThrow('skipped')
    expect(left.reasons).toEqual(['no openssl: install OpenSSL 3'])
  })

  it('fails in CI instead', () => {
    vi.stubEnv('CI', 'true')
    vi.stubEnv('PATH', '/nowhere')
    const left = context()
    expect(() => summon(left, 'openssl')).toThrow('CI does not allow')
    expect(() => leaveOut(left, 'a whim')).toThrow('a whim')
    expect(left.reasons).toEqual([])
  })
})
