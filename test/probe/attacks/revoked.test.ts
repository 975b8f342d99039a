import { revoked } from '../../../src/probe/attacks/revoked.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(revoked)
