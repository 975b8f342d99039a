import { anonymousSuites } from '../../../src/probe/attacks/anonymous-suites.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(anonymousSuites)
