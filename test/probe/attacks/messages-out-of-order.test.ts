import { messagesOutOfOrder } from '../../../src/probe/attacks/messages-out-of-order.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(messagesOutOfOrder)
