import { issuedTwice } from '../../../src/probe/attacks/issued-twice.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(issuedTwice)
