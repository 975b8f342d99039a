/** A clock that stands still until a test moves it. */
import { addSeconds, type Instant, parseInstant } from '../../src/core/brand.ts'
import type { Clock } from '../../src/core/port/clock.ts'

/** The one shared instant of the tests. */
export const noon: Instant = parseInstant('2026-11-22T12:00:00Z')

export type MovableClock = Clock & { advance(seconds: number): void }

/** Sleeping moves this clock at once. */
export function fixedClock(start: Instant = noon): MovableClock {
  let now = start
  let elapsed = 0
  const advance = (seconds: number): void => {
    now = addSeconds(now, seconds)
    elapsed += seconds * 1000
  }
  return {
    now: () => now,
    elapsedMs: () => elapsed,
    sleep: async (ms) => advance(Math.ceil(ms / 1000)),
    advance,
  }
}
