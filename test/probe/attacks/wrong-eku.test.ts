import { wrongEku } from '../../../src/probe/attacks/wrong-eku.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(wrongEku)
