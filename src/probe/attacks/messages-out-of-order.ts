/**
 * Sends the messages that prove an identity in an order, or a number, that no client may: the signature alone, after an empty
 * Certificate, or before the Certificate; the Certificate after the key exchange; two Certificates (RFC 8446 §4.4, RFC 5246 §7.3).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf } from '../impostors.ts'
import { type ClientMessage, flightMessages } from '../tls/client-flight.ts'

export const messagesOutOfOrder: AttackOf<'nothing'> = {
  id: 'messages-out-of-order',
  title: 'handshake with its messages out of order',
  meaning:
    'A client gets in with a copy of a certificate, or with none, because the server loses count of what it was sent when messages come in another order.',
  sound: 'It ends the handshake with unexpected_message at the first message that is out of its place.',
  group: 'identity',
  severity: 'critical',
  cwe: [287, 295],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'upgrade the TLS library of the program that ends TLS, or choose one that enforces the order of messages',
  plan: async (ground) => {
    const { chain, key, own } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    const stolen: ClientMessage = { message: 'Certificate', chain }
    const ours: ClientMessage = { message: 'Certificate', chain: own.chain }
    const signature: ClientMessage = { message: 'CertificateVerify', key }
    const ownSignature: ClientMessage = { message: 'CertificateVerify', key: own.key }
    return flightAttempts([
      ['CertificateVerify without a Certificate', [keyExchange, ownSignature, finished]],
      [
        'CertificateVerify after an empty Certificate',
        [{ message: 'Certificate', chain: [] }, keyExchange, ownSignature, finished],
      ],
      ['CertificateVerify before the Certificate', [signature, stolen, keyExchange, finished]],
      ['Certificate after the key exchange', [keyExchange, stolen, finished], '1.2'],
      ['two Certificates, the stolen one last', [ours, stolen, keyExchange, ownSignature, finished]],
      ['two Certificates, the stolen one first', [stolen, ours, keyExchange, ownSignature, finished]],
    ])
  },
}
