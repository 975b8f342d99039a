/** The clock of the operating system. No other file asks for the current time. */
import { setTimeout as delay } from 'node:timers/promises'
import { instantFromMs } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'

export const systemClock: Clock = {
  now: () => instantFromMs(Date.now()),
  elapsedMs: () => performance.now(),
  sleep: async (ms, cut) => {
    if (cut === undefined) return delay(ms)
    await delay(ms, undefined, { signal: cut }).catch((error: Error) => {
      if (error.name !== 'AbortError') throw error
    })
  },
}
