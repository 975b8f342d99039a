import { endlessRenegotiation } from '../../../src/probe/attacks/endless-renegotiation.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(endlessRenegotiation)
