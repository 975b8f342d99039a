import { publicCertificate } from '../../../src/probe/attacks/public-certificate.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(publicCertificate)
