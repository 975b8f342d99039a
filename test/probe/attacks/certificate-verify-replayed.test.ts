import { certificateVerifyReplayed } from '../../../src/probe/attacks/certificate-verify-replayed.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(certificateVerifyReplayed)
