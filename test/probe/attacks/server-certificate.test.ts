import { serverCertificate } from '../../../src/probe/attacks/server-certificate.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(serverCertificate)
