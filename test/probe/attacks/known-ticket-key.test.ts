import { knownTicketKey } from '../../../src/probe/attacks/known-ticket-key.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(knownTicketKey)
