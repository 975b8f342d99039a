import { siblingAuthority } from '../../../src/probe/attacks/sibling-authority.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(siblingAuthority)
