import { unusualMethod } from '../../../src/probe/attacks/unusual-method.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(unusualMethod)
