/**
 * Decides what of a request (PKCS#10) goes into the certificate: names that belong to its holder and that the profile allows, and
 * nothing else. Says of everything besides why it does not.
 */
import type { EntryName } from '../core/brand.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import { findExtension, type TbsCertificate } from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { parseBasicConstraints } from '../x509/extensions/basic-constraints.ts'
import { parseExtendedKeyUsage } from '../x509/extensions/extended-key-usage.ts'
import { parseKeyUsage } from '../x509/extensions/key-usage.ts'
import { parseSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import { formatGeneralName, type GeneralName } from '../x509/general-name.ts'
import { formatName } from '../x509/name.ts'
import type { CertificationRequest } from '../x509/request.ts'
import { columnOf } from './batch/columns.ts'
import { type ClaimDefinition, formatClaimValue, namesOf, readClaims } from './claim.ts'
import { type NameKind, type NameScope, nameKinds, parseSubjectAltName } from './identity.ts'
import { objectionToName } from './limits.ts'
import { spiffeIdFor } from './plan.ts'
import type { Profile } from './profile.ts'
import { spiffeScheme } from './uri.ts'

/** Something that a request asks for and does not get. */
export type Unmet = { readonly asked: string; readonly why: string }

/** How a certificate differs from the request that it is for. */
export type Differences = {
  /** Names that it asked for and has. */
  readonly taken: readonly string[]
  /** Names and claims that it has and did not ask for. */
  readonly added: readonly string[]
  readonly unmet: readonly Unmet[]
}

/** Who asks, and under which rules. */
export type Terms = {
  readonly source: string
  readonly profile: Profile
  readonly scope: NameScope
  readonly definitions: readonly ClaimDefinition[]
  /** Kinds of names that were given besides the request: those of the request are not taken. */
  readonly overruled: ReadonlySet<GeneralName['kind']>
  /** The name that the certificate is issued under, which a person has given. */
  readonly name: EntryName
  /** The names in the last certificate of that name, where it is the model of this one. */
  readonly before?: readonly GeneralName[]
}

const extensionOf = ({ extensions }: CertificationRequest, oid: Extension['oid']): Extension | undefined =>
  extensions.find((one) => one.oid === oid)

const namesAsked = (request: CertificationRequest): readonly GeneralName[] => {
  const extension = extensionOf(request, extensionOids.subjectAlternativeName)
  return extension === undefined ? [] : parseSubjectAlternativeName(extension)
}

/**
 * Reads the names that a request asks for, each once and in its order, and leaves out those that may not be certified, and those by
 * which its writer chooses whom to be.
 *
 * Pure.
 *
 * @throws {CountersignError} `request.asks` where it wants to be an authority, or would have no name; `input.malformed` for an extension that cannot be read
 */
export function takeNames(
  request: CertificationRequest,
  terms: Terms,
): { readonly names: readonly GeneralName[]; readonly unmet: readonly Unmet[] } {
  const constraints = extensionOf(request, extensionOids.basicConstraints)
  if (constraints !== undefined && parseBasicConstraints(constraints).ca) {
    throw new CountersignError('request.asks', {
      source: terms.source,
      problem:
        'it asks for the certificate of an authority (basicConstraints CA:TRUE), which could issue certificates itself',
      next: 'make the request without basicConstraints, or with CA:FALSE',
    })
  }
  const names: GeneralName[] = []
  const chosen: (GeneralName & { readonly kind: NameKind })[] = []
  const unmet: Unmet[] = []
  const seen = new Set<string>()
  for (const name of namesAsked(request)) {
    const asked = formatGeneralName(name)
    const why = seen.has(asked) ? 'a name comes once, and it asks for this one again' : objectionTo(name, terms)
    seen.add(asked)
    if (why !== undefined) unmet.push({ asked, why })
    else if (isOfHolder(name, terms) || isLeftTo(terms.profile, name)) names.push(name)
    else {
      chosen.push(name as (typeof chosen)[number])
      unmet.push({ asked, why: `it ${doesNotFollow(terms)}; ${giving(name.kind as NameKind, terms)}` })
    }
  }
  if (chosen[0] !== undefined && isNameless(names, terms)) {
    throw new CountersignError('request.asks', {
      source: terms.source,
      problem: `${formatGeneralName(chosen[0])} ${doesNotFollow(terms)}, and no other name is left`,
      next: `${giving(chosen[0].kind, terms)}; otherwise ask the sender for another request`,
    })
  }
  return { names: [...idBeside(names, terms), ...names], unmet }
}

/**
 * The SPIFFE ID of the holder, where the names of a request are URIs that its profile leaves to it, and not this one: a certificate that has a
 * URI gets no SPIFFE ID by itself, and whether it has one is not left to a request either.
 */
function idBeside(names: readonly GeneralName[], terms: Terms): readonly GeneralName[] {
  const uris = names.filter(({ kind }) => kind === 'uri')
  const isId = (name: GeneralName) => name.kind === 'uri' && name.value.startsWith(spiffeScheme)
  if (uris.some(isId) || uris.every((name) => isOfHolder(name, terms))) return []
  const { name, profile, scope, before = [] } = terms
  const id = spiffeIdFor(profile, scope.trustDomain, name)
  const last = before.filter(isId)
  return last.length > 0 || id === undefined ? last : [parseSubjectAltName('uri', id, scope)]
}

const isAskable = (kind: GeneralName['kind']): kind is NameKind => (nameKinds as readonly string[]).includes(kind)

/** Why a name is not taken; undefined where it is. */
function objectionTo(name: GeneralName, { profile, scope, definitions, overruled }: Terms): string | undefined {
  if (overruled.has(name.kind)) return OVERRULED
  const { kind } = name
  if (kind === 'uri' && definitions.some(({ uri }) => uri !== undefined && name.value.startsWith(uri))) return CLAIMED
  const objection = objectionToName(profile, name)
  // Beside the name it need not be said again.
  if (objection !== undefined) return objection.replace(formatGeneralName(name), 'it')
  if (!isAskable(kind)) return 'no certificate has names of this kind'
  try {
    const read = parseSubjectAltName(kind, (name as { readonly value: string }).value, scope)
    return formatGeneralName(read) === formatGeneralName(name) ? undefined : 'it is written otherwise here'
  } catch (error) {
    if (!isRefusal(error)) throw error
    return error.message
  }
}

/**
 * Whether a name follows from the one that a person has given, or was in its last certificate. Servers admit clients by all these
 * names, and clients know servers by them: who could choose one in a request would choose whom to be.
 */
function isOfHolder(asked: GeneralName, { name, profile, scope: { trustDomain }, before = [] }: Terms): boolean {
  const id = spiffeIdFor(profile, trustDomain, name)
  const own = [`DNS:${name}`, `DNS:${name}.${trustDomain}`, ...(id === undefined ? [] : [`URI:${id}`])]
  return [...own, ...before.map(formatGeneralName)].includes(formatGeneralName(asked))
}

/** Whether a profile lets requests choose a name; a SPIFFE ID none does. */
const isLeftTo = ({ names }: Profile, asked: GeneralName): boolean =>
  names.fromRequests.some((kind) => kind === asked.kind) &&
  !(asked.kind === 'uri' && asked.value.startsWith(spiffeScheme))

/** Whether the profile would object that there is no name at all. */
const isNameless = (names: readonly GeneralName[], { name, profile, scope, overruled, before = [] }: Terms): boolean =>
  names.length + overruled.size + before.length === 0 && spiffeIdFor(profile, scope.trustDomain, name) === undefined

const doesNotFollow = ({ name }: Terms): string => `does not follow from the name ${name}`

/** What a person does who wants a name of a request in the certificate. */
function giving(kind: NameKind, { scope: { usage } }: Terms): string {
  const word = kind === 'smtpUtf8Mailbox' ? 'email' : columnOf(kind)
  return `give it yourself (--${word}, or the column ${word}) if this ${usage} may have it`
}

const OVERRULED = 'other names of this kind were given'
const CLAIMED = 'claims are given by the person who issues, not by a request'

/** What the attributes of requests are, by their identifier; `challengePassword` is a secret, and nobody reads its value. */
const attributes: Readonly<Record<string, Unmet>> = {
  '1.2.840.113549.1.9.2': { asked: 'unstructuredName', why: 'no certificate holds it' },
  '1.2.840.113549.1.9.7': {
    asked: 'challengePassword',
    why: 'this authority asks nobody for it, and keeps and shows it nowhere',
  },
  '1.2.840.113549.1.9.8': { asked: 'unstructuredAddress', why: 'no certificate holds it' },
  '1.3.6.1.4.1.311.13.2.2': { asked: "Microsoft's cryptographic provider", why: 'it says how the key was made' },
  '1.3.6.1.4.1.311.13.2.3': { asked: "Microsoft's system version", why: 'it says where the request was made' },
  '1.3.6.1.4.1.311.21.20': { asked: "Microsoft's client information", why: 'it says where the request was made' },
}

/** Extensions that are asked for and never granted, by what people call them; the others by their standard's name or identifier. */
const titles: ReadonlyMap<string, string> = new Map([
  ...Object.entries(extensionOids).map(([name, oid]) => [oid, name] as const),
  ['1.3.6.1.4.1.311.20.2', "Microsoft's certificate template name"],
  ['1.3.6.1.4.1.311.21.7', "Microsoft's certificate template"],
  ['1.3.6.1.5.5.7.1.24', 'TLS feature (must-staple)'],
  ['2.5.29.32', 'certificatePolicies'],
])

/**
 * Compares a request with what is issued for it: the final bytes.
 *
 * Pure.
 *
 * @param refused what {@link takeNames} has left out
 */
export function compareRequest(
  request: CertificationRequest,
  tbs: TbsCertificate,
  { refused, definitions }: { readonly refused: readonly Unmet[]; readonly definitions: readonly ClaimDefinition[] },
): Differences {
  const asked = new Set(namesAsked(request).map(formatGeneralName))
  const issued = namesOf(tbs).map(formatGeneralName)
  const claims = Object.entries(readClaims(tbs, definitions)).flatMap(([name, value]) => {
    const definition = definitions.find((one) => one.name === name && one.oid !== undefined)
    return definition === undefined ? [] : [`${name} = ${formatClaimValue(definition, value)}`]
  })
  return {
    taken: issued.filter((name) => asked.has(name)),
    added: [...issued.filter((name) => !asked.has(name)), ...claims],
    unmet: [
      ...compareSubjects(request, tbs),
      ...refused.filter(({ asked, why }) => why !== OVERRULED || !issued.includes(asked)),
      ...request.extensions.flatMap((extension) => compareExtension(extension, tbs, definitions)),
      ...request.attributes.map(
        (type) => attributes[type] ?? { asked: `the attribute ${type}`, why: 'this attribute has no meaning here' },
      ),
    ],
  }
}

function compareSubjects({ subject }: CertificationRequest, tbs: TbsCertificate): readonly Unmet[] {
  const asked = formatName(subject)
  if (subject.length === 0 || asked === formatName(tbs.subject)) return []
  return [
    {
      asked: `the subject ${asked}`,
      why: `the subject is made of the name that is given and of the organisation: ${formatName(tbs.subject)}`,
    },
  ]
}

function compareExtension(
  extension: Extension,
  tbs: TbsCertificate,
  definitions: readonly ClaimDefinition[],
): readonly Unmet[] {
  const { oid } = extension
  const issued = findExtension(tbs, oid)
  const left = (kind: string, asked: readonly string[], has: readonly string[]): readonly Unmet[] =>
    asked
      .filter((one) => !has.includes(one))
      .map((one) => ({ asked: `${kind} ${one}`, why: `the profile gives ${has.join(', ')} and nothing else` }))
  switch (oid) {
    case extensionOids.subjectAlternativeName:
    case extensionOids.basicConstraints:
      return []
    case extensionOids.keyUsage:
      return left('keyUsage', parseKeyUsage(extension), issued ? parseKeyUsage(issued) : [])
    case extensionOids.extendedKeyUsage:
      return left('extendedKeyUsage', parseExtendedKeyUsage(extension), issued ? parseExtendedKeyUsage(issued) : [])
    case extensionOids.subjectKeyIdentifier:
      if (issued !== undefined && Buffer.compare(issued.value, extension.value) === 0) return []
      return [{ asked: 'subjectKeyIdentifier', why: 'it is computed from the key (RFC 7093 §2)' }]
    default: {
      const claim = definitions.find((one) => one.oid === oid)
      if (claim !== undefined) return [{ asked: `the claim ${claim.name}`, why: CLAIMED }]
      return [
        { asked: `the extension ${titles.get(oid) ?? oid}`, why: 'the profile decides on extensions, not the request' },
      ]
    }
  }
}
