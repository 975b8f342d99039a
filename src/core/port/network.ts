/** The port to the network, as types: whom is spoken with, how, and what was seen. */
import type { Der } from '../brand.ts'
import type { PrivateKey } from './keys.ts'

export type Address = { readonly host: string; readonly port: number }

export type TlsVersion = '1.2' | '1.3'

/** What a client presents: its chain, end entity first, and its key. */
export type Credential = {
  readonly chain: readonly Der<'Certificate'>[]
  readonly key: PrivateKey
}

/**
 * Cuts what the client sends first into pieces, each sent in a segment of its own; undefined asks for more of it. Sees
 * everything sent so far.
 */
export type Reshape = (sent: Uint8Array) => readonly Uint8Array[] | undefined

/** A TLS session to resume, as an earlier exchange gave it. */
export type TlsSession = { readonly octets: Uint8Array }

/**
 * Trust anchors for a server's certificate: these; `public`, the authorities that browsers trust; or `unchecked`, which takes
 * whatever it shows (an attacker would).
 */
export type ServerTrust = readonly Der<'Certificate'>[] | 'public' | 'unchecked'

/** One connection: handshake, what to send, and how long to wait for the answer. */
export type TlsExchange = {
  readonly address: Address
  /** SNI; undefined sends none. */
  readonly serverName?: string
  readonly version: TlsVersion
  readonly credential?: Credential
  readonly serverTrust: ServerTrust
  readonly session?: TlsSession
  readonly reshape?: Reshape
  /** Protocols to offer (RFC 7301); HTTP/1.1 alone where nothing is said. */
  readonly alpn?: readonly string[]
  /** Application bytes, written once the handshake looks complete. */
  readonly send: Uint8Array
  /** Says when enough was received; the connection is then closed. */
  complete(received: Uint8Array): boolean
  readonly timeoutMs: number
}

/** Everything seen on one connection; whether it means refusal is for the probe to decide. */
export type TlsOutcome = {
  /** `unreachable`: no TCP; `local`: we failed before the first byte, so nothing was tested. */
  readonly end: 'complete' | 'closed' | 'reset' | 'timeout' | 'unreachable' | 'local'
  /** Our side saw the handshake complete. Proves nothing: TLS 1.3 refuses afterwards. */
  readonly handshake: 'complete' | 'failed'
  readonly received: Uint8Array
  /** Number of the fatal alert that the server sent (RFC 8446 §6), when one was seen. */
  readonly alert?: number
  /** What went wrong, in words for reports. Decides nothing. */
  readonly detail?: string
  /** Its name, as the system or the TLS library has it: ECONNREFUSED, ERR_TLS_CERT_ALTNAME_INVALID. */
  readonly code?: string
  /** The protocol that the server chose among those offered (RFC 7301). */
  readonly alpn?: string
  readonly peerCertificate?: Der<'Certificate'>
  /** What the server sent, as it went over the wire. */
  readonly wire?: Uint8Array
  /** Secrets of this one connection, by which {@link wire} can be read (the lines of an SSLKEYLOGFILE). */
  readonly keyLog?: readonly string[]
  /** The newest session that the server offered to resume. */
  readonly session?: TlsSession
  /** Whether the session that was asked for was resumed. */
  readonly resumed?: boolean
  readonly elapsedMs: number
}

/** One connection without TLS. */
export type CleartextExchange = Pick<TlsExchange, 'address' | 'send' | 'complete' | 'timeoutMs'>

export type CleartextOutcome = Pick<TlsOutcome, 'end' | 'received' | 'detail' | 'code' | 'elapsedMs'>

/** Sockets. An exchange never throws: how it failed is its outcome. */
export type Network = {
  exchange(request: TlsExchange): Promise<TlsOutcome>
  exchangeCleartext(request: CleartextExchange): Promise<CleartextOutcome>
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
