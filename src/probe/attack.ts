/** What an attack is, what it may need, and what it is given. The attacks themselves are in `attacks/`, one file each. */
import type { Der } from '../core/brand.ts'
import type { Clock } from '../core/port/clock.ts'
import type { Entropy } from '../core/port/entropy.ts'
import type { Keys } from '../core/port/keys.ts'
import type { Address, Credential, Network, ServerTrust, TlsVersion } from '../core/port/network.ts'
import type { AccessTable } from '../policy/access.ts'
import type { AccessSubject } from '../policy/access-decision.ts'
import type { AttackGroup, AttackSeverity, Attempt } from './attempt.ts'
import type { ByHand } from './engine/reproduce.ts'
import type { Forge } from './forge.ts'
import type { HttpRequest } from './protocol/http.ts'
import type { Offer } from './tls/client-hello.ts'

/** Closed profiles under which the authority signs for an attack. */
export type AttackProfile = 'attack-wrong-eku' | 'attack-server-auth' | 'attack-expired' | 'attack-not-yet-valid'

/**
 * Has the pinned authority sign a credential that is wrong in one respect only: the same names and claims as the honest
 * client, so that nothing else can be the reason for a refusal.
 */
export type Mint = (profile: AttackProfile) => Promise<Credential>

/** A client that is let in until `revoke` has made the server know otherwise. */
export type RevocableCredential = { readonly credential: Credential; revoke(): Promise<void> }

/** Credentials that were issued under one name, one after the other, and are all on the CRL that the server holds. */
export type RevokedNamesakes = { readonly credentials: readonly Credential[]; readonly name: string }

export type RevokedCredential = { readonly credential: Credential; readonly name: string }

/** A client whose certificate is good, and who it says that it is. */
export type AccessClient = {
  readonly name: string
  readonly subject: AccessSubject
  readonly credential: Credential
}

/** The access rules that the server is to enforce, and clients to try them with. */
export type RuledAccess = { readonly table: AccessTable; readonly clients: readonly AccessClient[] }

/** Attack's identifier → why a finding of it is accepted. */
export type Acceptances = ReadonlyMap<string, string>

export type ProbePorts = {
  readonly network: Network
  readonly keys: Keys
  readonly clock: Clock
  readonly entropy: Entropy
}

export type ProbeRequest = {
  readonly address: Address
  /** Name for SNI, Host and Origin; the server's certificate must have it. */
  readonly serverName: string
  /** The page whose honest answer is the control. */
  readonly path: string
  /** A page that answers this identity 403. */
  readonly deniedPath?: string
  /** A page that is not there. */
  readonly missingPath?: string
  /** The only path that is ever sent a POST; it should do nothing. */
  readonly unsafePath?: string
  /** The honest client's. */
  readonly credential: Credential
  readonly serverTrust: ServerTrust
  /** The pinned client CA. */
  readonly clientAnchor: Der<'Certificate'>
  /** A credential whose serial is on the CRL that the server holds. */
  readonly revoked?: RevokedCredential
  readonly revokedNamesakes?: RevokedNamesakes
  /** Makes a client to be revoked in mid-probe, a new one each time. */
  readonly makeRevocable?: () => Promise<RevocableCredential>
  /** A client of another CA below the same root as the pinned one. */
  readonly siblingCredential?: Credential
  /** The server's own. */
  readonly serverCredential?: Credential
  readonly mint?: Mint
  readonly access?: RuledAccess
  /** For each connection, milliseconds; 5000 where nothing is said. */
  readonly timeoutMs?: number
  /** Connections per second; as fast as they come where nothing is said. */
  readonly rate?: number
  /** How long may be waited in all where the server asks for patience, milliseconds; a minute where nothing is said. */
  readonly patienceMs?: number
  /** Findings that are accepted; none where absent. */
  readonly acceptances?: Acceptances
  /** What the report's command lines may name; without it, only those stand there that need no file. */
  readonly byHand?: ByHand
  readonly onProgress?: (done: number, total: number, label: string) => void
}

/** What an attack may need beyond the honest credential. */
export type Given = {
  nothing: true
  mint: Mint
  'revoked-credential': RevokedCredential
  'revoked-namesakes': RevokedNamesakes
  'server-credential': Credential
  'unsafe-path': string
  access: RuledAccess
}
export type Need = keyof Given

/** The need's fulfilment, where the request holds it. */
export function fulfil(request: ProbeRequest): { readonly [N in Need]: Given[N] | undefined } {
  return {
    nothing: true,
    mint: request.mint,
    'revoked-credential': request.revoked,
    'revoked-namesakes': request.revokedNamesakes,
    'server-credential': request.serverCredential,
    'unsafe-path': request.unsafePath,
    access: request.access,
  }
}

export type Untried = { readonly verdict: 'not-tried' | 'inconclusive'; readonly why: string }

/** What becomes of an attack whose need is not fulfilled. Revocation is too vital to be passed over as not tried. */
export const lacks: { readonly [N in Exclude<Need, 'nothing'>]: Untried } = {
  mint: {
    verdict: 'not-tried',
    why: "it needs a certificate that the client CA signs for it, and none was to be signed; probe from the CA's home, with its passphrase and without --no-mint",
  },
  'revoked-credential': {
    verdict: 'inconclusive',
    why: 'no revoked certificate to try is on the CRL with its key still at hand; make one with countersign issue client NAME and countersign revoke NAME, and give the server the new CRL',
  },
  'revoked-namesakes': {
    verdict: 'not-tried',
    why: 'it needs two revoked certificates of one name with their private keys, and they are not at hand',
  },
  'server-credential': {
    verdict: 'not-tried',
    why: "it needs the server's own certificate and private key, and they are not at hand",
  },
  'unsafe-path': {
    verdict: 'not-tried',
    why: 'it sends POST requests, and no path was named for them; name one that changes nothing with --unsafe-path',
  },
  access: {
    verdict: 'not-tried',
    why: 'it needs the access rules of the server, without which every certificate of this CA may do everything; name them with --access FILE',
  },
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
  /** Versions of TLS that the server speaks, newest first. */
  readonly offered: readonly TlsVersion[]
  /** Writes a bare ClientHello that names the server. */
  hello(offer: Offer): Uint8Array
}

type Facts = {
  /** Also its file's name. */
  readonly id: string
  /** What the attacker presents or does, as a noun. */
  readonly title: string
  /** For those who do not know X.509: one sentence on what it would mean if it worked. */
  readonly meaning: string
  readonly group: AttackGroup
  readonly severity: AttackSeverity
  readonly cwe: readonly number[]
  /** `each-version` runs on TLS 1.2 and 1.3, and the worst counts. */
  readonly over: 'each-version' | 'newest-version' | 'cleartext' | 'hello'
  /** What to change in the server when the attack succeeds. */
  readonly remedy: string
}

export type AttackOf<N extends Need> = Facts & {
  readonly needs: N
  plan(ground: Ground, given: Given[N]): Promise<readonly Attempt[] | Untried>
}

/** An attack, whatever it needs: a union, so that none can be planned without its need in hand. */
export type Attack = { [N in Need]: AttackOf<N> }[Need]
