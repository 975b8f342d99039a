import { expect, it } from 'vitest'
import { objectionToTls, supportedGroups } from '../../src/effects/tls.ts'
import { guidelineOf } from '../../src/policy/guideline.ts'

it('the groups of the guideline are known to this OpenSSL, and one that is made up is not', () => {
  expect(supportedGroups([...guidelineOf('intermediate').groups, 'X25519ROT13'])).toEqual(
    guidelineOf('intermediate').groups,
  )
})

it('settings that OpenSSL cannot use are told in its words, without the key', () => {
  expect(objectionToTls({ minVersion: 'TLSv1.2' })).toBeUndefined()
  const key = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n'
  expect(objectionToTls({ key })).toMatch(/^(?!.*c2VjcmV0).+$/)
})
