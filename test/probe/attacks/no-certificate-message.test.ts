import { noCertificateMessage } from '../../../src/probe/attacks/no-certificate-message.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(noCertificateMessage)
