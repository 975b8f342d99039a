/**
 * Decides on requests that a proxy asks about: who is calling, by the certificate that the proxy has seen in its handshake, and whether this
 * client may do that. Opens no socket; its caller makes sure that it is the proxy that asks.
 */
import type { Instant } from '../core/brand.ts'
import { encodeAscii } from '../core/json.ts'
import type { Clock } from '../core/port/clock.ts'
import type { AccessTable } from '../policy/access.ts'
import type { ClaimLocation } from '../policy/claim.ts'
import { guidelineOf, USUAL_GUIDELINE } from '../policy/guideline.ts'
import { findAlike, type HeadersAtProxy } from '../policy/identity-headers.ts'
import { describePathFailure, type PathFailure } from '../x509/path-failure.ts'
import type { RevocationList } from '../x509/revocation-list.ts'
import { objectionToTrust, type Trust } from '../x509/trust.ts'
import { isPreflight, preflightHeaders } from './preflight.ts'
import { type CertificateForm, formatClientCert, readPresented } from './presented.ts'
import {
  type DoorSettings,
  type Objection,
  objectionByAccess,
  objectionToRequest,
  type RefusalStatus,
  wrongHost,
} from './rules.ts'
import { TrustInForce } from './trust-in-force.ts'
import { type Examined, examine } from './verify.ts'

/** In which headers a proxy tells of the request that it asks about; lower case. */
export type Dialect = {
  readonly certificate: { readonly header: string; readonly form: CertificateForm }
  readonly method: string
  readonly target: string
  readonly host: string
  /** `forbidden`: the proxy understands no other refusal than 403. */
  readonly refusals: 'by-reason' | 'forbidden'
}

/** What is in force besides the authority and its CRL. */
export type AuthoriserSettings = {
  /** One for each host; the first of its origins is its own. */
  readonly rules: readonly [DoorSettings, ...DoorSettings[]]
  readonly claims: readonly ClaimLocation[]
  readonly access: AccessTable
  readonly dialect: Dialect
  /** Where the proxy cannot remove every header that pretends to tell an identity. */
  readonly identityHeaders?: HeadersAtProxy
  /** Where the proxy answers what a browser asks for pages of other origins, and passes none of it on; absent where that is for the backend. */
  readonly preflights?: 'answered'
}

/** The values of a header, in the order of the request; empty where it has none. */
export type Fields = (name: string) => readonly string[]

export type Authorisation =
  /** `headers` are the identity, for the backend. */
  | { readonly state: 'admitted'; readonly status: 200; readonly headers: Readonly<Record<string, string>> }
  /** A preflight, of which nothing is passed on. */
  | { readonly state: 'answered'; readonly status: 204; readonly headers: Readonly<Record<string, string>> }
  | {
      readonly state: 'refused'
      readonly status: RefusalStatus
      readonly headers: Readonly<Record<string, string>>
      /** For the client: says no more than it needs to know. */
      readonly why: string
      /** For the log: what it was about. */
      readonly about: {
        readonly serial?: string
        readonly method?: string
        readonly target?: string
        readonly failure?: string
      }
    }

/** Whether anybody can be let in: `until` is the end of the CRL in force; `why` is fit for anybody. */
export type Health =
  | { readonly state: 'open'; readonly until: Instant }
  | { readonly state: 'closed'; readonly why: string }

/** A client that was verified under the material in force, and what the backend gets of it. */
type Known = Examined & { readonly headers: Readonly<Record<string, string>> }

/** So many clients, and as many before them, are kept verified. Each takes about 10 KB. */
const KEPT = 1000

const { securityHeaders: usual } = guidelineOf(USUAL_GUIDELINE)
const securityHeaders = Object.fromEntries(usual.map(({ name, value }) => [name, value]))

export class Authoriser {
  readonly #clock: Pick<Clock, 'now'>
  readonly #clients: TrustInForce
  #settings: AuthoriserSettings
  #findAlike: ReturnType<typeof findAlike>
  /** By the text of the header. What was not asked about for a while goes with the older half. */
  #known = { newer: new Map<string, Known>(), older: new Map<string, Known>() }

  /** @throws {CountersignError} `pin.mismatch`, `authority.expired`, `crl.expired`, `material.unfit` */
  constructor(trust: Trust | PathFailure, settings: AuthoriserSettings, clock: Pick<Clock, 'now'>) {
    this.#clock = clock
    this.#clients = new TrustInForce(trust, clock)
    this.#settings = settings
    this.#findAlike = alikeBy(settings)
  }

  /** The CRL in force. */
  get crl(): Pick<RevocationList, 'number' | 'thisUpdate' | 'nextUpdate' | 'size'> {
    return this.#clients.trust.crl
  }

  /**
   * Puts other material and settings in force, all or nothing.
   *
   * @throws {CountersignError} as the constructor does, and `material.unfit` for a CRL older than the one in force, or another of its number
   */
  replace(trust: Trust | PathFailure, settings: AuthoriserSettings): void {
    this.#clients.replace(this.#clients.weigh(trust))
    this.#settings = settings
    this.#findAlike = alikeBy(settings)
    this.#known = { newer: new Map(), older: new Map() }
  }

