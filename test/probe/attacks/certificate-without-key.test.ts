import { certificateWithoutKey } from '../../../src/probe/attacks/certificate-without-key.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(certificateWithoutKey)
