/**
 * Makes chains of strangers' test cases anew below another authority, with their faults. Reads DER only as far as needed, because some faults
 * are in the DER; does not decide whether a chain is good.
 */
import { sign } from 'node:crypto'
import { encodePem } from '../../src/asn1/pem.ts'
import { bitString, sequence, time } from '../../src/asn1/writer.ts'
import type { Instant } from '../../src/core/brand.ts'
import { encodeSignatureAlgorithm } from '../../src/x509/algorithm.ts'
import { keyIdentifierOf } from '../../src/x509/pin.ts'
import { type Made, makeKey, type TestKey } from './certificate-kit.ts'

/** When it is valid. */
type Validity = { readonly notBefore: Instant; readonly notAfter: Instant }

/** An element of DER: all of it, and its content. */
type Element = { readonly tag: number; readonly whole: Buffer; readonly content: Buffer }

/** The elements that follow each other in these octets, whatever they are. */
function elementsIn(octets: Buffer): readonly Element[] {
  const found: Element[] = []
  for (let at = 0; at < octets.length; ) {
    const short = octets[at + 1] ?? 0
    const lengthOctets = short < 0x80 ? 0 : short & 0x7f
    const start = at + 2 + lengthOctets
    const end = start + (lengthOctets === 0 ? short : octets.readUIntBE(at + 2, lengthOctets))
    found.push({ tag: octets[at] ?? 0, whole: octets.subarray(at, end), content: octets.subarray(start, end) })
    at = end
  }
  return found
}

/** A certificate in parts: what comes before the serial number and that, then the others by name. */
function partsOf(certificate: Uint8Array) {
  const [outer] = elementsIn(Buffer.from(certificate))
  const [tbs] = elementsIn(outer?.content ?? Buffer.alloc(0))
  const fields = elementsIn(tbs?.content ?? Buffer.alloc(0))
  const hasVersion = fields[0]?.tag === 0xa0
  const [serial, , issuer, , subject, , ...rest] = fields.slice(hasVersion ? 1 : 0)
  if (serial === undefined || issuer === undefined || subject === undefined) throw new Error('a case without its parts')
  return {
    beginning: Buffer.concat([...(hasVersion ? [fields[0]!.whole] : []), serial.whole]),
    issuer: issuer.whole,
    subject: subject.whole,
    rest: Buffer.concat(rest.map(({ whole }) => whole)),
  }
}

const replaceAll = (octets: Buffer, from: Buffer, to: Buffer): Buffer =>
  Buffer.from(octets.toString('latin1').replaceAll(from.toString('latin1'), to.toString('latin1')), 'latin1')

/** The other way round: id-kp-serverAuth (…3.1) in the place of id-kp-clientAuth (…3.2), and this in the place of that. */
const swapPurposes = (octets: Buffer): Buffer =>
  Buffer.from(
    octets
      .toString('hex')
      .replace(/06082b0601050507030([12])/g, (_, last) => `06082b0601050507030${last === '1' ? 2 : 1}`),
    'hex',
  )

/** What an extension subjectKeyIdentifier holds, where there is one with an identifier of the usual length. */
function identifierIn(rest: Buffer): Buffer | undefined {
  const at = rest.indexOf(Buffer.from('0603551d0e', 'hex'))
  const value = at < 0 ? -1 : rest.indexOf(Buffer.from([0x04, 0x16, 0x04, 0x14]), at)
  return value < 0 ? undefined : rest.subarray(value + 4, value + 24)
}

/**
 * Makes a chain anew: each certificate with a new key, signed by the one above it, and the one below the root by `authority`; for clients
 * where it was for servers, for servers where it was for clients, and valid now. All else is as it was.
 *
 * @param chain of the client first; its issuers in any order
 */
export function remint(
  chain: readonly Uint8Array[],
  root: Uint8Array,
  authority: Made,
  { notBefore, notAfter }: Validity,
): { readonly pem: string; readonly key: TestKey } {
  const parts = chain.map(partsOf)
  const above = partsOf(root)
  const keys = chain.map(() => makeKey())
  const algorithm = encodeSignatureAlgorithm('ecdsa-sha256')
  const made = parts.map(({ beginning, issuer, subject, rest }, index) => {
    const by = parts.findIndex((other, at) => at > 0 && at !== index && other.subject.equals(issuer))
    const isBelowRoot = by < 0
    const signer = isBelowRoot ? authority.key : keys[by]!
    const name = isBelowRoot && issuer.equals(above.subject) ? authority.certificate.tbs.subjectDer : issuer
    const old = identifierIn(above.rest)
    const own = Buffer.from(keyIdentifierOf(authority.key.spki))
    const forClients = swapPurposes(rest)
    const extensions = isBelowRoot && old?.length === own.length ? replaceAll(forClients, old, own) : forClients
    const validity = sequence(time(notBefore), time(notAfter))
    const tbs = sequence(beginning, algorithm, name, validity, subject, keys[index]!.spki, extensions)
    return sequence(tbs, algorithm, bitString(sign('sha256', tbs, signer.secret)))
  })
  return { pem: made.map((der) => encodePem('CERTIFICATE', der)).join(''), key: keys[0]! }
}
