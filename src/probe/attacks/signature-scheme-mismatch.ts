/**
 * Presents the honest certificate with a signature whose scheme is not that of its key, or was not offered by the server: a server
 * that looks for the key by the scheme may verify nothing (RFC 8446 §4.4.3, RFC 5246 §7.4.8).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf, type WrongFlight } from '../impostors.ts'
import { type ClientMessage, flightMessages } from '../tls/client-flight.ts'
import { schemes } from '../tls/signature-scheme.ts'

/** The octets of a signature by an RSA key of 2048 bits. */
const RSA_OCTETS = 256

export const signatureSchemeMismatch: AttackOf<'nothing'> = {
  id: 'signature-scheme-mismatch',
  title: 'stolen certificate with a signature of another scheme',
  meaning:
    'A copy of a certificate, which is not secret, is enough to get in: a signature of a kind that does not belong to its key is not verified.',
  sound:
    'It compares the scheme with the key and with what it offered, and ends the handshake with illegal_parameter or decrypt_error.',
  history: ['wolfSSL before 5.2.0, as a server of TLS 1.3 (CVE-2022-25638)'],
  group: 'identity',
  severity: 'critical',
  cwe: [295, 347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'upgrade the TLS library of the program that ends TLS',
  plan: async (ground) => {
    const { chain, honestKey, own } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    const flightOf = (label: string, signature: ClientMessage): WrongFlight => [
      label,
      [{ message: 'Certificate', chain }, keyExchange, signature, finished],
    ]
    const octets = Uint8Array.from({ length: RSA_OCTETS }, (_, index) => index)
    const other: WrongFlight =
      honestKey.signer.algorithm === 'rsa-sha256'
        ? flightOf('ecdsa_secp256r1_sha256', {
            message: 'CertificateVerify',
            key: own.key,
            scheme: schemes.ecdsa_secp256r1_sha256,
          })
        : flightOf('rsa_pkcs1_sha256', {
            message: 'CertificateVerify',
            octets,
            like: honestKey,
            scheme: schemes.rsa_pkcs1_sha256,
          })
    const plain = await ground.forge.selfSigned('ed25519')
    const ed25519: ClientMessage = { message: 'CertificateVerify', key: plain.key, scheme: schemes.ed25519 }
    return flightAttempts([
      other,
      flightOf('ecdsa_sha1', { message: 'CertificateVerify', key: own.key, scheme: schemes.ecdsa_sha1 }),
      ...(honestKey.signer.algorithm === 'ed25519' ? [] : [flightOf('ed25519', ed25519)]),
      flightOf('a scheme of the number 0', {
        message: 'CertificateVerify',
        octets: new Uint8Array(),
        like: honestKey,
        scheme: 0,
      }),
    ])
  },
}
