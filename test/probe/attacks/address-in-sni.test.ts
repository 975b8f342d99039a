import { addressInSni } from '../../../src/probe/attacks/address-in-sni.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(addressInSni)
