/**
 * Makes chains of others' test cases anew below a CA, with their faults. Reads DER only as far as needed, because some faults are in the DER;
 * does not decide whether a chain is good.
 */
import { bitString, sequence, time } from '../asn1/writer.ts'
import type { Der, Instant } from '../core/brand.ts'
import type { Keys, SigningKey } from '../core/port/keys.ts'
import type { Credential } from '../core/port/network.ts'
import { encodeSignatureAlgorithm } from '../x509/algorithm.ts'
import type { TbsCertificate } from '../x509/certificate.ts'
import { keyIdentifierIn } from './forge.ts'

/** An element of DER: all of it, and its content. */
type Element = { readonly tag: number; readonly whole: Buffer; readonly content: Buffer }

/** The elements that follow each other in these octets, whatever they are. */
function elementsIn(octets: Buffer): readonly Element[] {
  const found: Element[] = []
  for (let at = 0; at < octets.length; ) {
    const short = octets[at + 1] ?? 0
    const lengthOctets = short < 0x80 ? 0 : short & 0x7f
    const start = at + 2 + lengthOctets
    if (lengthOctets > 4 || start > octets.length) throw new RangeError('no DER')
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
  if (serial === undefined || issuer === undefined || subject === undefined) throw new RangeError('no certificate')
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

/** The CA below which chains are made, and when they are valid. */
export type RemintGround = {
  readonly authority: { readonly certificate: TbsCertificate; readonly key: SigningKey }
  readonly validity: { readonly notBefore: Instant; readonly notAfter: Instant }
  readonly keys: Pick<Keys, 'generate'>
}

/**
 * Makes a chain anew: each certificate with a new key, signed by the one above it, and the one below the root by `authority`; for clients
 * where it was for servers, for servers where it was for clients, and valid as is said. All else is as it was.
 *
 * @param chain of the client first; its issuers in any order
 * @throws {RangeError} for what has not the parts of a certificate
 */
export async function remint(
  chain: readonly Uint8Array[],
  root: Uint8Array,
  { authority, validity: { notBefore, notAfter }, keys }: RemintGround,
): Promise<Credential> {
  const parts = chain.map(partsOf)
  const above = partsOf(root)
  const own = chain.map(() => keys.generate('ec-p256'))
  const made = parts.map(async ({ beginning, issuer, subject, rest }, index) => {
    const by = parts.findIndex((other, at) => at > 0 && at !== index && other.subject.equals(issuer))
    const isBelowRoot = by < 0
    const { signer } = isBelowRoot ? authority.key : own[by]!
    const algorithm = encodeSignatureAlgorithm(signer.algorithm)
    const name = isBelowRoot && issuer.equals(above.subject) ? authority.certificate.subjectDer : issuer
    const old = identifierIn(above.rest)
    const identifier = Buffer.from(keyIdentifierIn(authority.certificate))
    const forClients = swapPurposes(rest)
    const extensions =
      isBelowRoot && old?.length === identifier.length ? replaceAll(forClients, old, identifier) : forClients
    const validity = sequence(time(notBefore), time(notAfter))
    const tbs = sequence(beginning, algorithm, name, validity, subject, own[index]!.spki, extensions)
    return sequence(tbs, algorithm, bitString(await signer.sign([tbs]))) as Der<'Certificate'>
  })
  return { chain: await Promise.all(made), key: own[0]! }
}
