/** A PKI home for programs that use the library. Each method runs one workflow on the open home, and decides nothing itself. */
import { present } from '../core/present.ts'
import type { RevocationReason, Usage } from '../core/record.ts'
import type { ServerMaterial } from '../door/door.ts'
import type { ProbeOutcome } from '../probe/report/outcome.ts'
import type { AccessAnswer } from '../workflow/access.ts'
import type { AddAnswer, AuthoritiesAnswer, DefaultAnswer } from '../workflow/authorities.ts'
import type { BundleAnswer, TrustStoreAnswer } from '../workflow/bundle.ts'
import type { CheckAnswer, RenewAnswer } from '../workflow/crl.ts'
import type { DeliverAnswer, DeliverOptions as DeliverRequest } from '../workflow/deliver.ts'
import type { ExportAnswer } from '../workflow/export.ts'
import type { CertificateFacts } from '../workflow/facts.ts'
import type { Designation } from '../workflow/find.ts'
import type { StatusAnswer } from '../workflow/inspect.ts'
import type { ListAnswer, ListFilters } from '../workflow/list.ts'
import type { PermitAnswer } from '../workflow/permit.ts'
import type { Ports } from '../workflow/ports.ts'
import type { RenewalAnswer } from '../workflow/renew.ts'
import type { TimerAnswer } from '../workflow/timer.ts'
import { Acts, type Held } from './acts.ts'
import { addOn } from './authority.ts'
import { type BatchOutcomes, batchOn } from './batch.ts'
import { bundles } from './bundle.ts'
import { designationOf, issueOn, renewOn } from './issue.ts'
import type {
  AccessOptions,
  AddAuthorityOptions,
  BatchOptions,
  BundleOptions,
  Certified,
  ClientTls,
  DeliverOptions,
  ExportOptions,
  HomeOptions,
  Issued,
  IssueOptions,
  ListOptions,
  PermitOptions,
  ProbeOptions,
  RenewalOptions,
  RenewOptions,
  RequestOptions,
  Revoked,
  RevokeOptions,
  ServerOptions,
  TimerOptions,
  TrustStoreOptions,
} from './options.ts'
import { askerFor, type OpenPorts, silent } from './passphrase.ts'
import { revokeOn } from './revoke.ts'
import { exportTimerOn } from './timer.ts'

/** A PKI home on the disk. Reading never signs; whatever signs asks for the passphrase, and for nothing else. */
export class PkiHome {
  /** Its directory, as it was given. */
  readonly path: string
  readonly #options: HomeOptions
  readonly #acts: Acts

  constructor(path: string, options: HomeOptions, openPorts: OpenPorts) {
    this.path = path
    this.#options = options
    this.#acts = new Acts(path, openPorts)
  }

