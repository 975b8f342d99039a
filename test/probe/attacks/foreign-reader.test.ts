import { foreignReader } from '../../../src/probe/attacks/foreign-reader.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(foreignReader)
