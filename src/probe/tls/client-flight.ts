/**
 * The messages that a client sends after the server's first flight, as a list, and how those that prove its identity are written.
 * `rewrite.ts` sends such a flight in TLS 1.3, and `bare-client.ts` in TLS 1.2; the attacks say which messages it has.
 */
import { createHash } from 'node:crypto'
import type { Der } from '../../core/brand.ts'
import type { SigningKey } from '../../core/port/keys.ts'
import type { ByOwnHand, Credential, TlsVersion } from '../../core/port/network.ts'
import { Cursor, uint, vector } from './cursor.ts'
import { formOf, schemeOf } from './signature-scheme.ts'

export type ClientMessage =
  | { readonly message: 'Certificate'; readonly chain: readonly Der<'Certificate'>[] }
  /** Only of TLS 1.2. */
  | { readonly message: 'ClientKeyExchange' }
  /**
   * A true signature by this key. `scheme` is used where it is not the one that suits the key; `of` another handshake signs
   * as if the client had begun with another hello, so that the signature is one that was recorded elsewhere.
   */
  | {
      readonly message: 'CertificateVerify'
      readonly key: SigningKey
      readonly scheme?: number
      readonly of?: 'another-handshake'
    }
  /** These octets in a signature's place; the scheme is the one that suits this key where no other is named. */
  | {
      readonly message: 'CertificateVerify'
      readonly octets: Uint8Array
      readonly like: SigningKey
      readonly scheme?: number
    }
  /** In TLS 1.2 with the ChangeCipherSpec before it. */
  | { readonly message: 'Finished' }

export type ClientFlight = {
  readonly messages: readonly ClientMessage[]
  /** The one version in which there is such a flight; both where absent. */
  readonly over?: TlsVersion
  /** Leaves out what proves an identity where the server did not ask for it (RFC 8446 §4.4.2). */
  readonly asAsked?: true
  /** Further handshakes on the same connection, one after the other, each with this flight; TLS 1.2 alone has them (RFC 5746). */
  readonly renegotiations?: readonly ClientFlight[]
}

const keyExchange: ClientMessage = { message: 'ClientKeyExchange' }
const finished: ClientMessage = { message: 'Finished' }

/** The messages of a flight in TLS 1.2, of which that of TLS 1.3 lacks the key exchange. */
export const flightMessages = { keyExchange, finished }

/** The flight by which an honest client proves who it is. Pure. */
export const honestFlight = ({ chain, key }: Credential): ClientFlight => ({
  messages: [{ message: 'Certificate', chain }, keyExchange, { message: 'CertificateVerify', key }, finished],
  asAsked: true,
})

/** Why a flight cannot be sent. What happens on its connection says nothing of the server. */
export class CannotSend extends Error {}

/** Handshake types (RFC 8446 §4). */
export const handshakeTypes = {
  clientHello: 1,
  serverHello: 2,
  certificate: 11,
  serverKeyExchange: 12,
  certificateRequest: 13,
  certificateVerify: 15,
  clientKeyExchange: 16,
  finished: 20,
  messageHash: 254,
} as const

