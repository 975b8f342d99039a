import { secondRequest } from '../../../src/probe/attacks/second-request.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(secondRequest)
