/** Reads over critical extensions that it does not know. */
import { UNHEARD_OF } from '../../src/probe/attacks/unknown-critical-extension.ts'
import { encodeExtension } from '../../src/x509/extension.ts'
import type { BrokenTwin } from '../support/broken-twin.ts'
import { startLenient } from '../support/twins.ts'

export const unknownCriticalExtension: BrokenTwin = {
  of: 'unknown-critical-extension',
  start: (pki) =>
    startLenient(
      pki,
      // Node.js has no word of its own for X509_V_ERR_UNHANDLED_CRITICAL_EXTENSION.
      (socket, certificate) =>
        socket.authorized ||
        (String(socket.authorizationError) === 'UNSPECIFIED' &&
          certificate?.raw.includes(Buffer.from(encodeExtension(UNHEARD_OF))) === true),
    ),
}
