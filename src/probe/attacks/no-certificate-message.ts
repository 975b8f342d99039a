/**
 * Answers the request for a certificate with no Certificate message at all, not even an empty one, and once with no Finished
 * either (RFC 8446 §4.4.2, §4.4.4; RFC 5246 §7.4.6, §7.4.9).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts } from '../impostors.ts'
import { flightMessages } from '../tls/client-flight.ts'

const { keyExchange, finished } = flightMessages

export const noCertificateMessage: AttackOf<'nothing'> = {
  id: 'no-certificate-message',
  title: 'handshake that leaves out the certificate message',
  meaning:
    "A client gets in without any certificate: it only has to leave out its answer to the server's demand for one.",
  sound:
    'It waits for a Certificate message where it has asked for one, and ends the handshake with unexpected_message at any other.',
  history: ['wolfSSL before 5.2.0, as a server of TLS 1.3 (CVE-2022-25640)'],
  group: 'identity',
  severity: 'critical',
  cwe: [287, 306],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'upgrade the TLS library of the program that ends TLS; until then, let the application refuse each connection without a certificate that was verified',
  plan: async () =>
    flightAttempts([
      ['no Certificate', [keyExchange, finished]],
      ['no Certificate and no Finished', [keyExchange]],
    ]),
}
