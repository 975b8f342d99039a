import { disguisedRequest } from '../../../src/probe/attacks/disguised-request.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(disguisedRequest)
