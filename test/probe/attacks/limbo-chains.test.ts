import { expect, it } from 'vitest'
import { limboChains } from '../../../src/probe/attacks/limbo-chains.ts'
import type { LimboChains } from '../../../src/probe/needs/limbo.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
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
