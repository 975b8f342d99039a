/** Clocks that are wrong. */
import type { Instant } from '../../../src/core/brand.ts'
import type { Clock } from '../../../src/core/port/clock.ts'

const DAY_SECONDS = 86_400

/** A clock that stands still, some seconds after 1970. */
export const standing = (now: number): Clock => ({
  now: () => now as Instant,
  elapsedMs: () => 0,
  sleep: async () => undefined,
})

/** A clock that is wrong by so many days. */
export const off = (days: number): Clock => standing(Math.floor(Date.now() / 1000 + days * DAY_SECONDS))
