/**
 * Checks the requests of verified clients: the right host, no foreign web page, and allowed by the access rules. Does not look
 * at certificates.
 */
import type { IncomingMessage } from 'node:http'
import { CountersignError } from '../core/refusal.ts'
import { type AccessTable, type KnownClaim, parseAccess, unrestricted } from '../policy/access.ts'
import { type AccessSubject, decideAccess } from '../policy/access-decision.ts'
import { lintNesting } from '../policy/access-lint.ts'
import { formatHost, isAddress } from '../policy/host.ts'
import type { Identity } from './identity.ts'

/** The statuses that a door answers with. */
export type RefusalStatus = 400 | 403 | 421 | 503

/** Why a request is not let in. */
export type Objection = { readonly status: RefusalStatus; readonly why: string }

export type DoorSettings = {
  /** The name or address by which clients reach the server; lower case. */
  readonly host: string
  /** Origins besides the server's own whose pages may send unsafe requests. */
  readonly origins: readonly string[]
  /** Whether to allow unsafe requests without an Origin, which programs send and browsers do not. */
  readonly clientsWithoutOrigin: 'refuse' | 'allow'
}

/**
 * Reads access rules for a door. Undefined lets every client do everything.
 *
 * @throws {CountersignError} `access.malformed`, also for `decode-once`, because what stands behind a door decodes paths by
 * itself; `access.refused` where a rule is weaker than one above it, and does not say that this is meant; `claim.unknown`
 */
export function readAccess(text: string | undefined, claims: readonly KnownClaim[]): AccessTable {
  if (text === undefined) return unrestricted
  const file = 'the rules of the door'
  const table = parseAccess(text, file, claims)
  if (table.escapes !== 'refuse') {
    const expected = '"refuse": what stands behind a door decodes paths by itself'
    throw new CountersignError('access.malformed', { file, pointer: '/escapes', expected })
  }
  const findings = lintNesting(table)
  if (findings.length > 0) throw new CountersignError('access.refused', { file, findings })
  return table
}

/**
 * The objection of access rules to a request of a client. Pure.
 *
 * @param readers who reads the request target besides: of `two` each could read another path in it, so that it must be plain even where there
 * are no rules
 */
export function objectionByAccess(
  { method = '', url = '' }: Pick<Asked, 'method' | 'url'>,
  { uris, dns, emails, claims }: Identity,
  table: AccessTable,
  readers: 'one' | 'two' = 'one',
): Objection | undefined {
  if (table.mode === 'unrestricted' && readers === 'one') return undefined
  const subject = { names: { uri: uris, dns, email: emails }, claims: claims as AccessSubject['claims'] }
  const { outcome } = decideAccess(table, subject, method, url)
  if (outcome === 'malformed') return { status: 400, why: 'the path can be read in two ways' }
  return outcome === 'allowed' ? undefined : { status: 403, why: 'this client may not do that' }
}

/** The parts of a request that rules look at. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headersDistinct'>

/** Methods that are never served: a backend that answers TRACE sends back what only it is to be told (RFC 9110 §9.3.8), and no tunnel is opened. */
const NEVER_SERVED = ['TRACE', 'CONNECT']

/** Methods that change nothing (RFC 9110 §9.2.1). */
const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * What speaks against a request. Pure.
 *
 * @param toAllow what the operator can do for programs that send no Origin
 * @see RFC 9110 §7.4 (a request for another authority: 421), RFC 6454 §7 (Origin)
 */
export function objectionToRequest(
  asked: Asked,
  rules: DoorSettings,
  toAllow = 'have this server call openDoor with clientsWithoutOrigin: "allow"',
): Objection | undefined {
  return wrongHost(asked, rules) ?? wrongTarget(asked) ?? wrongMethod(asked) ?? foreignOrigin(asked, rules, toAllow)
}

/** What speaks against a handshake: SNI must name this server. An address is never sent as SNI (RFC 6066 §3). Pure. */
export function objectionToSni(
  servername: string | false | null | undefined,
  { host }: Pick<DoorSettings, 'host'>,
): Objection | undefined {
  const expected = isAddress(host) ? undefined : host
  if ((servername || undefined)?.toLowerCase() === expected) return undefined
  return { status: 421, why: 'this name is not served here' }
}

/** What speaks against the field Host, which must name a server, once. Pure. */
export function wrongHost(
  { headersDistinct }: Pick<Asked, 'headersDistinct'>,
  { host }: Pick<DoorSettings, 'host'>,
): Objection | undefined {
  const hosts = headersDistinct['host'] ?? []
  if (hosts.length !== 1) return { status: 400, why: 'one Host header is needed' }
  const [, named] = /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(?::[0-9]{1,5})?$/i.exec(hosts[0] ?? '') ?? []
  if (named?.toLowerCase() === formatHost(host)) return undefined
  return { status: 421, why: 'this host is not served here' }
}

/** A target that names a host of its own would be a second answer to which host is meant (RFC 9112 §3.2.2). */
function wrongTarget({ url = '' }: Asked): Objection | undefined {
  return /^\/(?!\/)/.test(url) || url === '*' ? undefined : { status: 400, why: 'the request target is not a path' }
}

function wrongMethod({ method = '' }: Asked): Objection | undefined {
  return NEVER_SERVED.includes(method) ? { status: 403, why: 'this method is not served here' } : undefined
}

/**
 * A browser shows the certificate on behalf of any page that asks, so an unsafe request must come from a page of ours:
 * exactly one Origin, and an allowed one. Sec-Fetch-Site speaks only where there is no Origin.
 */
function foreignOrigin(
  { method = '', headersDistinct }: Asked,
  rules: DoorSettings,
  toAllow: string,
): Objection | undefined {
  if (SAFE_METHODS.includes(method)) return undefined
  const [origins, sites] = [headersDistinct['origin'] ?? [], headersDistinct['sec-fetch-site'] ?? []]
  const own = `https://${headersDistinct['host']?.[0]?.toLowerCase().replace(/:443$/, '')}`
  const isOwn = (origin: string): boolean => origin === own || rules.origins.includes(origin)
  const welcome =
    origins.length > 0
      ? origins.length === 1 && origins.every(isOwn)
      : sites.length > 0
        ? sites.length === 1 && sites[0] === 'same-origin'
        : rules.clientsWithoutOrigin === 'allow'
  if (welcome) return undefined
  const nameless = origins.length === 0 && sites.length === 0
  return {
    status: 403,
    why: nameless ? toldToPrograms(own, toAllow) : 'requests that change something are taken from this origin only',
  }
}

/** The answer to a client that behaves as programs do. */
const toldToPrograms = (own: string, toAllow: string): string =>
  `a request that changes something must say where it comes from: send the header "Origin: ${own}", or ${toAllow}`
