/** The protocols over which the probe can attack; the first is the default. A test checks that the list and the folder agree. */

import type { Protocol } from '../protocol/protocol.ts'
import { http1 } from './http1.ts'
import { http2 } from './http2.ts'

export const protocols: readonly Protocol[] = [http1, http2]
