import { framing } from '../../../src/probe/attacks/framing.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(framing)
