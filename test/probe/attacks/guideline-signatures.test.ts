import { guidelineSignatures } from '../../../src/probe/attacks/guideline-signatures.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(guidelineSignatures)
