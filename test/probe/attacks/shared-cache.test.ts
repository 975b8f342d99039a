import { sharedCache } from '../../../src/probe/attacks/shared-cache.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(sharedCache)
