import { selfSigned } from '../../../src/probe/attacks/self-signed.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(selfSigned)
