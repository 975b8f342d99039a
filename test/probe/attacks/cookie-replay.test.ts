import { cookieReplay } from '../../../src/probe/attacks/cookie-replay.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(cookieReplay)
