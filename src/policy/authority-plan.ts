/** The content of an authority's self-signed certificate, and its bytes. Does not make its key or sign; `authority/` does. */
import { addSeconds, type Der, type EntryName, type Instant, instantFromMs, type SerialNumber } from '../core/brand.ts'
import type { KeyType, SignatureAlgorithm } from '../core/key.ts'
import { oncePer } from '../core/once-per.ts'
import type { Usage } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { signatureAlgorithmFor } from '../x509/algorithm.ts'
import { assembleTbsCertificate, type Certificate, findExtension } from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { encodeBasicConstraints } from '../x509/extensions/basic-constraints.ts'
import { encodeKeyUsage } from '../x509/extensions/key-usage.ts'
import { encodeNameConstraints, type NameSubtree, parseNameConstraints } from '../x509/extensions/name-constraints.ts'
import { encodeSubjectKeyIdentifier } from '../x509/extensions/subject-key-identifier.ts'
import { formatGeneralName } from '../x509/general-name.ts'
import { formatIpRange, parseIpRange } from '../x509/ip-address.ts'
import { encodeName, type Name } from '../x509/name.ts'
import { keyIdentifierOf } from '../x509/pin.ts'
import { describePublicKey } from '../x509/public-key.ts'
import { parseDomain, parseIpAddress } from './hostname.ts'
import { parseNameAttribute } from './identity.ts'
import { DAY_SECONDS } from './profile.ts'

export type AuthorityRequest = {
  readonly name: EntryName
  readonly usage: Usage
  readonly organisation: string
  readonly trustDomain: string
  readonly keyType: KeyType
  readonly years: number
  /** Domains and address blocks that a `server` authority may certify besides; `*` lifts its name constraints. */
  readonly serverDomains: readonly string[]
}

/** A self-signed authority: all of it but serial, key and the moment of its making. */
export type AuthorityPlan = {
  readonly name: EntryName
  readonly usage: Usage
  readonly keyType: KeyType
  readonly years: number
  readonly subject: Name
  readonly extensions: readonly Extension[]
}

/** Loopback and the private ranges (RFC 1122 §3.2.1.3, RFC 1918, RFC 4291 §2.5.3, RFC 4193): no address of the public internet. */
const privateRanges = ['127.0.0.0/8', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '::1/128', 'fc00::/7']

/**
 * Plans a self-signed authority of path length 0, that signs end-entity certificates and CRLs.
 *
 * An authority for servers may name, by critical name constraints, only its own domains, `localhost`, and loopback and
 * private addresses, so that a thief of its key cannot impersonate the web. One for clients carries none: rustls
 * refuses every certificate under constraints on URIs or email addresses. Neither carries an extended key usage for now,
 * until it is measured that no server refuses an authority for it.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused` where the organisation or a domain cannot stand in a certificate
 * @see RFC 5280 §4.2.1.9, §4.2.1.3, §4.2.1.10
 */
export function planAuthority(request: AuthorityRequest): AuthorityPlan {
  const { name, usage, keyType, years, organisation } = request
  return {
    name,
    usage,
    keyType,
    years,
    subject: [parseNameAttribute('organizationName', organisation), commonNameOf(request)],
    extensions: [
      encodeBasicConstraints({ ca: true, pathLength: 0 }),
      encodeKeyUsage(['keyCertSign', 'cRLSign']),
      ...(usage === 'server' && !request.serverDomains.includes('*') ? [constrain(request)] : []),
    ],
  }
}

/** The trust domain tells the authorities of one organisation's homes apart; one that is too long for a name cannot (64, RFC 5280 §A.1). */
function commonNameOf({ name, trustDomain }: AuthorityRequest): Name[number] {
  const told = `${name} CA of ${trustDomain}`
  return parseNameAttribute('commonName', told.length <= 64 ? told : `${name} CA`)
}

function constrain({ trustDomain, serverDomains }: AuthorityRequest): Extension {
  const wanted = [trustDomain, 'localhost', ...serverDomains, ...privateRanges].map(parseSubtree)
  const permitted = (['dns', 'ip'] as const).flatMap((kind) => distinct(wanted.filter((one) => one.kind === kind)))
  return encodeNameConstraints({ permitted, excluded: [] })
}

const distinct = (subtrees: readonly NameSubtree[]): readonly NameSubtree[] => {
  const shown = subtrees.map(formatGeneralName)
  return subtrees.filter((_, index) => shown.indexOf(shown[index]!) === index)
}

