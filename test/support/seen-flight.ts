/** A client's flight as a server sees it, for servers that overlook one thing in it. Decides nothing. */
import { verify, X509Certificate } from 'node:crypto'
import type { TlsVersion } from '../../src/core/port/network.ts'
import { handshakeTypes, type Said, signedOctets } from '../../src/probe/tls/client-flight.ts'
import { Cursor } from '../../src/probe/tls/cursor.ts'
import type { TwinPki } from './twins.ts'

/** A client's flight, as far as it says who the client is. */
export type SeenFlight = {
  readonly version: TlsVersion
  /** Types of its messages that prove an identity: Certificate is 11, CertificateVerify 15; Finished is 20. */
  readonly types: readonly number[]
  /** Whether a Certificate comes after the key exchange of TLS 1.2. */
  readonly isLate: boolean
  /** The certificates of each Certificate message. */
  readonly chains: readonly (readonly X509Certificate[])[]
  /** Whether the Certificate message of this number begins with the honest client's. */
  isOfAlice(message: number): boolean
  readonly scheme?: number
  readonly signature?: Uint8Array
  /** Whether the signature is by this certificate's key, over what was said before it, or over what `alter` makes of that. */
  isSignedBy(
    certificate: X509Certificate | undefined,
    alter?: (said: readonly Uint8Array[]) => readonly Uint8Array[],
  ): boolean
}

const bodyOf = (message: Uint8Array): Cursor => new Cursor(message.subarray(4))

function readChain(message: Uint8Array, version: TlsVersion): readonly X509Certificate[] {
  const body = bodyOf(message)
  if (version === '1.3') body.vector(1)
  return body.vector(3).each((one) => {
    const certificate = new X509Certificate(one.vector(3).rest())
    if (version === '1.3') one.vector(2)
    return certificate
  })
}

/** Reads a flight: its messages, after all that was said before. */
export function readSeen(messages: readonly Uint8Array[], before: Omit<Said, 'asked'>, { alice }: TwinPki): SeenFlight {
  const { version } = before
  const types = messages.flatMap(([type = 0]) => (type === handshakeTypes.clientKeyExchange ? [] : [type]))
  const at = messages.findIndex(([type]) => type === handshakeTypes.certificateVerify)
  const chains = messages.flatMap((one) => (one[0] === handshakeTypes.certificate ? [readChain(one, version)] : []))
  const exchange = messages.findIndex(([type]) => type === handshakeTypes.clientKeyExchange)
  const isLate = exchange >= 0 && messages.slice(exchange).some(([type]) => type === handshakeTypes.certificate)
  const isOfAlice = (message: number): boolean =>
    chains[message]?.[0]?.raw.equals(alice.chain[0] ?? new Uint8Array()) === true
  const shape = { version, types, isLate, chains, isOfAlice }
  if (at < 0) return { ...shape, isSignedBy: () => false }
  const body = bodyOf(messages[at] as Uint8Array)
  const scheme = body.uint(2)
  const signature = new Uint8Array(body.vector(2).rest())
  return {
    ...shape,
    scheme,
    signature,
    isSignedBy: (certificate, alter = (said) => said) => {
      const said = alter([...before.messages, ...messages.slice(0, at)])
      const octets = signedOctets({ ...before, messages: said })
      return certificate !== undefined && verify('sha256', octets, certificate.publicKey, signature)
    },
  }
}
