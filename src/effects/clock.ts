/** The clock of the operating system. No other file asks for the current time. */
import { setTimeout as delay } from 'node:timers/promises'
import { instantFromMs } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'

export const systemClock: Clock = {
  now: () => instantFromMs(Date.now()),
  elapsedMs: () => performance.now(),
  sleep: (ms) => delay(ms),
}
