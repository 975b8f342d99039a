import { sessionWithoutCertificate } from '../../../src/probe/attacks/session-without-certificate.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(sessionWithoutCertificate)
