/** Describes a verified client as plain values that fit into JSON. Does not decide what the client may do. */
import { parseOid } from '../asn1/oid.ts'
import { type Fingerprint, formatInstant, type Instant, type SerialNumber } from '../core/brand.ts'
import { CountersignError } from '../core/refusal.ts'
import { type ClaimLocation, namesOf, readClaims, requireCertifiable } from '../policy/claim.ts'
import type { Certificate } from '../x509/certificate.ts'
import type { ClaimType, ClaimValue } from '../x509/extensions/claim.ts'
import { fingerprintOf } from '../x509/pin.ts'

/** A claim as an application needs it: its type, and the OID or the beginning of a URI that it lies under. */
export type ClaimPlace =
  | { readonly type: ClaimType; readonly oid: string }
  | { readonly type: 'string'; readonly uri: string }

/** Claim's name → where it lies. */
export type ClaimPlaces = Readonly<Record<string, ClaimPlace>>

/** The value that each type has here: an integer is one that a double holds exactly, a time is RFC 3339 text. */
type ValueOf = {
  readonly string: string
  readonly strings: readonly string[]
  readonly integer: number
  readonly boolean: boolean
  readonly time: string
}

/** The claims that a certificate carries, by name; one that it does not carry is absent. */
export type ClaimValues<P extends ClaimPlaces = ClaimPlaces> = { readonly [N in keyof P]?: ValueOf[P[N]['type']] }

/** A verified client: the same shape that exported Node.js servers give their pages. */
export type Identity<P extends ClaimPlaces = ClaimPlaces> = {
  /** URI entries of the subjectAltName, SPIFFE IDs among them, in the order written. */
  readonly uris: readonly string[]
  readonly dns: readonly string[]
  readonly emails: readonly string[]
  readonly serial: SerialNumber
  readonly fingerprint: Fingerprint
  readonly claims: ClaimValues<P>
}

/**
 * Parses where claims lie.
 *
 * @throws {CountersignError} `input.malformed` for a malformed OID
 */
export const parseClaimPlaces = (places: ClaimPlaces): readonly ClaimLocation[] =>
  Object.entries(places).map(([name, place]) =>
    'oid' in place ? { name, type: place.type, oid: parseOid(place.oid) } : { name, type: place.type, uri: place.uri },
  )

/**
 * Reads who a client is.
 *
 * Pure. A claim whose value is not of its type, or is a text that no claim may hold, is refused, never left out: a rule
 * that denies by a claim must see it.
 *
 * @throws {CountersignError} `input.malformed`, `identity.refused`, `claim.refused`
 */
export function readIdentity(certificate: Certificate, locations: readonly ClaimLocation[]): Identity {
  const { tbs, der } = certificate
  const names = namesOf(tbs)
  const of = (kind: 'uri' | 'dns' | 'email'): readonly string[] =>
    names.flatMap((name) => (name.kind === kind ? [name.value] : []))
  const read = readClaims(tbs, locations)
  for (const [name, value] of Object.entries(read)) requireCertifiable(name, value)
  const claims = Object.entries(read).map(([name, value]) => [name, toJson(name, value)])
  return {
    uris: of('uri'),
    dns: of('dns'),
    emails: of('email'),
    serial: tbs.serial,
    fingerprint: fingerprintOf(der),
    claims: Object.fromEntries(claims),
  }
}

function toJson(claim: string, value: ClaimValue): ValueOf[ClaimType] {
  if (typeof value === 'number') return formatInstant(value satisfies Instant)
  if (typeof value !== 'bigint') return value
  if (Number.isSafeInteger(Number(value))) return Number(value)
  const expected = 'an integer that a double holds exactly'
  throw new CountersignError('input.malformed', { what: `claim ${claim}`, value: String(value), expected })
}
