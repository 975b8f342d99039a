import { beyondGuideline } from '../../../src/probe/attacks/beyond-guideline.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(beyondGuideline)
