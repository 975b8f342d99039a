/** The port to time, as a type. */
import type { Instant } from '../brand.ts'

/** Time. Nothing else in the program asks what time it is. */
export type Clock = {
  /** The present whole second. */
  now(): Instant
  /** Milliseconds on a clock that never goes back, for durations only. */
  elapsedMs(): number
  sleep(ms: number): Promise<void>
}
