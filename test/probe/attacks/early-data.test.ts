import { earlyData } from '../../../src/probe/attacks/early-data.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(earlyData)
