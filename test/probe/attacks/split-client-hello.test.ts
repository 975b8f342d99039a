import { splitClientHello } from '../../../src/probe/attacks/split-client-hello.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(splitClientHello)
