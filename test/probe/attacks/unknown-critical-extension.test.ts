import { unknownCriticalExtension } from '../../../src/probe/attacks/unknown-critical-extension.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(unknownCriticalExtension)
