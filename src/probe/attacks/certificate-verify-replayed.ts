/**
 * Presents the honest certificate with a signature that the honest client made for another handshake, as somebody could have
 * recorded it: in TLS 1.2 it is sent in clear (RFC 8446 §4.4.3, RFC 5246 §7.4.8).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf } from '../impostors.ts'
import { flightMessages } from '../tls/client-flight.ts'

export const certificateVerifyReplayed: AttackOf<'nothing'> = {
  id: 'certificate-verify-replayed',
  title: 'stolen certificate with a signature of another handshake',
  meaning: 'Anybody who has recorded one connection of a client can pass for this client at any time afterwards.',
  sound: 'It verifies the signature over the messages of this very handshake, and ends it with decrypt_error.',
  group: 'identity',
  severity: 'critical',
  cwe: [294, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library of the program that ends TLS: its signatures must be over the messages of the handshake that they are sent in',
  plan: async (ground) => {
    const { chain, honestKey } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    return flightAttempts([
      [
        'signature of another handshake',
        [
          { message: 'Certificate', chain },
          keyExchange,
          { message: 'CertificateVerify', key: honestKey, of: 'another-handshake' },
          finished,
        ],
      ],
    ])
  },
}
