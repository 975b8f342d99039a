/** The protocols that can be attacked over, the first one first. A test proves that list and folder agree. */
import { http1 } from './http1.ts'
import { http2 } from './http2.ts'
import type { Protocol } from './protocol.ts'

export const protocols: readonly Protocol[] = [http1, http2]
