import { expired } from '../../../src/probe/attacks/expired.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(expired)
