/** That each claim of a manifest has a proof. The proofs themselves are run at servers, by `test/contract/exported.test.ts`. */
import { describe, expect, it } from 'vitest'
import { type Claims, claimNames } from '../../src/export/manifest.ts'
import { enforcesAccess } from '../contract/access.ts'
import { ofChanges, ofRequests, overHttp2 } from '../contract/contracts.ts'
import { base, unproven } from '../contract/proof.ts'

/** All that a manifest can claim. */
const everything = {
  ...Object.fromEntries(claimNames.map((name) => [name, true])),
  identity: 'object',
  claimsFrom: ['oid', 'uri'],
  access: { by: ['path'], instead: 'nothing' },
  revocation: 'request',
  mlkem: 'always',
  mldsa: 'always',
} as const satisfies Claims
const proofs = [...Object.values({ ...ofRequests, ...overHttp2, ...ofChanges }).flat(), { when: enforcesAccess }]

it('has a proof for each claim that a manifest can make', () => {
  expect(unproven(everything, proofs)).toEqual([])
})

describe('misses the proof of a claim', () => {
  const { names } = ofRequests
  const fewer = proofs.filter((one) => !names.some((proof) => proof === one))

  it('for which there is none', () => {
    expect(unproven(everything, [])).toEqual(claimNames)
    expect(unproven(everything, fewer)).toEqual(['sni', 'host', 'requestTargets'])
  })

  it('for which there are only those that are made in any case', () => {
    expect(unproven(everything, [...fewer, { when: base }])).toContain('sni')
  })

  it('for which there are only those that want another claim as well', () => {
    const others = ofChanges.reload.filter(({ when }) => !when({ keepsGood: true }))
    expect(unproven({ keepsGood: true }, others)).toEqual(['keepsGood'])
  })
})
