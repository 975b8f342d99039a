import { certificateVerifyByAnotherKey } from '../../../src/probe/attacks/certificate-verify-by-another-key.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(certificateVerifyByAnotherKey)
