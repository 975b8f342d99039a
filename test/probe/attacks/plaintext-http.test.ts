import { plaintextHttp } from '../../../src/probe/attacks/plaintext-http.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(plaintextHttp)
