/**
 * The types of the port (the interface of the core) to the network: the server, the TLS handshake, and everything that was
 * observed on a connection.
 */
import type { Der } from '../brand.ts'
import type { SigningKey } from './keys.ts'

export type Address = { readonly host: string; readonly port: number }

export type TlsVersion = '1.2' | '1.3'

/** A client's credential: its chain, end entity first, and its key. */
export type Credential = {
  readonly chain: readonly Der<'Certificate'>[]
  readonly key: SigningKey
}

/**
 * Cuts what the client sends first into pieces, each sent in a segment of its own; undefined asks for more of it. Sees
 * everything sent so far.
 */
export type Reshape = (sent: Uint8Array) => readonly Uint8Array[] | undefined

/** What was seen of a connection so far: the server's octets, and the lines of an SSLKEYLOGFILE by which they can be read. */
export type Overheard = { readonly received: Uint8Array; readonly keyLog: readonly string[] }

/**
 * Gives what goes to the server in the place of a piece that our TLS client sends; an empty one keeps it back. Called for one piece
 * after the other. Where it rejects, the connection is reset.
 */
export type Rewrite = (piece: Uint8Array, overheard: Overheard) => Promise<Uint8Array>

/** A TLS session to resume, as an earlier handshake gave it. */
export type TlsSession = {
  readonly octets: Uint8Array
  /** The name in SNI when it was made; it may be resumed under another. */
  readonly serverName?: string
}

/**
 * Trust anchors for a server's certificate: these; `public`, the authorities that browsers trust; or `unchecked`, which takes
 * whatever it shows (an attacker would).
 */
export type ServerTrust = readonly Der<'Certificate'>[] | 'public' | 'unchecked'

/** How a connection ended, or that there was enough. Whether that means refusal is for the probe to decide. */
export type Ending = {
  /** `unreachable`: no TCP; `local`: our side ended it. */
  readonly end: 'complete' | 'closed' | 'reset' | 'timeout' | 'unreachable' | 'local'
  /** Number of the fatal alert that the server sent (RFC 8446 §6), when one was seen. */
  readonly alert?: number
  /** The error in words, for reports. Decides nothing. */
  readonly detail?: string
  /** Its name, as the system or the TLS library has it: ECONNREFUSED, ERR_TLS_CERT_ALTNAME_INVALID. */
  readonly code?: string
}

/** `complete` holds what was waited for; any other ending what came before it. */
export type Heard = Ending & { readonly received: Uint8Array }

/**
 * Octets both ways, turn by turn: a preface, a question, an answer. How it ends is a value, and nothing throws. The time that it was
 * opened with is for the whole conversation: once it has passed, each wait ends with `timeout`.
 */
export type Stream = {
  /** Sends; where the connection is over, the next `read` says so. */
  write(octets: Uint8Array): void
  /**
   * Waits for the peer's next turn; what comes after it stays for the one that follows.
   *
   * @param measure says how many of the octets make it up; undefined asks for more
   */
  read(measure: (received: Uint8Array) => number | undefined): Promise<Heard>
}

/** A TCP connection. */
export type TcpStream = Stream & {
  /** All bytes that the server has sent so far, as they were on the wire, encrypted or not. */
  tape(): Uint8Array
  /** Begins the tape anew: what was said so far came before TLS. */
  cutTape(): void
  elapsedMs(): number
  /** Begins the time of the conversation anew: so many milliseconds from now. One whose time has passed is over. */
  renew(withinMs: number): void
  /** Ends the conversation; whatever spoke over it ends, too. */
  close(): void
}

/** A connection that could not be made. */
export type NoStream = Ending & { readonly end: 'unreachable'; readonly elapsedMs: number }

