import { noSni } from '../../../src/probe/attacks/no-sni.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(noSni)
