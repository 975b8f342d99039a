/** The same private key of P-256, with its public point written in another form of SEC 1 §2.3.3. */
import { encodePem } from '../../src/asn1/pem.ts'
import { integer, octetString, sequence } from '../../src/asn1/writer.ts'

export const pointForms = ['compressed', 'hybrid'] as const

/** Rewrites an unencrypted PKCS#8 key in PEM. */
export function withPoint(pem: string, form: (typeof pointForms)[number]): string {
  const plain = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const at = plain.indexOf(Buffer.from([0x03, 0x42, 0x00, 0x04]))
  const [first, octets] = form === 'compressed' ? [0x02, 32] : [0x06, 64]
  const isOdd = (plain.at(-1) ?? 0) & 1
  const header = Buffer.from([0xa1, octets + 4, 0x03, octets + 2, 0x00, first + isOdd])
  const point = Buffer.concat([header, plain.subarray(at + 4, at + 4 + octets)])
  const scalar = Buffer.concat([Buffer.from([0x02, 0x01, 0x01]), plain.subarray(at - 36, at - 2)])
  const inner = sequence(Uint8Array.from(scalar), Uint8Array.from(point))
  const algorithm = Uint8Array.from(plain.subarray(6, 6 + 21))
  return encodePem('PRIVATE KEY', sequence(integer(0), algorithm, octetString(inner)))
}
