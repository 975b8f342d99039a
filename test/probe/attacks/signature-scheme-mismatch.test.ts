import { signatureSchemeMismatch } from '../../../src/probe/attacks/signature-scheme-mismatch.ts'
import { contractOf } from '../../contract/attack.ts'

contractOf(signatureSchemeMismatch)
