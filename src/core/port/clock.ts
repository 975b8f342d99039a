/** The type of the port (the interface of the core) from which all other code gets the time. */
import type { Instant } from '../brand.ts'

/** Time. Nothing else in the program asks what time it is. */
export type Clock = {
  /** The present whole second. */
  now(): Instant
  /** Milliseconds on a clock that never goes back, for durations only. */
  elapsedMs(): number
  /** Waits; no longer than until `cut` is raised. */
  sleep(ms: number, cut?: AbortSignal): Promise<void>
}
