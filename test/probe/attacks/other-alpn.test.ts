import { otherAlpn } from '../../../src/probe/attacks/other-alpn.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(otherAlpn)
