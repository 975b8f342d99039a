import { renegotiationAsAnother } from '../../../src/probe/attacks/renegotiation-as-another.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(renegotiationAsAnother)