/** Writes a handshake message. Pure. */
export const handshakeMessage = (type: number, ...body: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(Buffer.concat([uint(1, type), vector(3, ...body)]))

/** What both sides have said so far, and what the server asked for. */
export type Said = {
  readonly version: TlsVersion
  /** All messages, in their order. */
  readonly messages: readonly Uint8Array[]
  /** The hash of the suite. */
  readonly hash: string
  /** Absent where no certificate was asked for. */
  readonly asked?: { readonly context: Uint8Array; readonly signatures: readonly number[] }
}

/** The hash of the suite over messages. Pure. */
export const hashOf = (hash: string, messages: readonly Uint8Array[]): Uint8Array =>
  new Uint8Array(createHash(hash).update(Buffer.concat(messages)).digest())

/** The messages that are left of a flight. Pure. */
export const messagesOf = ({ messages, asAsked }: ClientFlight, asked: Said['asked']): readonly ClientMessage[] =>
  asAsked && asked === undefined
    ? messages.filter(({ message }) => message !== 'Certificate' && message !== 'CertificateVerify')
    : messages

/** RFC 8446 §4.4.2; RFC 5246 §7.4.6. */
function writeCertificate(chain: readonly Uint8Array[], { version, asked }: Said): Uint8Array {
  if (version === '1.2') {
    return handshakeMessage(handshakeTypes.certificate, vector(3, ...chain.map((one) => vector(3, one))))
  }
  const entries = chain.map((one) => Buffer.concat([vector(3, one), vector(2)]))
  return handshakeMessage(
    handshakeTypes.certificate,
    vector(1, asked?.context ?? new Uint8Array()),
    vector(3, ...entries),
  )
}

/** The octets that a CertificateVerify after these messages signs (RFC 8446 §4.4.3, RFC 5246 §7.4.8). Pure. */
export function signedOctets({ version, hash, messages }: Said): Uint8Array {
  if (version === '1.2') return Buffer.concat(messages)
  const context = Buffer.from('TLS 1.3, client CertificateVerify\0', 'latin1')
  return Buffer.concat([Buffer.alloc(64, ' '), context, hashOf(hash, messages)])
}

/** The same messages of a client that began in another way. Pure. */
export function elsewhere([first = new Uint8Array(), ...rest]: readonly Uint8Array[]): readonly Uint8Array[] {
  return [first.map((octet, index) => (index === first.length - 1 ? octet ^ 1 : octet)), ...rest]
}

async function writeVerify(
  message: Extract<ClientMessage, { message: 'CertificateVerify' }>,
  said: Said,
  hand: ByOwnHand,
): Promise<Uint8Array> {
  const key = 'key' in message ? message.key : message.like
  const scheme = message.scheme ?? schemeOf(key, said.version, said.asked?.signatures)
  if (scheme === undefined) {
    const why = `over TLS ${said.version} the server takes no signature by a key like that of this client`
    throw new CannotSend(`${why}; probe as a client with an EC or RSA key`)
  }
  const written = (signature: Uint8Array): Uint8Array =>
    handshakeMessage(handshakeTypes.certificateVerify, uint(2, scheme), vector(2, signature))
  if ('octets' in message) return written(message.octets)
  const form = formOf(scheme)
  const messages = message.of === undefined ? said.messages : elsewhere(said.messages)
  const signature = form && (await hand.sign(message.key, form, signedOctets({ ...said, messages })))
  if (signature === undefined) throw new CannotSend(`the key makes no signature of the scheme 0x${scheme.toString(16)}`)
  return written(signature)
}

/**
 * Writes one of the messages by which a client proves who it is.
 *
 * @throws {CannotSend} where the key cannot sign so
 */
export const writeProof = async (
  message: Extract<ClientMessage, { message: 'Certificate' | 'CertificateVerify' }>,
  said: Said,
  hand: ByOwnHand,
): Promise<Uint8Array> =>
  message.message === 'Certificate' ? writeCertificate(message.chain, said) : writeVerify(message, said, hand)

/** What a CertificateRequest asks for. @throws {CutShort} */
export function readRequest(message: Uint8Array, version: TlsVersion): NonNullable<Said['asked']> {
  const body = new Cursor(message.subarray(4))
  const numbers = (cursor: Cursor): readonly number[] => cursor.each((one) => one.uint(2))
  const first = new Uint8Array(body.vector(1).rest())
  if (version === '1.2') return { context: new Uint8Array(), signatures: numbers(body.vector(2)) }
  const extensions = new Map(body.vector(2).each((one) => [one.uint(2), one.vector(2)] as const))
  return { context: first, signatures: numbers(extensions.get(13)?.vector(2) ?? new Cursor(new Uint8Array())) }
}
