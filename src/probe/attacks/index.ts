/** The attacks, in the order of their identifiers. A test proves that list and folder agree. */
import type { Attack } from '../attack.ts'
import { decoyAuthority } from './decoy-authority.ts'
import { expired } from './expired.ts'
import { foreignOrigin } from './foreign-origin.ts'
import { framing } from './framing.ts'
import { noCertificate } from './no-certificate.ts'
import { notYetValid } from './not-yet-valid.ts'
import { plaintextHttp } from './plaintext-http.ts'
import { revoked } from './revoked.ts'
import { selfSigned } from './self-signed.ts'
import { serverCertificate } from './server-certificate.ts'
import { wrongEku } from './wrong-eku.ts'

export const attacks: readonly Attack[] = [
  decoyAuthority,
  expired,
  foreignOrigin,
  framing,
  noCertificate,
  notYetValid,
  plaintextHttp,
  revoked,
  selfSigned,
  serverCertificate,
  wrongEku,
]
