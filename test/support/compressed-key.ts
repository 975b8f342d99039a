/** The same private key of P-256, with its public point written in the short form of SEC 1 §2.3.3. */
import { encodePem } from '../../src/asn1/pem.ts'
import { integer, octetString, sequence } from '../../src/asn1/writer.ts'

/** Rewrites an unencrypted PKCS#8 key in PEM. */
export function withCompressedPoint(pem: string): string {
  const plain = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64')
  const at = plain.indexOf(Buffer.from([0x03, 0x42, 0x00, 0x04]))
  const [x, last] = [plain.subarray(at + 4, at + 36), plain.at(-1) ?? 0]
  const point = Buffer.concat([Buffer.from([0xa1, 0x24, 0x03, 0x22, 0x00, 0x02 + (last & 1)]), x])
  const scalar = Buffer.concat([Buffer.from([0x02, 0x01, 0x01]), plain.subarray(at - 36, at - 2)])
  const inner = sequence(Uint8Array.from(scalar), Uint8Array.from(point))
  const algorithm = Uint8Array.from(plain.subarray(6, 6 + 21))
  return encodePem('PRIVATE KEY', sequence(integer(0), algorithm, octetString(inner)))
}
