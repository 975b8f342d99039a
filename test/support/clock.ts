/** Clocks for tests: one that stands still until it is moved, and one on which waiting takes no time. */
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

/** A clock whose durations leap wherever somebody would wait, and whose time is the real one: for servers that stay as they are. */
export function hurriedClock(real: Clock): Clock {
  let skippedMs = 0
  return {
    now: () => real.now(),
    elapsedMs: () => real.elapsedMs() + skippedMs,
    sleep: async (ms) => {
      skippedMs += ms
    },
  }
}
