/** The type of an attack, and the types of the things that an attack may need. Each attack has a file in `attacks/`. */
import type { Der, Instant } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Keys } from '../core/port/keys.ts'
import type { Listener } from '../core/port/listener.ts'
import type { Address, Credential, Network, ServerTrust, TlsVersion } from '../core/port/network.ts'
import type { AttackGroup, AttackSeverity, Attempt, HttpAttempt } from './attempt.ts'
import type { Bait } from './engine/bait.ts'
import type { ByHand } from './engine/reproduce.ts'
import type { Forge } from './forge.ts'
import type { Untried } from './need.ts'
import type { FoundIn, Held } from './needs/index.ts'
import type { HttpRequest } from './protocol/http.ts'
import type { Family } from './protocol/protocol.ts'
import type { Offer } from './tls/client-hello.ts'

/** Attack's identifier → why a finding of it is accepted. */
export type Acceptances = ReadonlyMap<string, string>

export type ProbePorts = {
  readonly network: Network
  readonly keys: Keys
  readonly clock: Clock
  readonly entropy: Entropy
  readonly listener: Listener
}

export type ProbeRequest = Partial<Held & FoundIn> & {
  readonly address: Address
  /** Name for SNI, Host and Origin; the server's certificate must have it. */
  readonly serverName: string
  /** The protocols to attack over; those of HTTP where nothing is said. */
  readonly family?: Family
  /** The scheme of the server's URL, for reports; https where absent. */
  readonly scheme?: string
  /** The page whose honest answer is the control. */
  readonly path: string
  /** The honest client's. */
  readonly credential: Credential
  readonly serverTrust: ServerTrust
  /** The pinned client CA. */
  readonly clientAnchor: Der<'Certificate'>
  /** For each connection, milliseconds; 5000 where nothing is said. */
  readonly timeoutMs?: number
  /** Connections per second; as fast as they come where nothing is said. */
  readonly rate?: number
  /** How long may be waited in all where the server asks for patience, milliseconds; a minute where nothing is said. */
  readonly patienceMs?: number
  /** Findings that are accepted; none where absent. */
  readonly acceptances?: Acceptances
  /** The files that the report's command lines may name; without it, the report has only command lines that need no file. */
  readonly byHand?: ByHand
  readonly onProgress?: (done: number, total: number, label: string) => void
}

/** The ground on which an attack is planned. */
export type Ground = {
  readonly request: ProbeRequest
  readonly forge: Forge
  /** The honest request: GET of the control's path. */
  readonly honest: HttpRequest
  /** `host:port` as it goes into Host and Origin. */
  readonly hostField: string
  readonly missingPath: string
  readonly now: Instant
  /** Versions of TLS that the server speaks, newest first. */
  readonly offered: readonly TlsVersion[]
  /** Lays out a bait; undefined where the server is not on this machine, and so could not reach it. */
  bait(): Promise<Bait | undefined>
  /** Writes a bare ClientHello that names the server. */
  hello(offer: Offer): Uint8Array
}

type Facts = {
  /** Also its file's name. */
  readonly id: string
  /** A noun for the thing that the attacker presents or does. */
  readonly title: string
  /** For those who do not know X.509: one sentence on what it would mean if it worked. */
  readonly meaning: string
  /** How a sound server meets it, as far as a client can see: one sentence. */
  readonly sound: string
  /** Where it has succeeded: a program and its versions, with the advisory (CVE, GHSA) or the change that mended it. */
  readonly history?: readonly string[]
  readonly group: AttackGroup
  readonly severity: AttackSeverity
  readonly cwe: readonly number[]
  /** `each-version` runs on TLS 1.2 and 1.3, and the worst counts; `1.2` on that alone, beside the control of the newest version. */
  readonly over: 'each-version' | 'newest-version' | '1.2' | 'cleartext' | 'hello' | 'quic'
  /** The change that the server needs if the attack succeeds. */
  readonly remedy: string
}

/** The needs that an attack may have beyond the honest credential, each with the value that the attack then receives. */
export type Given = Held & { readonly nothing: true }

/**
 * How an attack is planned: over the protocols of HTTP, with whose requests and answers it may do as it likes; or over any protocol, with the
 * honest client's own request; or over all `other` protocols, and not over HTTP. One that does not say is made over HTTP alone, so that none is claimed where it means nothing.
 */
type Planning<N extends keyof Given> =
  | { readonly speaks?: 'http'; plan(ground: Ground, given: Given[N]): Promise<readonly HttpAttempt[] | Untried> }
  | { readonly speaks: 'any' | 'other'; plan(ground: Ground, given: Given[N]): Promise<readonly Attempt[] | Untried> }

export type AttackOf<N extends keyof Given> = Facts & { readonly needs: N } & Planning<N>

/** An attack, whatever it needs: a union, so that none can be planned without its need in hand. */
export type Attack = { [N in keyof Given]: AttackOf<N> }[keyof Given]