/**
 * Parses what server certificates may name: a domain with all below it, an address, or a block of addresses such as
 * `100.64.0.0/10`. Pure.
 *
 * @throws {CountersignError} `identity.refused`, `input.malformed`
 * @see RFC 5280 §4.2.1.10
 */
export function parseSubtree(text: string): NameSubtree {
  // A URL, or a name with a port, is a slip in a domain, not an address.
  const isAddress = /^([0-9.]+|[0-9a-f.:]*:[0-9a-f.:]*)(\/|$)/i.test(text)
  if (!isAddress) return { kind: 'dns', value: parseDomain(text) }
  const range = text.includes('/') ? text : `${parseIpAddress(text)}/${text.includes(':') ? 128 : 32}`
  // Read back, so that one block has one spelling.
  return { kind: 'ip', value: formatIpRange(parseIpRange(range)) ?? range }
}

/** The names that the certificates of an authority may have; undefined where nothing constrains them. Pure. */
export function permittedNames({ tbs }: Certificate): readonly NameSubtree[] | undefined {
  const extension = findExtension(tbs, extensionOids.nameConstraints)
  return extension && parseNameConstraints(extension).permitted
}

/**
 * Widens what an authority's certificates may name: the same authority with the same key, extensions and end, and more permitted
 * names; with `*` without name constraints. It begins a second after the certificate that it follows, so that its beginning alone shows the newer
 * and no clock has a say: one that was ahead would leave an authority which is not valid yet, and nothing newer that is.
 *
 * Pure.
 *
 * @returns undefined where it may name all of that already
 * @throws {CountersignError} `identity.refused`, `input.malformed`
 */
export function assembleWidened(
  { tbs }: Certificate,
  names: readonly string[],
  serial: SerialNumber,
): Der<'TBSCertificate'> | undefined {
  const lifted = names.includes('*')
  const wanted = names.filter((name) => name !== '*').map(parseSubtree)
  const old = findExtension(tbs, extensionOids.nameConstraints)
  if (old === undefined) return undefined
  const { permitted, excluded } = parseNameConstraints(old)
  const wider = distinct([...permitted, ...wanted])
  if (!lifted && wider.length === permitted.length) return undefined
  const constraints = lifted ? [] : [encodeNameConstraints({ permitted: wider, excluded })]
  return assembleTbsCertificate({
    serial,
    algorithm: algorithmOf(tbs.spki),
    issuer: tbs.subjectDer,
    subject: tbs.subjectDer,
    notBefore: addSeconds(tbs.notBefore, 1),
    notAfter: tbs.notAfter,
    spki: tbs.spki,
    extensions: tbs.extensions.flatMap((extension) => (extension === old ? constraints : [extension])),
  })
}

/** The values that come to an authority when it is made. */
export type AuthorityAssembly = {
  readonly serial: SerialNumber
  readonly spki: Der<'SubjectPublicKeyInfo'>
  readonly at: Instant
}

/**
 * Assembles the to-be-signed bytes of a self-signed authority. It begins a day before `at`, for clocks that are behind,
 * and ends in the last second of its years from `at`.
 *
 * Pure.
 */
export function assembleAuthority(plan: AuthorityPlan, { serial, spki, at }: AuthorityAssembly): Der<'TBSCertificate'> {
  const name = encodeName(plan.subject)
  const end = new Date(at * 1000)
  end.setUTCFullYear(end.getUTCFullYear() + plan.years)
  return assembleTbsCertificate({
    serial,
    algorithm: algorithmOf(spki),
    issuer: name,
    subject: name,
    notBefore: addSeconds(at, -DAY_SECONDS),
    notAfter: addSeconds(instantFromMs(end.getTime()), -1),
    spki,
    extensions: [...plan.extensions, encodeSubjectKeyIdentifier(keyIdentifierOf(spki))],
  })
}

/** The algorithm that an authority's key signs with. Pure. @throws {CountersignError} `input.malformed` for a key of another kind */
export const algorithmOf = oncePer((spki: Der<'SubjectPublicKeyInfo'>): SignatureAlgorithm => {
  const { type, title } = describePublicKey(spki)
  if (type !== 'other') return signatureAlgorithmFor(type)
  throw new CountersignError('input.malformed', {
    what: 'key of the authority',
    value: title,
    expected: 'a key that countersign makes',
  })
})
