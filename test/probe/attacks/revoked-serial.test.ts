import { revokedSerial } from '../../../src/probe/attacks/revoked-serial.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(revokedSerial)
