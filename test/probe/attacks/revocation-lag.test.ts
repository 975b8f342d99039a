import { revocationLag } from '../../../src/probe/attacks/revocation-lag.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(revocationLag)
