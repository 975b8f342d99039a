import { describe, expect, it } from 'vitest'
import { type Guideline, guidelineOf } from '../../../src/policy/guideline.ts'
import type { Ground } from '../../../src/probe/attack.ts'
import { beyondGuideline } from '../../../src/probe/attacks/beyond-guideline.ts'
import type { PlannedAttempt } from '../../../src/probe/attempt.ts'
import { contractOf } from '../../contract/attack.ts'
import { groundOf, judgedBy } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(beyondGuideline)

const pki = makePki()
const small: Guideline = {
  ...guidelineOf('intermediate'),
  name: 'small',
  tlsVersions: ['1.3', '1.2'],
  suites: ['TLS_AES_128_GCM_SHA256', 'ECDHE-ECDSA-AES128-GCM-SHA256'],
  groups: ['X25519', 'P-384'],
  groupsBesides: ['P-256', 'X448'],
}

type Offer = { readonly suites: readonly number[]; readonly groups: readonly number[] }

/** What is offered under each label, and the attempts. */
async function planned(guideline: Guideline, offered: Ground['offered'] = ['1.3', '1.2']) {
  const hellos: Offer[] = []
  const hello: Ground['hello'] = (offer) => {
    hellos.push(offer as Offer)
    return new Uint8Array(1)
  }
  const plan = (await beyondGuideline.plan(
    { ...groundOf(pki), offered, hello },
    guideline,
  )) as readonly PlannedAttempt[]
  const of = (label: string) => plan.find((one) => one.label === label)
  const offers = new Map(plan.map(({ label }, index) => [label, hellos[index]]))
  return { plan, of, offers, labels: plan.map(({ label }) => label) }
}

describe('what is offered beside a guideline', async () => {
  const { of, offers, labels } = await planned(small)

  it('is each kind of suite, divided by what the guideline has', () => {
    const both = 'suites with AES-128-GCM, over TLS 1.2'
    expect(labels.filter((label) => label === both)).toHaveLength(2)
    expect(labels.filter((label) => label === 'suites with AES-256-GCM, over TLS 1.2')).toHaveLength(1)
    expect(labels.filter((label) => label.startsWith('TLS_AES_128_GCM_SHA256'))).toHaveLength(1)
    // The Map has the last of two: what the guideline does not have.
    expect(offers.get(both)?.suites).toEqual([0xc02f])
    expect(offers.get(both)?.groups).toContain(26)
    expect(offers.get(both)?.groups).not.toContain(31)
    expect(offers.get('TLS_AES_256_GCM_SHA384, over TLS 1.3')).toMatchObject({ suites: [0x1302] })
    expect(offers.get('all that the guideline has, over TLS 1.2')).toEqual(
      expect.objectContaining({ suites: [0xc02b], groups: [29, 24] }),
    )
    expect(offers.get('all that the guideline has, over TLS 1.3')).toMatchObject({ suites: [0x1301], groups: [29, 24] })
  })

  it('is each group alone, and in TLS 1.2 beside those of certificates, where it is not allowed', () => {
    expect(offers.get('the group X25519, over TLS 1.3')?.groups).toEqual([29])
    expect(offers.get('the group P-521, over TLS 1.3')?.groups).toEqual([25])
    expect(offers.get('the group P-521, over TLS 1.2')?.groups).toEqual([25, 23, 24])
    expect(offers.get('the group secp256k1, over TLS 1.2')?.groups).toEqual([22, 23, 24, 25])
    expect(offers.get('the group secp256k1, over TLS 1.2')?.suites).toContain(0xc02f)
    expect(offers.get('the group secp256k1, over TLS 1.2')?.suites).not.toContain(0x009e)
    for (const label of [
      'the group X25519, over TLS 1.2',
      'the group X448, over TLS 1.3',
      'the group P-256, over TLS 1.2',
    ]) {
      expect(of(label), label).toBeUndefined()
    }
  })

  it('is a whole version that it does not have, and nothing in one that the server does not speak', async () => {
    const newer = await planned({ ...small, tlsVersions: ['1.3'] })
    expect(newer.labels).toContain('TLS 1.2')
    expect(newer.offers.get('TLS 1.2')?.suites).toContain(0x009e)
    expect(newer.labels.filter((label) => label.endsWith('1.2'))).toEqual(['TLS 1.2'])
    expect((await planned(small, ['1.2'])).labels.filter((label) => label.endsWith('1.3'))).toEqual([])
  })

  it('is found where it is agreed to, and not where another group was chosen', () => {
    const agreed = (group?: number) => ({ flight: { hello: {}, group, tickets: [] } as never })
    const judged = (label: string, seen: object) => judgedBy(of(label), seen)
    const evidence = 'it agreed to the group P-521, which small does not have'
    expect(judged('the group P-521, over TLS 1.2', agreed(25))).toEqual({ verdict: 'bypassed', evidence })
    expect(judged('the group P-521, over TLS 1.3', agreed())).toEqual({ verdict: 'bypassed', evidence })
    expect(judged('the group P-521, over TLS 1.2', agreed(23))).toEqual({
      verdict: 'enforced',
      how: 'it chose another group',
    })
    expect(judged('the group X25519, over TLS 1.3', agreed())).toEqual({
      verdict: 'enforced',
      how: 'it agreed to what the guideline has',
    })
  })

  it('is declined: what is forbidden as it should be, what is allowed with a remark, all of it with no proof', () => {
    const declined = { end: 'closed', alert: 40 } as const
    const how = 'alert 40 handshake_failure'
    expect(judgedBy(of('the group P-521, over TLS 1.3'), declined)).toEqual({ verdict: 'enforced', how })
    expect(judgedBy(of('the group X25519, over TLS 1.3'), declined)).toEqual({
      verdict: 'remark',
      note: 'the server refuses the group X25519 over TLS 1.3, which small has',
    })
    expect(judgedBy(of('all that the guideline has, over TLS 1.3'), declined)).toEqual({
      verdict: 'inconclusive',
      why: expect.stringContaining('so that it may refuse everything'),
    })
    for (const label of ['the group X25519, over TLS 1.3', 'all that the guideline has, over TLS 1.3']) {
      expect(judgedBy(of(label), { end: 'closed' }).verdict).toBe('silent')
      expect(judgedBy(of(label), { end: 'timeout' })).toMatchObject({ why: expect.stringMatching(/^no answer came/) })
    }
  })
})
