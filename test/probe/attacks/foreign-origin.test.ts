import { foreignOrigin } from '../../../src/probe/attacks/foreign-origin.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(foreignOrigin)
