import { chainConfusion } from '../../../src/probe/attacks/chain-confusion.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(chainConfusion)
