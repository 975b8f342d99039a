import { certificateVerifyLeftOut } from '../../../src/probe/attacks/certificate-verify-left-out.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(certificateVerifyLeftOut)
