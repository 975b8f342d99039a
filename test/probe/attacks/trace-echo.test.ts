import { traceEcho } from '../../../src/probe/attacks/trace-echo.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(traceEcho)
