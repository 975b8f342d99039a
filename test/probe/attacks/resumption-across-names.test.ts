import { resumptionAcrossNames } from '../../../src/probe/attacks/resumption-across-names.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(resumptionAcrossNames)
