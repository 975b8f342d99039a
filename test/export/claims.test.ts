/** That each claim of a manifest has a proof. The proofs themselves are run at servers, by `test/contract/exported.test.ts`. */
import { describe, expect, it } from 'vitest'
import type { Claims } from '../../src/export/manifest.ts'
import { enforcesAccess } from '../contract/access.ts'
import { ofChanges, ofRequests } from '../contract/contracts.ts'
import { base, unproven } from '../contract/proof.ts'

/** All that a manifest can claim; the compiler holds the list against the schema. */
const everything: Required<Claims> = {
  identity: 'object',
  claimsFrom: ['oid', 'uri'],
  purpose: true,
  forgery: true,
  access: { by: ['path'], instead: 'nothing' },
  revocation: 'request',
  noResumption: true,
  completeCrl: true,
  newestCrl: true,
  sni: true,
  host: true,
  requestTargets: true,
  framing: true,
  origin: true,
  limits: true,
  mlkem: 'always',
  keepsGood: true,
  drains: true,
  pin: true,
}
const proofs = [...Object.values({ ...ofRequests, ...ofChanges }).flat(), { when: enforcesAccess }]

it('has a proof for each claim that a manifest can make', () => {
  expect(unproven(everything, proofs)).toEqual([])
})

describe('misses the proof of a claim', () => {
  const { names } = ofRequests
  const fewer = proofs.filter((one) => !names.some((proof) => proof === one))

  it('for which there is none', () => {
    expect(unproven(everything, [])).toEqual(Object.keys(everything))
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
