/**
 * Presents the honest certificate with a signature of zeros, which is right for every message where its range is not checked, and
 * with an empty one (FIPS 186-5 §6.4.2, RFC 8017 §8.1.2, RFC 8032 §5.1.7).
 */
import type { AttackOf } from '../attack.ts'
import { flightAttempts, impostorOf, type WrongFlight } from '../impostors.ts'
import { flightMessages } from '../tls/client-flight.ts'

/** The DER of an ECDSA signature whose two numbers are 0 (RFC 3279 §2.2.3). */
const ECDSA_ZERO = Uint8Array.of(0x30, 6, 2, 1, 0, 2, 1, 0)

export const zeroSignature: AttackOf<'nothing'> = {
  id: 'zero-signature',
  title: 'stolen certificate with a signature of zeros',
  meaning: 'A copy of a certificate, which is not secret, is enough to get in with a signature that anybody can write.',
  sound:
    'It refuses signatures whose numbers are out of range, and ends the handshake with decrypt_error or decode_error.',
  history: ['Java 15 to 17.0.2, and 18 (CVE-2022-21449)'],
  group: 'identity',
  severity: 'critical',
  cwe: [347],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy: 'upgrade the TLS library of the program that ends TLS; for Java, to 17.0.3, 18.0.1 or later',
  plan: async (ground) => {
    const { chain, honestKey } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    const flightOf = (label: string, octets: Uint8Array): WrongFlight => [
      label,
      [
        { message: 'Certificate', chain },
        keyExchange,
        { message: 'CertificateVerify', octets, like: honestKey },
        finished,
      ],
    ]
    const { signer } = honestKey
    const zeros = signer.algorithm.startsWith('ecdsa')
      ? ECDSA_ZERO
      : new Uint8Array((await signer.sign([new Uint8Array()])).length)
    return flightAttempts([flightOf('signature of zeros', zeros), flightOf('empty signature', new Uint8Array())])
  },
}
