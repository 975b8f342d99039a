/**
 * The public interface of the library: `import { openHome } from 'countersign'`. Connects the library with the real disk, clock
 * and network.
 */
import type { Instant } from './core/brand.ts'
import { Door, type DoorOptions, type ServerMaterial } from './door/door.ts'
import type { ClaimPlaces } from './door/identity.ts'
import { type ClientTrust, type ClientVerdict, judgeClient } from './door/verify.ts'
import { systemClock } from './effects/clock.ts'
import { objectionToTls, supportedGroups } from './effects/tls.ts'
import { foundHome } from './library/found-home.ts'
import { PkiHome } from './library/home.ts'
import type { HomeOptions, InitOptions, ProbeServerOptions } from './library/options.ts'
import { probeByFiles } from './library/probe-server.ts'
import { openPorts } from './ports.ts'
import type { ProbeOutcome } from './probe/report/outcome.ts'
import type { InitAnswer } from './workflow/init.ts'

export { formatInstant, type Instant, instantFromMs, parseInstant } from './core/brand.ts'
export type { Finding, Severity } from './core/finding.ts'
export type { KeyType } from './core/key.ts'
export type { RevocationReason, Usage } from './core/record.ts'
export {
  type AnyRefusal,
  CountersignError,
  isRefusal,
  type RefusalCode,
  type Refusals,
  refusalCodes,
} from './core/refusal.ts'
export type { Door, DoorOptions, Entry, ServerMaterial, ServerTls } from './door/door.ts'
export type { ClaimPlace, ClaimPlaces, ClaimValues, Identity } from './door/identity.ts'
export type { ClientTrust, ClientVerdict } from './door/verify.ts'
export type { BatchOutcomes } from './library/batch.ts'
export type { PkiHome } from './library/home.ts'
export type * from './library/options.ts'
export type { ProbeFailure, ProbeOutcome } from './probe/report/outcome.ts'
export type { AttackResult, Report } from './probe/report/report.ts'
export type { AccessAnswer, AccessVerdict } from './workflow/access.ts'
export type { AddAnswer, AuthoritiesAnswer, AuthorityListing, DefaultAnswer } from './workflow/authorities.ts'
export type { BatchCertificate, BatchOutcome, BatchSummary } from './workflow/batch.ts'
export type { BundleAnswer, BundleFacts, TrustStoreAnswer } from './workflow/bundle.ts'
export type { CheckAnswer, CrlAnswer, RenewAnswer } from './workflow/crl.ts'
export type { DeliverAnswer, Delivered } from './workflow/deliver.ts'
export type { ExportAnswer } from './workflow/export.ts'
export type { CertificateFacts, CrlFacts, UnusableCrl } from './workflow/facts.ts'
export type { Designation } from './workflow/find.ts'
export type { InitAnswer } from './workflow/init.ts'
export type { StatusAnswer } from './workflow/inspect.ts'
export type { ListAnswer, ListFilters } from './workflow/list.ts'
export type { PermitAnswer } from './workflow/permit.ts'
export type { Expiring, Renewal, RenewalAnswer } from './workflow/renew.ts'
export type { RequestFacts } from './workflow/request.ts'
export type { RevokeAnswer } from './workflow/revoke.ts'
export type { TimerAnswer } from './workflow/timer.ts'
export { describePathFailure, type PathFailure } from './x509/path-failure.ts'

/** The package is the directory above: `src/` and `dist/` lie at the same depth in it. */
const ports = () => openPorts(new URL('../', import.meta.url))

/**
 * Makes a PKI home with a pinned client authority and a separate server authority, each with its first CRL.
 *
 * Keep the pin of the client authority somewhere else too; it is in the answer.
 *
 * @throws {CountersignError} `home.exists`, `home.skeleton`, `input.malformed`, `identity.refused`, `passphrase.*`,
 * `disk.*`; where one is thrown, nothing is left behind
 *
 * @example
 * const { authorities } = await initHome('pki', { organisation: 'Acme', trustDomain: 'acme.internal', passphraseFile })
 */
export const initHome = (path: string, options: InitOptions): Promise<InitAnswer> => foundHome(path, options, ports)

/**
 * Opens a PKI home with the first method that is called, and keeps it open until `close()`.
 *
 * Each method sees what other processes have changed meanwhile, and several may run at once.
 *
 * @example
 * const home = openHome('pki', { passphraseFile: 'passphrase' })
 * const alice = await home.issue('client', 'alice', { claims: { role: 'admin' } })
 */
export const openHome = (path: string, options: HomeOptions = {}): PkiHome => new PkiHome(path, options, ports)

/**
 * Attacks a running server of a PKI that has no home here, beside an honest control; as `countersign probe --cert`.
 *
 * Opens connections to that server, four at a time. With the authority's key, certificates for attacks are signed in memory; nothing is
 * written. {@link PkiHome.probe} does the same for a server of a home.
 *
 * @param url `https://HOST:PORT`, perhaps with the path of the page that the honest client gets
 * @throws {CountersignError} `probe.remote`, `file.*`, `input.malformed`, `attack.unknown`, `passphrase.*`, `token.*`
 *
 * @example
 * const files = { cert: 'alice.pem', key: 'alice-key.pem', ca: 'client-ca.pem', serverCa: 'server-ca.pem' }
 * const { failures } = await probeServer('https://127.0.0.1:8443', { ...files, host: 'api.acme.internal' })
 */
export const probeServer = (url: string, options: ProbeServerOptions): Promise<ProbeOutcome> =>
  probeByFiles(url, options, ports)

/**
 * Opens the door of a server in this process: safe TLS settings, and a decision on each request. See {@link Door}.
 *
 * Guarantees that the authority is of the pin, the CRL its own, complete and in date, and the server's certificate one for
 * the host. Opens no socket and no file.
 *
 * @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.expired`, `server.no-certificate`, `material.unfit`,
 * `identity.refused` (host), `input.malformed`, and for access rules `access.malformed`, `access.refused`, `claim.unknown`
 *
 * @example
 * const door = openDoor(await home.server('api.acme.internal'))
 * createServer(door.tls, listener)
 */
export const openDoor = <const P extends ClaimPlaces>(
  material: ServerMaterial<P>,
  options: DoorOptions = {},
): Door<P> => new Door(material, options, { clock: systemClock, supportedGroups, objectionToTls })

/**
 * Decides whether a certificate is a client's of one pinned authority, and whose. Never throws for a bad certificate.
 *
 * Everything that is unknown, unreadable or out of date is a failure, also of the authority or its CRL. That the peer holds
 * the certificate's key is for TLS to prove: give what a handshake gave, such as
 * `socket.getPeerX509Certificate().raw`. {@link ClientVerdict} lists every step of a client's check, and those that are left to TLS and to
 * the caller. A server that asks at every request opens a door instead, which reads all this once.
 *
 * @param certificate DER
 * @param at whole seconds since 1970, UTC; now where absent
 * @throws {CountersignError} `input.malformed` for a claim whose OID is malformed
 * @see RFC 5280 §6.1.3, §6.3.3, §4.2.1.12
 *
 * @example
 * const verdict = verifyClient(certificate, { clientAuthority, pin, clientCrl, claims })
 * if (verdict.state === 'verified') console.log(verdict.identity.claims.role)
 * else console.error(verdict.why)
 */
export const verifyClient = <const P extends ClaimPlaces>(
  certificate: Uint8Array,
  trust: ClientTrust<P>,
  at: Instant = systemClock.now(),
): ClientVerdict<P> => judgeClient(certificate, trust, at)
