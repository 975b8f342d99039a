import { describe, expect, it } from 'vitest'
import { openPacer, patienceAskedBy } from '../../../src/probe/engine/pacer.ts'
import type { Observation } from '../../../src/probe/observation.ts'

/** A clock that goes on only when somebody sleeps. */
function makeClock() {
  let now = 1000
  return {
    elapsedMs: () => now,
    sleep: async (ms: number) => {
      now += ms
    },
  }
}

/** How long each of so many turns is waited for. */
async function gaps(clock: ReturnType<typeof makeClock>, pacer: ReturnType<typeof openPacer>, turns: number) {
  const waited: number[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const before = clock.elapsedMs()
    await pacer.turn()
    waited.push(clock.elapsedMs() - before)
  }
  return waited
}

describe('a pacer', () => {
  it('waits for nothing where no rate is given, and keeps to one that is', async () => {
    const clock = makeClock()
    expect(await gaps(clock, openPacer(clock, { patienceMs: 0 }), 3)).toEqual([0, 0, 0])
    expect(await gaps(clock, openPacer(clock, { patienceMs: 0, rate: 20 }), 3)).toEqual([0, 50, 50])
  })

  it('puts the next turn off once, and slows all others from the second time on, to a floor', async () => {
    const clock = makeClock()
    const pacer = openPacer(clock, { patienceMs: 60_000 })
    expect(pacer.pause(400, 'limit')).toBe(true)
    expect(await gaps(clock, pacer, 3)).toEqual([400, 0, 0])
    pacer.pause(400, 'limit')
    expect(await gaps(clock, pacer, 3)).toEqual([400, 60, 60])
    for (let times = 0; times < 5; times += 1) {
      pacer.pause(400, 'limit')
      await pacer.turn()
    }
    expect(await gaps(clock, pacer, 2)).toEqual([250, 250])
  })

  it('slows nothing for who is not there', async () => {
    const clock = makeClock()
    const pacer = openPacer(clock, { patienceMs: 60_000 })
    for (let times = 0; times < 5; times += 1) {
      pacer.pause(400, 'nobody')
      await pacer.turn()
    }
    expect(await gaps(clock, pacer, 2)).toEqual([0, 0])
  })

  it('counts a pause that is under way already as none, and says when it has no more patience', async () => {
    const clock = makeClock()
    const told: number[] = []
    const pacer = openPacer(clock, { patienceMs: 1000, onPause: (ms) => told.push(ms) })
    expect([pacer.pause(800, 'limit'), pacer.pause(800, 'limit'), pacer.pause(500, 'limit')]).toEqual([
      true,
      true,
      true,
    ])
    expect(pacer.pause(1500, 'limit')).toBe(false)
    expect(told).toEqual([800])
    await pacer.turn()
    expect([pacer.pause(200, 'limit'), pacer.pause(300, 'limit')]).toEqual([true, false])
  })
})

describe('the patience that an answer asks for', () => {
  const date = ['date', 'Sat, 28 Nov 2026 06:00:00 GMT'] as const
  const retry = (value: string) => ['retry-after', value] as const
  it.each([
    [429, [], 1000],
    [429, [retry('7')], 7000],
    [429, [retry('0')], 100],
    [503, [retry('2')], 2000],
    // By the server's own clock, which its Date tells (RFC 9110 §6.6.1).
    [429, [date, retry('Sat, 28 Nov 2026 06:00:03 GMT')], 3000],
    [503, [date, retry('Sat, 28 Nov 2026 05:00:00 GMT')], 100],
    [429, [retry('Sat, 28 Nov 2026 06:00:03 GMT')], 1000],
    [503, [date, retry('soon')], 1000],
    // These ask for none.
    [503, [], undefined],
    [403, [retry('7')], undefined],
    [200, [retry('7')], undefined],
  ] as const)('%i with %j: %s ms (RFC 9110 §10.2.3)', (status, pairs, patienceMs) => {
    const headers = pairs.map(([name, value]) => ({ name, value }))
    const answer = { status, headers, body: new Uint8Array() }
    expect(patienceAskedBy({ answer } as unknown as Observation)).toBe(patienceMs)
  })
})
