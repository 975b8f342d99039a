import { connectionAfterRevocation } from '../../../src/probe/attacks/connection-after-revocation.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(connectionAfterRevocation)
