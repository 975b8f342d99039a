import { noCertificate } from '../../../src/probe/attacks/no-certificate.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(noCertificate)
