import { downgrade } from '../../../src/probe/attacks/downgrade.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(downgrade)
