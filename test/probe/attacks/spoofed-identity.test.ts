import { spoofedIdentity } from '../../../src/probe/attacks/spoofed-identity.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(spoofedIdentity)
