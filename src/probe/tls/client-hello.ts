/**
 * Writes a ClientHello byte by byte, for offers that no TLS library makes today: old versions and weak cipher suites. No other
 * message is sent: the server's ServerHello shows whether it accepts the offer.
 */
import { uint, vector } from './cursor.ts'
import { contentTypes } from './record.ts'

/** Versions that can be offered, as on the wire. */
export const protocolVersions = {
  'SSL 3.0': 0x0300,
  'TLS 1.0': 0x0301,
  'TLS 1.1': 0x0302,
  'TLS 1.2': 0x0303,
  'TLS 1.3': 0x0304,
} as const
export type ProtocolVersion = keyof typeof protocolVersions

/** Says that the client would have offered more, had an earlier attempt not failed (RFC 7507 §3). */
export const FALLBACK_SCSV = 0x5600

export type Offer = {
  /** The newest version that is offered, and with it all before; TLS 1.3 alone. */
  readonly newest: ProtocolVersion
  readonly suites: readonly number[]
  /** The groups that are offered, where not the usual ones. */
  readonly groups?: readonly number[]
  /** Keys of TLS 1.3; without one, the server names in a HelloRetryRequest the group of which it wants a key (RFC 8446 §4.2.8). */
  readonly shares?: readonly { readonly group: number; readonly share: Uint8Array }[]
  /** Protocols to offer (RFC 7301). */
  readonly alpn?: readonly string[]
  /** What the client's Finished of the handshake before has, where this one renegotiates (RFC 5746 §3.5). */
  readonly renegotiates?: Uint8Array
  /** The methods of compression that are offered; none where absent. */
  readonly compressions?: readonly number[]
  /** Further extensions, by type, each with its content. */
  readonly further?: readonly (readonly [type: number, content: Uint8Array])[]
}

/** secp256r1, secp384r1, secp521r1, x25519. */
const GROUPS = [0x0017, 0x0018, 0x0019, 0x001d]
/** ECDSA, RSA-PSS, Ed25519 and PKCS #1 with SHA-2, then SHA-1: what is weak is to be refused, not overlooked. */
const SIGNATURES = [0x0403, 0x0503, 0x0603, 0x0804, 0x0805, 0x0806, 0x0807, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201]

const uint16s = (values: readonly number[]): Uint8Array => new Uint8Array(Buffer.concat(values.map((v) => uint(2, v))))

const extension = (type: number, ...content: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat([uint(2, type), vector(2, ...content)]))

const keyShare = (shares: Offer['shares'] = []): Uint8Array =>
  extension(51, vector(2, ...shares.flatMap(({ group, share }) => [uint(2, group), vector(2, share)])))

const protocolNames = (alpn: readonly string[]): Uint8Array =>
  extension(16, vector(2, ...alpn.map((name) => vector(1, Buffer.from(name, 'latin1')))))

function extensionsOf(
  { newest, groups = GROUPS, shares, alpn, renegotiates = new Uint8Array(), further = [] }: Offer,
  serverName: string,
): readonly Uint8Array[] {
  if (newest === 'SSL 3.0') return []
  // RFC 6066 §3: an address is no server name.
  const isName = !/^[\d.]+$|:/.test(serverName)
  const isSigned = newest === 'TLS 1.2' || newest === 'TLS 1.3'
  return [
    ...(isName ? [extension(0, vector(2, uint(1, 0), vector(2, Buffer.from(serverName, 'latin1'))))] : []),
    extension(10, vector(2, uint16s(groups))),
    extension(11, vector(1, uint(1, 0))),
    ...(isSigned ? [extension(13, vector(2, uint16s(SIGNATURES)))] : []),
    ...(newest === 'TLS 1.3' ? [extension(43, vector(1, uint16s([protocolVersions[newest]]))), keyShare(shares)] : []),
    ...(alpn === undefined || alpn.length === 0 ? [] : [protocolNames(alpn)]),
    extension(23),
    extension(0xff01, vector(1, renegotiates)),
    ...further.map(([type, content]) => extension(type, content)),
  ]
}

/**
 * Writes a ClientHello as a bare message, as QUIC carries it.
 *
 * Pure.
 *
 * @param random 32 octets
 * @see RFC 8446 §4.1.2, RFC 5246 §7.4.1.2, RFC 6101 §5.6.1.2
 */
export function encodeHelloMessage(offer: Offer, serverName: string, random: Uint8Array): Uint8Array {
  const { newest, suites, compressions = [0] } = offer
  const extensions = extensionsOf(offer, serverName)
  const body = [
    // A hello of TLS 1.3 looks like one of TLS 1.2 (RFC 8446 §4.1.2).
    uint(2, Math.min(protocolVersions[newest], protocolVersions['TLS 1.2'])),
    random,
    vector(1),
    vector(2, uint16s(suites)),
    vector(1, Uint8Array.from(compressions)),
    ...(extensions.length === 0 ? [] : [vector(2, ...extensions)]),
  ]
  return new Uint8Array(Buffer.concat([uint(1, 1), vector(3, ...body)]))
}

/**
 * Writes a CLIENT-HELLO of SSL 2.0, which has a record and suites of its own. Pure.
 *
 * @see RFC 6176, which forbids it; RFC 5246 §E.2 for its form
 */
export function encodeSsl2Hello(): Uint8Array {
  // RC4, RC2, IDEA, DES and 3DES with MD5, some with keys for export.
  const suites = [0x010080, 0x020080, 0x030080, 0x040080, 0x050080, 0x060040, 0x0700c0].map((one) => uint(3, one))
  const lengths = [suites.length * 3, 0, 16].map((one) => uint(2, one))
  const body = Buffer.concat([uint(1, 1), uint(2, 2), ...lengths, ...suites, new Uint8Array(16).fill(7)])
  return new Uint8Array(Buffer.concat([uint(2, 0x8000 + body.length), body]))
}

/** Writes a ClientHello in one record. Pure. */
export function encodeClientHello(offer: Offer, serverName: string, random: Uint8Array): Uint8Array {
  const { newest } = offer
  const message = encodeHelloMessage(offer, serverName, random)
  // The record bears an old version, so that old servers read on (RFC 5246 §E.1).
  const recordVersion = newest === 'SSL 3.0' ? 0x0300 : 0x0301
  return new Uint8Array(Buffer.concat([uint(1, contentTypes.handshake), uint(2, recordVersion), vector(2, message)]))
}
