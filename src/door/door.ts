/**
 * The door of a server in the same process: its TLS settings, and a decision at each request whether the client may continue.
 * Opens no socket.
 */
import { constants } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { Instant } from '../core/brand.ts'
import { fieldsByName } from '../core/http-fields.ts'
import type { Clock } from '../core/port/clock.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import type { AccessTable } from '../policy/access.ts'
import type { ClaimLocation } from '../policy/claim.ts'
import {
  type Guideline,
  type GuidelineWord,
  guidelineOf,
  parseGuideline,
  USUAL_GUIDELINE,
} from '../policy/guideline.ts'
import { parseHost } from '../policy/host.ts'
import { isServerCertificateFor, withoutServer } from '../policy/server-certificate.ts'
import { parseCertificateChainPem } from '../x509/certificate.ts'
import type { PathFailure } from '../x509/path-failure.ts'
import { type ClaimPlaces, type Identity, parseClaimPlaces } from './identity.ts'
import {
  type DoorSettings,
  objectionByAccess,
  objectionToRequest,
  objectionToSni,
  type RefusalStatus,
  readAccess,
} from './rules.ts'
import { TrustInForce } from './trust-in-force.ts'
import { type ClientTrust, type ClientVerdict, type Examined, examine, readClientTrust, refusedFor } from './verify.ts'

/** The material of a server behind a door: the authority that it trusts, and its own certificate and key. PEM texts. */
export type ServerMaterial<P extends ClaimPlaces = ClaimPlaces> = ClientTrust<P> & {
  /** The name or address by which clients reach the server. */
  readonly host: string
  /** Its certificate first, then what stands between it and its anchor. */
  readonly serverChain: string
  /** Its private key, PKCS#8. Secret. */
  readonly serverKey: string
}

export type DoorOptions = Partial<Omit<DoorSettings, 'host'>> & {
  /** Access rules as text, such as that of `pki/access/api.json`. Without them, every client may do everything. */
  readonly access?: string
  /** The guideline of its TLS versions, suites and groups: `modern`, `intermediate` (where nothing is said) or `fips`. */
  readonly guideline?: GuidelineWord
}

/** Options for `https.createServer`, `tls.createServer`, `server.setSecureContext`, or Fastify's `https`. */
export type ServerTls = {
  readonly cert: string
  readonly key: string
  readonly ca: string[]
  readonly crl: string[]
  readonly requestCert: true
  readonly rejectUnauthorized: true
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3'
  readonly maxVersion: 'TLSv1.3'
  readonly ciphers: string
  readonly honorCipherOrder: true
  readonly ecdhCurve: string
  readonly secureOptions: number
  /** Milliseconds after which a connection that has not finished its handshake is closed. */
  readonly handshakeTimeout: number
}

/** The decision on a request. Set the headers on every answer. */
export type Entry<P extends ClaimPlaces = ClaimPlaces> = {
  readonly headers: Readonly<Record<string, string>>
} & (
  | { readonly state: 'admitted'; readonly identity: Identity<P> }
  | {
      readonly state: 'refused'
      readonly status: RefusalStatus
      /** For the client: says no more than it needs to know. */
      readonly why: string
      /** For logs, where it was the certificate. */
      readonly failure?: PathFailure
    }
)

type InForce = {
  readonly locations: readonly ClaimLocation[]
  readonly rules: DoorSettings
  readonly access: AccessTable
  readonly tls: ServerTls
}

/** As the exported Node.js server has it, where nothing else is asked for. A stranger's connection costs memory until then. */
const HANDSHAKE_MS = 10_000

const securityHeaders = Object.fromEntries(
  guidelineOf(USUAL_GUIDELINE).securityHeaders.map(({ name, value }) => [name, value]),
)

/** The means that the roof hands down. */
export type DoorPorts = {
  readonly clock: Pick<Clock, 'now'>
  /** Those of some groups that this OpenSSL knows. */
  readonly supportedGroups: (groups: readonly string[]) => readonly string[]
  /** Why OpenSSL cannot use these settings, such as a key that is another certificate's. */
  readonly objectionToTls: (tls: ServerTls) => string | undefined
}

/**
 * The door of one server. It holds the key of the server's certificate, and shows it in {@link Door.tls} alone. It takes every step
 * that {@link ClientVerdict} lists; a server that uses its `tls` and asks `enter` at each request leaves out none.
 *
 * @example
 * const door = openDoor(await home.server('api.acme.internal'))
 * createServer(door.tls, (request, response) => {
 *   const entry = door.enter(request)
 *   response.setHeaders(new Map(Object.entries(entry.headers)))
 *   if (entry.state === 'refused') return response.writeHead(entry.status).end(entry.why)
 *   response.end(`welcome, ${entry.identity.uris[0]}`)
 * })
 */
export class Door<P extends ClaimPlaces = ClaimPlaces> {
  readonly #options: DoorOptions
  readonly #ports: DoorPorts
  readonly #clients: TrustInForce
  #inForce: InForce
  /** Paths by connection: under one material, the signatures of a connection are verified once. */
  #known = new WeakMap<Socket, Examined>()

  /**
   * @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.expired`, `server.no-certificate`,
   * `material.unfit`, `identity.refused` (host), `input.malformed`, `access.malformed`, `access.refused`, `claim.unknown`
   */
  constructor(material: ServerMaterial<P>, options: DoorOptions, ports: DoorPorts) {
    this.#options = options
    this.#ports = ports
    this.#clients = new TrustInForce(readClientTrust(material), ports.clock)
    this.#inForce = admit(material, options, ports)
  }