/** One handshake as a client. */
export type TlsOffer = {
  /** SNI, and the name that the server's certificate must have; undefined sends none, and compares the address. */
  readonly serverName?: string
  readonly version: TlsVersion
  /** Sends the name in SNI even where it is an address, which is no server name (RFC 6066 §3). */
  readonly addressAsName?: true
  /** Protocols to offer (RFC 7301). */
  readonly alpn: readonly string[]
  readonly credential?: Credential
  readonly serverTrust: ServerTrust
  readonly session?: TlsSession
  /** Offers only suites without certificates, which TLS 1.2 still knows. */
  readonly anonymous?: true
  readonly reshape?: Reshape
  readonly rewrite?: Rewrite
}

/** The result of a handshake. Messages that TLS 1.3 sends later are in it as far as they have come. */
export type Secured = {
  /** Our side saw the handshake complete. Proves nothing: TLS 1.3 refuses afterwards. */
  readonly handshake: 'complete' | 'failed'
  /** The protocol that the server chose among those offered (RFC 7301). */
  readonly alpn?: string
  readonly peerCertificate?: Der<'Certificate'>
  /** Whether the session that was asked for was resumed. */
  readonly resumed: boolean
  /** The newest session that the server offered to resume. */
  session(): TlsSession | undefined
  /** Secrets of this one connection, by which the stream's tape can be read (the lines of an SSLKEYLOGFILE). */
  keyLog(): readonly string[]
} & (
  | { readonly channel: Stream }
  /** The handshake failed, or the server's certificate is not to be trusted. */
  | { readonly channel?: undefined; readonly ending: Ending }
)

/** A datagram that came, or why none did; `unreachable`: the system heard that nothing listens there (ICMP). */
export type Datagram =
  | { readonly octets: Uint8Array }
  | (Ending & { readonly end: 'timeout' | 'unreachable' | 'local' | 'reset' | 'closed' })

/** Datagrams to one peer and from it; what others send is not heard. */
export type Datagrams = {
  /** Sends; whether it arrives, nobody says. */
  send(octets: Uint8Array): void
  /** Waits for the next one, so many milliseconds at most. */
  receive(withinMs: number): Promise<Datagram>
  elapsedMs(): number
  close(): void
}

/** Groups in which a key can be agreed to (RFC 8422 §5.1.1). */
export type Group = 'x25519' | 'secp256r1' | 'secp384r1' | 'secp521r1'

/** How a message is signed: a hash, or null where the message itself is signed; RSA by PKCS #1 v1.5 where it is not said otherwise. */
export type SignatureForm = { readonly digest: string | null; readonly padding?: 'pss' }

/** What a handshake by hand needs, and only the system can give. */
export type ByOwnHand = {
  /** 32 octets that nobody can foresee. */
  random(): Uint8Array
  /** One half of a key agreement, made anew; `agree` gives undefined for a share that is no point of the group. */
  agreement(group: Group): { readonly share: Uint8Array; agree(theirs: Uint8Array): Uint8Array | undefined }
  /** Signs; a signature of a form that the key cannot make is undefined. */
  sign(key: SigningKey, form: SignatureForm, message: Uint8Array): Promise<Uint8Array | undefined>
}

/** Sockets. A conversation never throws: how it failed is its ending. */
export type Network = {
  /** Opens a TCP connection that lasts for `withinMs` at most, the time to open it included. */
  connect(address: Address, withinMs: number): Promise<TcpStream | NoStream>
  /**
   * Shakes hands over a connection of {@link connect}, whatever was said on it before; once, and nothing else may be said on it in clear
   * afterwards. Resumes no session but the one that it is given.
   */
  secure(stream: TcpStream, offer: TlsOffer): Promise<Secured>
  /** Opens a UDP socket towards an address; sends nothing yet. */
  openDatagrams(address: Address): Promise<Datagrams | NoStream>
  /** For handshakes that our TLS library would never make. */
  byOwnHand(): Promise<ByOwnHand>
  /**
   * A TCP port of this address that was free a moment ago.
   * @throws {CountersignError} `network.failed` where the address is not ours
   */
  freePort(host: string): Promise<number>
  /**
   * Addresses that a host name stands for.
   * @throws {CountersignError} `network.failed` where there are none
   */
  lookup(host: string): Promise<readonly string[]>
}
