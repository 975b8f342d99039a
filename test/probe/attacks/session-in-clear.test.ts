import { sessionInClear } from '../../../src/probe/attacks/session-in-clear.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(sessionInClear)
