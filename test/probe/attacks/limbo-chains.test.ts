import { describe, expect, it } from 'vitest'
import { limboChains } from '../../../src/probe/attacks/limbo-chains.ts'
import type { LimboChains } from '../../../src/probe/needs/limbo.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(limboChains)

const pki = makePki()

/** What the attack finds at a sound server with these chains. */
async function resultWith(chains: LimboChains) {
  const twin = await startSound(pki)
  try {
    const { results } = await runProbe(probeOf(pki, twin.port, { limbo: async () => chains }), hurriedPorts, [
      limboChains,
    ])
    return results[0]
  } finally {
    await twin.close()
  }
}

it('is no finding where what gets in is no way in, and is told by its name', async () => {
  const id = 'webpki::eku::ee-without-eku'
  const bad = [
    { id, credential: pki.dora },
    { id: 'one::other', credential: pki.stranger },
  ]
  expect(await resultWith({ sound: pki.alice, bad })).toMatchObject({
    verdict: 'remark',
    attempts: [
      { label: id, verdict: 'remark', note: expect.stringContaining('no way in') },
      { label: 'one::other', verdict: 'enforced' },
    ],
  })
  // The same under a name of which nobody knows a reason.
  const named = [{ id: 'one::more', credential: pki.dora }]
  expect(await resultWith({ sound: pki.alice, bad: named })).toMatchObject({
    verdict: 'bypassed',
    evidence: expect.stringContaining('one::more'),
  })
})

it('shows nothing by a refusal where a sound chain is refused that was made in the same way', async () => {
  const bad = [{ id: 'one::other', credential: pki.bob }]
  expect(await resultWith({ sound: pki.stranger, bad })).toMatchObject({
    verdict: 'inconclusive',
    why: expect.stringContaining('a sound chain'),
  })
  expect(await resultWith({ sound: pki.alice, bad })).toMatchObject({ verdict: 'enforced' })
})

describe('a chain that is not sound', async () => {
  const bad = ['one::other', 'webpki::eku::ee-without-eku'].map((id) => ({ id, credential: pki.dora }))
  const [attempt, harmless] = await attemptsOf(limboChains, pki, { limbo: async () => ({ sound: pki.alice, bad }) })
  const other = pageOf(200, 'hello, somebody else')
  const enforced = { verdict: 'enforced', how: 'HTTP 400' }

  it('gets in by the page of the honest client, or by that of a sound chain', () => {
    for (const seen of [
      { answer: treasure, beside: [treasure] },
      { answer: treasure, beside: [other] },
      { answer: treasure },
      { answer: other, beside: [other] },
    ]) {
      expect(judgedBy(attempt, seen).verdict).toBe('bypassed')
      expect(judgedBy(harmless, seen)).toEqual({ verdict: 'remark', note: expect.stringContaining('; no way in: ') })
    }
  })

  it('is refused where a sound chain is let in', () => {
    expect(judgedBy(attempt, { answer: pageOf(400), beside: [treasure] })).toEqual(enforced)
    expect(judgedBy(attempt, { answer: pageOf(400), beside: [other] })).toEqual(enforced)
  })

  it.each([
    ['no sound chain is answered', { answer: pageOf(400) }, /^a sound chain/],
    ['a sound chain is refused', { answer: pageOf(400), beside: [pageOf(400)] }, /^a sound chain/],
    ['a sound chain meets a fault', { answer: pageOf(400), beside: [pageOf(503)] }, /^a sound chain/],
    ['it meets one itself', { answer: pageOf(500), beside: [treasure] }, /^answered 500/],
    ['both do', { answer: pageOf(500) }, /^answered 500/],
    ['another page comes', { answer: other }, /^answered 200, though/],
  ])('shows nothing where %s', (_, seen, why) => {
    expect(judgedBy(attempt, seen)).toEqual({ verdict: 'inconclusive', why: expect.stringMatching(why) })
  })

  it('is worth a remark where no library sends it', () => {
    const note = 'the TLS library of the probe does not send it'
    expect(judgedBy(attempt, { end: 'local', beside: [treasure] })).toEqual({ verdict: 'remark', note })
  })
})
