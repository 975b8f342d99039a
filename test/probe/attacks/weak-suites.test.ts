import { weakSuitesAttack } from '../../../src/probe/attacks/weak-suites.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(weakSuitesAttack)