  /**
   * Settings for TLS 1.2 and 1.3 under which only clients of the one authority that its CRL does not name complete a
   * handshake, no session is resumed, and a handshake that lasts more than ten seconds is cut off. Holds the
   * private key: not for logs.
   *
   * @see RFC 9325
   */
  get tls(): ServerTls {
    return this.#inForce.tls
  }

  /**
   * Puts a new CRL, server certificate or authority in force, all or nothing; then give {@link Door.tls} to
   * `server.setSecureContext`. Connections that are open are held against it from their next request on. A newer CRL that is
   * not valid yet by this clock is refused, and whom it names is refused from now on.
   *
   * @throws {CountersignError} as the opening does, and `material.unfit` for a CRL older than the one in force,
   * or for another one of its number (RFC 5280 §5.2.3)
   */
  replace(material: ServerMaterial<P>): void {
    const weighed = this.#clients.weigh(readClientTrust(material))
    this.#inForce = admit(material, this.#options, this.#ports)
    this.#clients.replace(weighed)
    this.#known = new WeakMap()
  }

  /** Says who is at the other end of a connection, now. For protocols other than HTTP. */
  identify(socket: Socket | TLSSocket): ClientVerdict<P> {
    const at = this.#ports.clock.now()
    const examined = this.#examine(socket, at)
    const failure = 'kind' in examined ? examined : this.#clients.objection(examined.path, at)
    if (failure !== undefined) return refusedFor(failure)
    return { state: 'verified', identity: (examined as Examined).identity as Identity<P> }
  }

  /**
   * Decides on a request over HTTP/1.1: its client as {@link Door.identify} sees it, that it names this server in SNI and
   * Host, for unsafe methods that it comes from a page of this server, and that the access rules allow it.
   *
   * Believes the connection alone, and no header that tells an identity.
   */
  enter(request: IncomingMessage): Entry<P> {
    const verdict = this.identify(request.socket)
    if (verdict.state === 'refused') {
      const { failure } = verdict
      const headers = { ...securityHeaders, Connection: 'close' }
      if (failure.of !== 'certificate') {
        return { headers, state: 'refused', status: 503, why: 'nobody can be let in for now', failure }
      }
      return { headers, state: 'refused', status: 403, why: 'this client certificate is not accepted', failure }
    }
    const { servername } = request.socket as Partial<TLSSocket> & { servername?: string | false | null }
    const { method, url, rawHeaders } = request
    const asked = { ...present({ method, url }), headersDistinct: fieldsByName(rawHeaders) }
    const { rules, access } = this.#inForce
    const objection =
      objectionToSni(servername, rules) ??
      objectionToRequest(asked, rules) ??
      objectionByAccess(asked, verdict.identity, access)
    if (objection === undefined) return { headers: securityHeaders, state: 'admitted', identity: verdict.identity }
    return { headers: { ...securityHeaders, Connection: 'close' }, state: 'refused', ...objection }
  }

  #examine(socket: Socket | TLSSocket, at: Instant): Examined | PathFailure {
    const known = this.#known.get(socket)
    if (known !== undefined) return known
    const certificate = 'getPeerX509Certificate' in socket ? socket.getPeerX509Certificate() : undefined
    if (certificate === undefined) return { of: 'certificate', kind: 'missing' }
    const examined = examine(certificate.raw, this.#clients.trust, this.#inForce.locations, at)
    if (!('kind' in examined)) this.#known.set(socket, examined)
    return examined
  }
}

/** Requires that the server's part of it is sound, now, and gives what all of it comes to. */
function admit(material: ServerMaterial, options: DoorOptions, ports: DoorPorts): InForce {
  const at = ports.clock.now()
  const host = parseHost(material.host)
  const [server] = parseCertificateChainPem(material.serverChain)
  if (server === undefined || !isServerCertificateFor(server, [host], at)) {
    throw withoutServer(server === undefined ? [] : [server], [host], at)
  }
  const guideline = guidelineOf(parseGuideline(options.guideline ?? USUAL_GUIDELINE))
  const tls = tlsFor(material, guideline, ports.supportedGroups(guideline.groups))
  // To OpenSSL an empty text is no key at all, and no objection.
  const problem = tls.key === '' ? 'there is no key' : ports.objectionToTls(tls)
  if (problem !== undefined)
    throw new CountersignError('material.unfit', { what: 'server certificate or its key', problem })
  const { origins = [], clientsWithoutOrigin = 'refuse' } = options
  const locations = parseClaimPlaces(material.claims ?? {})
  const access = readAccess(options.access, locations)
  return { locations, rules: { host, origins, clientsWithoutOrigin }, access, tls }
}

const tlsFor = (
  material: ServerMaterial,
  { tlsVersions, suites }: Guideline,
  groups: readonly string[],
): ServerTls => ({
  cert: material.serverChain,
  key: material.serverKey,
  // Each of these four is needed, at every reload too: without `ca`, every public CA would be trusted.
  requestCert: true,
  rejectUnauthorized: true,
  ca: [material.clientAuthority],
  crl: [material.clientCrl],
  minVersion: `TLSv${tlsVersions[0]}`,
  maxVersion: 'TLSv1.3',
  ciphers: [...suites, ...(tlsVersions[0] === '1.3' ? ['DEFAULT'] : []), '@SECLEVEL=2'].join(':'),
  honorCipherOrder: true,
  ecdhCurve: groups.join(':'),
  // A resumed session would bring back a client that was revoked meanwhile.
  secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  handshakeTimeout: HANDSHAKE_MS,
})
