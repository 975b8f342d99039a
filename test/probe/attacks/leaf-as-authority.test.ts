import { leafAsAuthority } from '../../../src/probe/attacks/leaf-as-authority.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(leafAsAuthority)
