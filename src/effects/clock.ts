/** The system's clock. The only place that asks what time it is. */
import { setTimeout as delay } from 'node:timers/promises'
import { instantFromMs } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'

export const systemClock: Clock = {
  now: () => instantFromMs(Date.now()),
  elapsedMs: () => performance.now(),
  sleep: (ms) => delay(ms),
}
