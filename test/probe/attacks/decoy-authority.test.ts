import { decoyAuthority } from '../../../src/probe/attacks/decoy-authority.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(decoyAuthority)
