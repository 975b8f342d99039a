import { otherVirtualHost } from '../../../src/probe/attacks/other-virtual-host.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(otherVirtualHost)