  /** Puts a CRL in force that came too early, if its time has come; a decision does so as well. */
  takeEarly(): void {
    this.#clients.takeEarly(this.#clock.now())
  }

  /** Whether anybody can be let in now. */
  health(): Health {
    const at = this.#clock.now()
    this.#clients.takeEarly(at)
    const { trust } = this.#clients
    const failure = objectionToTrust(trust, at)
    if (failure === undefined) return { state: 'open', until: trust.crl.nextUpdate }
    const what = failure.of === 'anchor' ? 'the client CA' : 'the CRL'
    const is = failure.kind === 'not-yet-valid' ? 'is from the future' : 'has expired'
    return { state: 'closed', why: `${what} ${is}: nobody can be let in` }
  }

  /**
   * Decides, by the CRL that is in force now: the certificate of each request is verified once, and its revocation looked up each time. Whatever
   * is missing, told twice or cannot be read is refused.
   *
   * @param names those of all headers of the request
   */
  decide(fields: Fields, names: readonly string[] = []): Authorisation {
    const { dialect, rules, access, preflights } = this.#settings
    const { certificate, method, target, host } = dialect
    const [shown, verb, url] = [fields(certificate.header), fields(method), fields(target)].map(onlyOne)
    const about = { ...(verb !== undefined && { method: verb }), ...(url !== undefined && { target: url }) }
    if (verb === undefined || url === undefined) {
      const failure = `the proxy must tell of one request, in ${method} and ${target}`
      return this.#refuse({ status: 400, why: 'this request cannot be judged' }, { ...about, failure })
    }
    const at = this.#clock.now()
    const known = this.#examine(shown, at)
    const failure = 'kind' in known ? known : this.#clients.objection(known.path, at)
    const serial = 'kind' in known ? {} : { serial: known.identity.serial }
    if (failure !== undefined) {
      const said = { ...serial, ...about, failure: describePathFailure(failure) }
      if (failure.of !== 'certificate') return this.#refuse({ status: 503, why: 'nobody can be let in for now' }, said)
      const why =
        failure.kind === 'missing' ? 'a client certificate is needed' : 'this client certificate is not accepted'
      return this.#refuse({ status: 403, why }, said)
    }
    const { identity, headers } = known as Known
    const asked = {
      method: verb,
      url,
      headersDistinct: {
        host: [...fields(host)],
        origin: [...fields('origin')],
        'sec-fetch-site': [...fields('sec-fetch-site')],
      },
    }
    const ofHost = rules.find((one) => wrongHost(asked, one) === undefined) ?? rules[0]
    const alike = this.#findAlike(names)
    if (alike !== undefined) {
      const failure = `the header ${alike} pretends to tell an identity`
      return this.#refuse(
        { status: 400, why: 'a header pretends to tell an identity' },
        { ...serial, ...about, failure },
      )
    }
    const objection =
      objectionToRequest(asked, ofHost, 'have this server exported with --without-origin allow') ??
      objectionByAccess(asked, identity, access, 'two')
    // A preflight allows no request: the rules are asked about what comes then.
    const isAsked = preflights === 'answered' && isPreflight(verb, fields, ofHost.origins)
    if (objection !== undefined && !(isAsked && objection.status === 403))
      return this.#refuse(objection, { ...serial, ...about })
    if (isAsked) return { state: 'answered', status: 204, headers: preflightHeaders(fields) }
    return { state: 'admitted', status: 200, headers }
  }

  #refuse({ status, why }: Objection, about: Extract<Authorisation, { state: 'refused' }>['about']): Authorisation {
    const answered = this.#settings.dialect.refusals === 'forbidden' ? 403 : status
    return { state: 'refused', status: answered, headers: securityHeaders, why, about }
  }

  #examine(shown: string | undefined, at: Instant): Known | PathFailure {
    if (shown === undefined || shown === '') return { of: 'certificate', kind: 'missing' }
    const found = this.#known.newer.get(shown) ?? this.#known.older.get(shown)
    const known = found ?? this.#verify(shown, at)
    if (!('kind' in known) && !this.#known.newer.has(shown)) this.#keep(shown, known)
    return known
  }

  #verify(shown: string, at: Instant): Known | PathFailure {
    const { dialect, claims } = this.#settings
    const der = readPresented(shown, dialect.certificate.form)
    if (der === undefined)
      return {
        of: 'certificate',
        kind: 'malformed',
        problem: `its header is not in the form ${dialect.certificate.form}`,
      }
    const examined = examine(der, this.#clients.trust, claims, at)
    if ('kind' in examined) return examined
    const headers = { 'Client-Cert': formatClientCert(der), 'X-Client-Identity': encodeAscii(examined.identity) }
    return { ...examined, headers }
  }

  #keep(shown: string, known: Known): void {
    if (this.#known.newer.size >= KEPT) this.#known = { newer: new Map(), older: this.#known.newer }
    this.#known.newer.set(shown, known)
  }
}

const alikeBy = ({ identityHeaders }: AuthoriserSettings): ReturnType<typeof findAlike> =>
  identityHeaders === undefined ? () => undefined : findAlike(identityHeaders)

/** The only value; undefined where there is none, or more than one. */
const onlyOne = ([value, ...more]: readonly string[]): string | undefined => (more.length === 0 ? value : undefined)
