import { describe, expect, it } from 'vitest'
import { openPacer } from '../../../src/probe/engine/pacer.ts'

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
    expect(pacer.pause(400)).toBe(true)
    expect(await gaps(clock, pacer, 3)).toEqual([400, 0, 0])
    pacer.pause(400)
    expect(await gaps(clock, pacer, 3)).toEqual([400, 60, 60])
    for (let times = 0; times < 5; times += 1) {
      pacer.pause(400)
      await pacer.turn()
    }
    expect(await gaps(clock, pacer, 2)).toEqual([250, 250])
  })

  it('counts a pause that is under way already as none, and says when it has no more patience', async () => {
    const clock = makeClock()
    const told: number[] = []
    const pacer = openPacer(clock, { patienceMs: 1000, onPause: (ms) => told.push(ms) })
    expect([pacer.pause(800), pacer.pause(800), pacer.pause(500)]).toEqual([true, true, true])
    expect(pacer.pause(1500)).toBe(false)
    expect(told).toEqual([800])
    await pacer.turn()
    expect([pacer.pause(200), pacer.pause(300)]).toEqual([true, false])
  })
})
