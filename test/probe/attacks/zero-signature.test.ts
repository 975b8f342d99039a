import { zeroSignature } from '../../../src/probe/attacks/zero-signature.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(zeroSignature)
