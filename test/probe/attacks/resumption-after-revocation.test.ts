import { resumptionAfterRevocation } from '../../../src/probe/attacks/resumption-after-revocation.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(resumptionAfterRevocation)
