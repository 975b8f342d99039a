import { protocolUpgrade } from '../../../src/probe/attacks/protocol-upgrade.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(protocolUpgrade)
