import { notYetValid } from '../../../src/probe/attacks/not-yet-valid.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(notYetValid)
