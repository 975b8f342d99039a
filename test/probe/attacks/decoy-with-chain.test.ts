import { decoyWithChain } from '../../../src/probe/attacks/decoy-with-chain.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(decoyWithChain)
