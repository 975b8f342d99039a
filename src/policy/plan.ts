/** Plans a certificate from a request under a profile, and assembles its bytes. Does not draw serial numbers, make keys or sign; `authority/` does. */
import type { Der, EntryName, Instant, Oid, SerialNumber } from '../core/brand.ts'
import { addSeconds, formatInstant } from '../core/brand.ts'
import type { Finding } from '../core/finding.ts'
import type { KeyType } from '../core/key.ts'
import { oncePer } from '../core/once-per.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { assembleTbsCertificate, type Certificate } from '../x509/certificate.ts'
import { type Extension, extensionOids, writtenOnce } from '../x509/extension.ts'
import { encodeAuthorityKeyIdentifier } from '../x509/extensions/authority-key-identifier.ts'
import { encodeBasicConstraints } from '../x509/extensions/basic-constraints.ts'
import { encodeCertificatePolicies } from '../x509/extensions/certificate-policies.ts'
import { encodeCrlDistributionPoints } from '../x509/extensions/crl-distribution-points.ts'
import { encodeExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../x509/extensions/key-usage.ts'
import { encodeNoRevAvail } from '../x509/extensions/no-rev-avail.ts'
import { encodeSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import { encodeSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { encodeName, type Name } from '../x509/name.ts'
import { derivedKeyIdentifier, ownKeyIdentifier } from './authority-key.ts'
import { algorithmOf } from './authority-plan.ts'
import {
  type ClaimDefinition,
  type Claims,
  claimUri,
  encodeClaim,
  requireClaimValue,
  requireDefinition,
} from './claim.ts'
import { parseNameAttribute, parseSubjectAltName } from './identity.ts'
import { checkLimits } from './limits.ts'
import { checkRepeatedNames, checkSpiffeIds } from './names.ts'
import { DAY_SECONDS, type Profile } from './profile.ts'
import { crlUrlFor, type Settings } from './settings.ts'
import { shardFor, shardUrlFor } from './shard.ts'

export { type AuthorityPlan, assembleAuthority, planAuthority } from './authority-plan.ts'

const NO_CA = writtenOnce(encodeBasicConstraints({ ca: false }))
/** TLS 1.3 and ECDHE sign with the certified key and nothing else, RSA keys included (RFC 8446 §4.4.2.2). */
const TO_SIGN = writtenOnce(encodeKeyUsage(['digitalSignature']))

const purposeOf = oncePer(({ extendedKeyUsage }: Profile) => writtenOnce(encodeExtendedKeyUsage([extendedKeyUsage])))

/** A request for a certificate, and the home that it is for. */
export type PlanRequest = {
  readonly name: EntryName
  readonly profile: Profile
  readonly settings: Settings
  /** Name of the authority that will sign. */
  readonly authority: EntryName
  readonly names: readonly GeneralName[]
  readonly claims: Claims
  /** Every claim of the home. */
  readonly definitions: readonly ClaimDefinition[]
  /** Days of validity from notBefore, both ends included; the profile's default where neither this nor `notAfter` is given. */
  readonly days?: number
  readonly notAfter?: Instant
  readonly keyType?: KeyType
  /** `attack` opens the closed profiles, for the probe alone. */
  readonly purpose?: 'issue' | 'attack'
}

/** A certificate within its profile: all of it but serial, issuer, key and the moment of issue. */
export type Plan = {
  readonly name: EntryName
  readonly profile: Profile
  readonly authority: EntryName
  readonly keyType: KeyType
  readonly subject: Name
  /** How long it lasts, or when it ends. */
  readonly ends: { readonly lastsSeconds: number } | { readonly notAfter: Instant }
  /** In the order of the certificate; the key identifiers follow them. */
  readonly extensions: readonly Extension[]
  /** Where it points to a shard and not to the complete CRL: gives the address of the one that speaks for a serial number. */
  readonly shardUrl?: (serial: SerialNumber) => string
  readonly arc: Oid
  readonly trustDomain: string
  readonly definitions: readonly ClaimDefinition[]
}

/**
 * Turns a request into a plan under its profile.
 *
 * A client whose request has no URI gets its SPIFFE ID where the profile says so. Its subject is `CN=<name>,
 * O=<organisation>`; a server's is `CN=<name>` alone, because one database grants its clients the rights of a cluster
 * member where their organisation is the server's.
 *
 * Pure.
 *
 * @throws {CountersignError} `profile.refused` with every objection of the profile
 * @throws {CountersignError} `claim.unknown`, `claim.refused`, `identity.refused`
 */
export function planCertificate(request: PlanRequest): Plan {
  const { name, profile, settings, authority, definitions } = request
  const { trustDomain } = settings
  const keyType = request.keyType ?? profile.keyTypes[0]
  const claims = Object.entries(request.claims).map(([claim, value]) => {
    const definition = requireDefinition(definitions, claim)
    requireClaimValue(definition, value)
    return { definition, value }
  })
  const uris = claims.flatMap(({ definition, value }) =>
    definition.uri === undefined ? [] : [claimUri(definition, value)],
  )
  const names = [...requireSpiffeId(request), ...request.names, ...uris]
  const lastsSeconds = request.days === undefined ? profile.defaultSeconds : request.days * DAY_SECONDS
  requireWithin(profile, request.purpose ?? 'issue', [
    ...checkLimits(profile, {
      keyType,
      names,
      claims: claims.map(({ definition }) => definition.name),
      lastsSeconds: request.notAfter === undefined ? lastsSeconds : undefined,
    }),
    ...checkSpiffeIds(names),
    ...checkRepeatedNames(names),
  ])
  const crlUrl = crlUrlFor(settings, authority)
  const { crlShards } = settings.distribution
  return {
    name,
    profile,
    authority,
    keyType,
    subject: subjectOf(profile.usage, name, settings.organisation),
    ends: request.notAfter === undefined ? { lastsSeconds } : { notAfter: request.notAfter },
    extensions: [
      NO_CA,
      TO_SIGN,
      purposeOf(profile),
      encodeSubjectAlternativeName(names),
      ...(profile.policies === undefined ? [] : [encodeCertificatePolicies(profile.policies)]),
      ...(profile.revocation === 'none' ? [encodeNoRevAvail()] : []),
      ...(profile.revocation === 'crl' && crlUrl !== undefined ? [encodeCrlDistributionPoints([crlUrl])] : []),
      ...claims.flatMap(({ definition, value }) =>
        definition.oid === undefined ? [] : [encodeClaim(definition, value)],
      ),
    ],
    ...(profile.revocation === 'crl' &&
      crlShards !== undefined && {
        shardUrl: (serial: SerialNumber) => shardUrlFor(settings.distribution, authority, shardFor(serial, crlShards))!,
      }),
    arc: settings.oidArc,
    trustDomain,
    definitions,
  }
}

/** The SPIFFE ID that a profile gives to a name for which no URI is asked for; undefined where it gives none. Pure. */
export function spiffeIdFor(profile: Profile, trustDomain: string, name: EntryName): string | undefined {
  const { spiffePath } = profile.names
  if (spiffePath === undefined) return undefined
  return ['spiffe:/', trustDomain, ...(spiffePath === '' ? [] : [spiffePath]), name].join('/')
}

function requireSpiffeId({ name, profile, settings, names }: PlanRequest): readonly GeneralName[] {
  const { trustDomain } = settings
  const id = spiffeIdFor(profile, trustDomain, name)
  if (id === undefined || names.some(({ kind }) => kind === 'uri')) return []
  return [parseSubjectAltName('uri', id, { usage: profile.usage, trustDomain })]
}

/** Organisation first, so that it is printed last: `CN=alice,O=Acme` (RFC 4514 §2.1). */
function subjectOf(usage: Usage, name: EntryName, organisation: string): Name {
  const commonName = parseNameAttribute('commonName', name)
  return usage === 'client' ? [parseNameAttribute('organizationName', organisation), commonName] : [commonName]
}

function requireWithin(profile: Profile, purpose: 'issue' | 'attack', objections: readonly string[]): void {
  const closed = (profile.attack === true) !== (purpose === 'attack')
  const all = closed
    ? ['the profile is closed: only the probe mints with attack profiles, and with no others', ...objections]
    : objections
  if (all.length === 0) return
  const findings = all.map(
    (message): Finding => ({ rule: 'within-profile', severity: 'error', message, citation: `profile ${profile.name}` }),
  )
  throw new CountersignError('profile.refused', { profile: profile.name, findings })
}

/** The values that come to a plan when it is issued. */
export type Assembly = {
  readonly serial: SerialNumber
  readonly issuer: Certificate
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly at: Instant
}

/**
 * Assembles the to-be-signed bytes of a plan. notBefore lies the profile's `backdateSeconds` before `at`.
 *
 * Pure.
 *
 * @throws {CountersignError} `authority.not-yet-valid`, `authority.expired`; `issuer.expires-first` where the certificate would outlive its issuer
 * @see RFC 5280 §4.1.2.5 (both ends of a validity are included), §4.2.1.1
 */
export function assemblePlan(plan: Plan, { serial, issuer, spki, at }: Assembly): Der<'TBSCertificate'> {
  requireInDate(plan.authority, issuer, at)
  const notBefore = addSeconds(at, -plan.profile.backdateSeconds)
  const notAfter = 'notAfter' in plan.ends ? plan.ends.notAfter : addSeconds(notBefore, plan.ends.lastsSeconds - 1)
  requireWithinIssuer(plan.authority, issuer, notAfter)
  return assembleTbsCertificate({
    serial,
    algorithm: algorithmOf(issuer.tbs.spki),
    issuer: issuer.tbs.subjectDer,
    subject: encodeName(plan.subject),
    notBefore,
    notAfter,
    spki,
    extensions: [...pointed(plan, serial), encodeSubjectKeyIdentifier(derivedKeyIdentifier(spki)), pointerTo(issuer)],
  })
}

/** The extensions of a plan as they stand in the certificate of a serial number: which shard speaks for that is known only with it. */
function pointed({ extensions, shardUrl }: Plan, serial: SerialNumber): readonly Extension[] {
  if (shardUrl === undefined) return extensions
  return extensions.map((one) =>
    one.oid === extensionOids.crlDistributionPoints ? encodeCrlDistributionPoints([shardUrl(serial)]) : one,
  )
}

/** A moment before the authority begins is the work of a wrong clock. */
function requireInDate(authority: string, { tbs }: Certificate, at: Instant): void {
  if (at >= tbs.notBefore && at <= tbs.notAfter) return
  const now = formatInstant(at)
  if (at > tbs.notAfter) {
    throw new CountersignError('authority.expired', { authority, notAfter: formatInstant(tbs.notAfter), now })
  }
  throw new CountersignError('authority.not-yet-valid', { authority, notBefore: formatInstant(tbs.notBefore), now })
}

function requireWithinIssuer(authority: string, issuer: Certificate, notAfter: Instant): void {
  const end = issuer.tbs.notAfter
  if (notAfter <= end) return
  throw new CountersignError('issuer.expires-first', {
    authority,
    notAfter: formatInstant(notAfter),
    issuerNotAfter: formatInstant(end),
  })
}

/** Points to the issuer by the key identifier that it calls itself by; derived from its key where it has none. */
const pointerTo = oncePer((issuer: Certificate) =>
  writtenOnce(encodeAuthorityKeyIdentifier(ownKeyIdentifier(issuer) ?? derivedKeyIdentifier(issuer.tbs.spki))),
)