  /**
   * Issues a credential: key, certificate and chain in `issued/<name>/` of the home. With a request (PKCS#10), issues for the key of the
   * request: certificate and chain, and no key, which stays where it was made.
   *
   * @param usage which authority signs it: a certificate has one purpose
   * @param name its name, also the name of its folder: a-z 0-9 . _ -
   * @throws {CountersignError} `profile.unknown`, `profile.refused`, `claim.*`, `identity.refused`, `name.taken`,
   * `pin.mismatch`, `passphrase.*`, `issuer.expires-first`, `home.*`, `disk.*`, of a request also `request.*`, `key.*`,
   * `input.too-large`; nothing is handed out then
   *
   * @example
   * const { files, request } = await home.issue('client', 'device7', { request: await readFile('device7.csr') })
   */
  issue(usage: Usage, name: string, options?: IssueOptions): Promise<Issued>
  issue(usage: Usage, name: string, options: RequestOptions): Promise<Certified>
  async issue(usage: Usage, name: string, options: IssueOptions | RequestOptions = {}): Promise<Issued | Certified> {
    return issueOn(this.#acts, usage, name, options, this.#options)
  }

  /**
   * Renews certificates, as `countersign renew`: the same names, claims and profile, for the same key or, with `key: 'new'`, a new one. What
   * is renewed stays good until its end, unless its successor has other names or claims: then it is revoked, unless it is to be kept.
   *
   * Of several that are named, one that cannot be renewed stops all.
   *
   * @param which a name, another designation, several, or `{ expiring: '30d' }` for all that end within a time, of one authority with
   * `{ expiring: '30d', authority: 'partners' }`
   * @throws {CountersignError} `certificate.unrenewable`, `name.unknown`, `serial.unknown`, `profile.*`, `claim.*`, `passphrase.*`, `home.*`;
   * of those that end soon, `refused` has the ones that could not be renewed
   *
   * @example
   * const { renewed, refused } = await home.renew({ expiring: '30d' })
   */
  async renew(which: Parameters<typeof renewOn>[1], options: RenewalOptions = {}): Promise<RenewalAnswer> {
    return renewOn(this.#acts, which, options, this.#options)
  }

  /**
   * Issues a credential for each row of a file (CSV or JSON lines), as `countersign issue --batch`, while its outcomes are read; the sums
   * come as the value that the generator returns. A row that fails stops no other, and a row that has its certificate is passed over.
   *
   * @throws {CountersignError} `batch.malformed`, `batch.column`, `file.missing`, `pin.mismatch`, `passphrase.*`, `home.*`: nothing is
   * issued then; `disk.*`, `store.*`: what was issued stands, and the same call goes on from there
   *
   * @example
   * for await (const row of home.issueBatch('client', 'staff.csv')) if (row.state === 'failed') console.error(row.line, row.refusal.message)
   */
  issueBatch(usage: Usage, file: string, options: BatchOptions = {}): BatchOutcomes {
    return batchOn(this.#acts, usage, file, options, this.#options)
  }

  /**
   * Revokes certificates for good and publishes the CRL that says so. Servers refuse them once they have it; `deploy` brings it to those
   * that the home knows, and asks each until it refuses.
   *
   * @param what a name, for all of its certificates that are still good; or one certificate, by serial number or file
   * @throws {CountersignError} `name.unknown`, `name.nothing-to-revoke`, `serial.unknown`, `serial.already-revoked`,
   * `certificate.foreign`, `passphrase.*`, `crl.missing`, `crl.clock-behind` (recorded, not published), `home.*`
   * @see RFC 5280 §5.3.1 (reasons)
   *
   * @example
   * const { deployments = [] } = await home.revoke('mallory', 'keyCompromise', { deploy: { withinSeconds: 10 } })
   */
  async revoke(what: string | Designation, reason: RevocationReason, options: RevokeOptions = {}): Promise<Revoked> {
    return revokeOn(this.#acts, what, reason, options, this.#options)
  }

  /**
   * Signs and publishes a new CRL of each authority, or of one, and tells which exports still have an older one. An expired one locks
   * everybody out.
   *
   * @throws {CountersignError} `authority.unknown`, `authority.expired`, `passphrase.*`, `crl.*`, `home.*`; `file.missing` and
   * `file.malformed` of a CRL in `published`; `usage.wrong` for `published` or `from` without an authority
   *
   * @example
   * await home.renewCrls({ authority: 'clients', published: ['deploy/node/tls/client-crl.pem'] })
   */
  async renewCrls(options: RenewOptions = {}): Promise<RenewAnswer> {
    return this.#act(import('../workflow/crl.ts'), ({ refreshCrls }, { home, ports }) =>
      refreshCrls({ ...options, ...this.#common(ports) }, home, ports),
    )
  }

  /**
   * Holds the published CRLs, or that of one authority, against the clock and the record; signs nothing. `sound` is false once
   * a new one is due, from half of its life on, and `warnings` say why; those that are missing or cannot be used are `unusableCrls`.
   *
   * @throws {CountersignError} `authority.unknown`, `home.*`
   */
  async checkCrls(authority?: string): Promise<CheckAnswer> {
    return this.#act(import('../workflow/crl.ts'), ({ checkCrls }, { home, ports }) =>
      checkCrls(present({ authority }), home, ports),
    )
  }

  /**
   * Lists certificates, a page at a time, newest first unless another order is asked for, and counts all that there are. A filter is met by
   * an index of the record wherever one can: a page costs the same in a large home.
   *
   * @throws {CountersignError} `input.malformed`, `identity.refused`, `claim.unknown`, `claim.refused`, `authority.unknown`,
   * `profile.unknown`, `usage.wrong`, `home.*`
   *
   * @example
   * const { certificates, next } = await home.list({ usage: 'client', expiring: '30d' })
   */
  async list(options: ListOptions = {}): Promise<ListAnswer> {
    return this.#act(import('../workflow/list.ts'), ({ listCertificates }, { home, ports }) =>
      listCertificates({ limit: 50, ...options }, home, ports),
    )
  }

  /**
   * Gives all certificates that fit, in their order, as they are read: memory does not grow with them.
   *
   * @throws {CountersignError} as {@link PkiHome.list}, when the first is asked for
   *
   * @example
   * for await (const { name, notAfter } of home.listAll({ states: ['issued'], order: 'expires' })) console.log(name, notAfter)
   */
  async *listAll(filters: ListFilters = {}): AsyncGenerator<CertificateFacts, void, undefined> {
    const { home, ports } = await this.#acts.hold()
    const { listAllCertificates } = await import('../workflow/list.ts')
    yield* listAllCertificates(filters, home, ports)
  }

  /** Tells of the certificates that are meant, newest first. @throws {CountersignError} `name.unknown`, `serial.unknown`, `home.*` */
  async show(what: string | Designation): Promise<readonly CertificateFacts[]> {
    return this.#act(
      import('../workflow/inspect.ts'),
      async ({ showCertificates }, { home, ports }) =>
        (await showCertificates({ what: designationOf(what) }, home, ports)).certificates,
    )
  }

  /** Tells how the home is: authorities, pins, CRLs, what ends soon. @throws {CountersignError} `pin.mismatch`, `home.*` */
  async status(): Promise<StatusAnswer> {
    return this.#act(import('../workflow/inspect.ts'), ({ homeStatus }, { home, ports }) => homeStatus(home, ports))
  }

  /**
   * Exports the configuration of a server that admits only clients of the authority, with all that it needs to run.
   *
   * @throws {CountersignError} `target.unknown`, `target.cannot`, `identity.refused` (host), `input.malformed`, `access.*`,
   * `server.*`, `crl.*`, `credential.older`, `pin.mismatch`, `export.other-authority`, `file.*`, `directory.exposed`, `home.*`; nothing is written then
   * @throws {CountersignError} `export.overtaken`, `disk.*`: the next export completes what was begun
   *
   * @example
   * await home.export({ target: 'node', host: 'api.acme.internal', listen: '127.0.0.1:8443', out: 'deploy/node' })
   */
  async export(options: ExportOptions): Promise<ExportAnswer> {
    return this.#act(import('../workflow/export.ts'), ({ exportTarget }, { home, ports }) =>
      exportTarget({ origins: [], mode: 'export', ...options, ...this.#pin() }, home, ports),
    )
  }

  /**
   * Writes the bundle (PKCS#12) of a credential: its private key, its certificate, and the certificate of its authority.
   *
   * @throws {CountersignError} `name.unknown`, `bundle.no-credential` (revoked, expired, or its key is not here), `usage.wrong` (the
   * file exists), `password.unfit`, `file.*`, `pin.mismatch`, `home.*`, `disk.*`
   *
   * @example
   * await home.exportBundle('alice', { out: 'alice.p12', passwordFile: 'alice.password' })
   */
  async exportBundle(name: string, options: BundleOptions): Promise<BundleAnswer> {
    return this.#act(bundles(), ({ exportBundle, requestOf }, { home, ports }) =>
      exportBundle({ ...requestOf(options, ports), name }, home, ports),
    )
  }

  /**
   * Writes a trust store (PKCS#12) with one authority, as Java reads it; its password is `changeit` unless one is given.
   *
   * @param authority `clients` for a server that asks for client certificates, `servers` for a client
   * @throws {CountersignError} `authority.unknown`, `pin.mismatch`, `usage.wrong` (the file exists), `password.unfit`, `file.*`,
   * `home.*`, `disk.*`
   */
  async exportTrustStore(authority: string, options: TrustStoreOptions): Promise<TrustStoreAnswer> {
    return this.#act(bundles(), ({ exportTrustStore, requestOf }, { home, ports }) =>
      exportTrustStore({ ...requestOf(options, ports), authority }, home, ports),
    )
  }

  /**
   * Writes what renews certificates and signs CRLs while nobody is there, for systemd or cron; as `countersign export timer`. Installs
   * nothing: `install` in the answer has the commands for that. The passphrase must come from the file of `openHome`.
   *
   * @throws {CountersignError} `input.malformed`, `usage.wrong` (such as too seldom), `usage.missing`, `passphrase.*`, `home.*`, `disk.*`
   *
   * @example
   * const { directory, install } = await home.exportTimer('acme', { out: 'deploy/timer' })
   */
  async exportTimer(name: string, options: TimerOptions): Promise<TimerAnswer> {
    return exportTimerOn(this.#acts, name, options, this.#options)
  }

  /**
   * Tells what a file of access rules means, and what a client may do by them, as every server decides it. Asks no server.
   *
   * @throws {CountersignError} `file.missing`, `access.malformed`, `access.refused`, `claim.unknown`, `name.unknown`, `home.*`;
   * `usage.missing` for a request without a client
   *
   * @example
   * const { verdicts } = await home.checkAccess('access.json', { as: 'bob', asking: { method: 'GET', target: '/admin' } })
   */
  async checkAccess(file: string, options: AccessOptions = {}): Promise<AccessAnswer> {
    return this.#act(import('../workflow/access.ts'), ({ checkAccess }, { home, ports }) =>
      checkAccess({ ...options, file }, home, ports),
    )
  }

  /**
   * Lets server certificates name further domains and address blocks, or anything with `*`: signs the certificate of the servers'
   * authority anew. Its key and pin stay; clients that have the old one refuse the new names.
   *
   * @throws {CountersignError} `identity.refused`, `input.malformed`, `pin.mismatch`, `passphrase.*`, `home.*`, `store.busy`
   *
   * @example
   * await home.permit(['acme.example', '100.64.0.0/10'])
   */
  async permit(names: readonly string[], options: PermitOptions = {}): Promise<PermitAnswer> {
    return this.#act(import('../workflow/permit.ts'), ({ permitNames }, { home, ports }) =>
      permitNames({ mode: 'permit', ...options, ...this.#common(ports), names }, home, ports),
    )
  }

  /**
   * Adds an authority with its own key, pin and CRL; or completes one that an interrupted act has begun, or that a restored backup does
   * not know. A server admits the clients of one client authority only.
   *
   * @throws {CountersignError} `authority.exists`, `name.reserved`, `identity.refused`, `usage.wrong`, `passphrase.*`, `home.*`, `disk.*`
   *
   * @example
   * const { authority } = await home.addAuthority('partners', 'client')
   */
  async addAuthority(name: string, usage: Usage, options: AddAuthorityOptions = {}): Promise<AddAnswer> {
    return addOn(this.#acts, name, usage, options, this.#options)
  }

  /** Tells of the authorities, the default of each usage first among its own: pins, ends, CRLs, exports. @throws {CountersignError} `pin.mismatch`, `crl.*`, `home.*` */
  async authorities(): Promise<AuthoritiesAnswer> {
    return this.#act(import('../workflow/authorities.ts'), ({ listAuthorities }, { home, ports }) =>
      listAuthorities({}, home, ports),
    )
  }

  /** Makes an authority the default of its usage: what signs where nothing is said. @throws {CountersignError} `authority.unknown`, `home.*` */
  async setDefaultAuthority(name: string): Promise<DefaultAnswer> {
    return this.#act(import('../workflow/authorities.ts'), ({ setDefaultAuthority }, { home, ports }) =>
      setDefaultAuthority({ name }, home, ports),
    )
  }

  /**
   * Puts the published CRL and good certificates into one export, or into all that this home has made and that are still
   * there, and leaves all else in them as it is. Each `reload` in the answer says what its server needs then.
   *
   * @throws {CountersignError} `usage.wrong` where no export is known, `file.*`, `directory.exposed`, `target.unknown`,
   * `server.*`, `crl.*`, `credential.older`, `pin.mismatch`, `export.other-authority`, `home.*`; one that refuses stops no other
   */
  async deliver(to: DeliverRequest['to'], options: DeliverOptions = {}): Promise<DeliverAnswer> {
    return this.#act(import('../workflow/deliver.ts'), ({ deliverTls }, { home, ports }) =>
      deliverTls({ mode: 'export', ...options, ...this.#pin(), to }, home, ports),
    )
  }

  /**
   * Takes what a server for a host needs: give it to `openDoor`. It holds the key of the server's certificate, and no other.
   *
   * @throws {CountersignError} `server.no-certificate`, `crl.missing`, `crl.malformed`, `crl.incomplete`, `pin.mismatch`,
   * `identity.refused`, `authority.unknown`, `authority.other-usage`, `home.*`; `authority.ambiguous` where several have certified the host
   */
  async server(host: string, options: ServerOptions = {}): Promise<ServerMaterial> {
    return this.#act(import('../workflow/material.ts'), ({ takeServerMaterial }, { home, ports }) =>
      takeServerMaterial({ host, ...options, ...this.#pin() }, home, ports),
    )
  }

  /**
   * Takes what a client needs: its newest credential, and the authority that certifies servers; the default one unless another is named.
   *
   * @throws {CountersignError} `name.unknown`; `probe.no-credential` where it ended, was revoked, or its key is elsewhere
   */
  async client(name: string, options: Pick<ServerOptions, 'serverAuthority'> = {}): Promise<ClientTls> {
    return this.#act(import('../workflow/material.ts'), ({ takeClientMaterial }, { home, ports }) =>
      takeClientMaterial({ ...options, name }, home, ports),
    )
  }

  /**
   * Attacks a running server with everything that this home can make, beside an honest control; as `countersign probe`.
   *
   * Opens connections to that server, four at a time; has the authority sign short-lived attack certificates, which are
   * recorded. Without a passphrase it does without them, and says so.
   *
   * @param url `https://HOST:PORT`, perhaps with the path of the page that the honest client gets
   * @throws {CountersignError} `probe.remote`, `probe.no-credential`, `name.unknown`, `pin.mismatch`, `input.malformed`,
   * `attack.unknown`, `passphrase.wrong`, `home.*`
   */
  async probe(url: string, options: ProbeOptions): Promise<ProbeOutcome> {
    const workflow = Promise.all([import('../workflow/prove.ts'), import('../probe/report/outcome.ts')])
    return this.#act(workflow, async ([{ proveServer }, { outcomeOf }], { home, ports }) => {
      const request = { operator: 'not-stated', ...options, ...this.#pin(), ...this.#common(ports) } as const
      return outcomeOf(await proveServer({ ...request, url }, home, ports))
    })
  }

  /**
   * Waits for the acts under way, and closes the home. Acts that are asked for from then on are refused with `home.closed`.
   * `await using home = openHome(…)` does it at the end of a block.
   *
   * Called within an act, by the function that gives the passphrase, it returns at once: that act would wait for it. The home
   * is closed when the acts under way are done.
   */
  close(): Promise<void> {
    return this.#acts.close()
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }

  #act<M, T>(loading: Promise<M>, act: (workflow: M, held: Held) => Promise<T>): Promise<T> {
    return this.#acts.run(loading, act)
  }

  #common(ports: Ports) {
    return { passphrase: askerFor(this.#options, ports), watch: silent }
  }

  #pin() {
    const { pin } = this.#options
    return pin === undefined ? {} : { pin }
  }
}
