import { ambiguousRequest } from '../../../src/probe/attacks/ambiguous-request.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(ambiguousRequest)
