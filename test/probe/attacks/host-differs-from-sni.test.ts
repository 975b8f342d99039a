import { hostDiffersFromSni } from '../../../src/probe/attacks/host-differs-from-sni.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(hostDiffersFromSni)
