/** Spaces the connections of a probe out in time, and waits when the server limits the rate of requests. */
import type { Clock } from '../../core/port/clock.ts'
import type { Observation } from '../observation.ts'
import { headerValues } from '../protocol/http.ts'
import { isHttp } from '../protocol/protocol.ts'

/** The pace is slowed to this at the second pause, and halved at each further limit that is met. */
const FIRST_INTERVAL_MS = 60
const LONGEST_INTERVAL_MS = 250
/** The pause after a 429 without a Retry-After. */
const DEFAULT_PATIENCE_MS = 1000
const LEAST_PATIENCE_MS = 100

export type Pacer = {
  /** Waits until the next connection may be made. */
  turn(): Promise<void>
  /**
   * Puts the next connection off; false where that would take more time than there is. A limit that is met again slows all
   * others, too; who is not there has none.
   */
  pause(ms: number, met: 'limit' | 'nobody'): boolean
}

/**
 * Opens a pacer.
 *
 * @param rate connections per second; as fast as they come where nothing is said
 * @param patienceMs how long may be waited in all
 * @param onPause told of each pause before it begins
 */
export function openPacer(
  clock: Pick<Clock, 'elapsedMs' | 'sleep'>,
  { rate, patienceMs, onPause }: { rate?: number; patienceMs: number; onPause?: (ms: number) => void },
): Pacer {
  let intervalMs = rate === undefined ? 0 : 1000 / rate
  let nextMs = 0
  let leftMs = patienceMs
  let pauses = 0
  return {
    turn: async () => {
      for (;;) {
        const now = clock.elapsedMs()
        if (now >= nextMs) {
          nextMs = now + intervalMs
          return
        }
        // After waiting, look again: another request may have met a limit meanwhile.
        await clock.sleep(nextMs - now)
      }
    },
    pause: (ms, met) => {
      const now = clock.elapsedMs()
      const addedMs = now + ms - Math.max(now, nextMs)
      if (addedMs <= 0) return true
      if (addedMs > leftMs) return false
      leftMs -= addedMs
      nextMs = now + ms
      // One pause may be chance; a second shows a limit.
      if (met === 'limit') pauses += 1
      if (met === 'limit' && pauses > 1)
        intervalMs = Math.min(Math.max(intervalMs * 2, FIRST_INTERVAL_MS), Math.max(LONGEST_INTERVAL_MS, intervalMs))
      onPause?.(ms)
      return true
    },
  }
}

/**
 * Tells how long a server asks to wait, where it refuses because of load: 429, and 503 with Retry-After (RFC 6585 §4, RFC
 * 9110 §10.2.3). Pure.
 */
export function patienceAskedBy({ answer }: Observation): number | undefined {
  if (!isHttp(answer) || (answer.status !== 429 && answer.status !== 503)) return undefined
  const [after] = headerValues(answer, 'retry-after')
  if (after === undefined) return answer.status === 429 ? DEFAULT_PATIENCE_MS : undefined
  if (/^\d{1,6}$/.test(after)) return Math.max(Number(after) * 1000, LEAST_PATIENCE_MS)
  // A date is by the server's clock, which its answer tells, and ours may differ from; without that it says that waiting helps.
  const waitMs = Date.parse(after) - Date.parse(headerValues(answer, 'date')[0] ?? '')
  return Number.isNaN(waitMs) ? DEFAULT_PATIENCE_MS : Math.max(waitMs, LEAST_PATIENCE_MS)
}
