import { upperCaseSni } from '../../../src/probe/attacks/upper-case-sni.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(upperCaseSni)
