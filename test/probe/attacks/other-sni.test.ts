import { otherSni } from '../../../src/probe/attacks/other-sni.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(otherSni)
