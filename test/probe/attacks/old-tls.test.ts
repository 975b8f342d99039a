import { oldTls } from '../../../src/probe/attacks/old-tls.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(oldTls)
