/** Claims: typed statements about the subject, defined by files and carried in certificates. `x509/` writes their DER. */
import { basename } from 'node:path'
import { isUnder, parseOid } from '../asn1/oid.ts'
import type { Oid } from '../core/brand.ts'
import { present } from '../core/present.ts'
import type { TermQuery } from '../core/record.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseShape } from '../schema/gate.ts'
import { validateClaim } from '../schema/generated/claim.ts'
import { findExtension, type TbsCertificate } from '../x509/certificate.ts'
import { type Extension, extensionOids } from '../x509/extension.ts'
import { type ClaimType, type ClaimValue, encodeClaimExtension, parseClaimExtension } from '../x509/extensions/claim.ts'
import { parseSubjectAlternativeName } from '../x509/extensions/subject-alternative-name.ts'
import type { GeneralName } from '../x509/general-name.ts'
import { claimForms } from './claim-form.ts'
import { parseClaimText } from './identity.ts'
import { isPattern, matchesWhole, patternExpected } from './pattern.ts'
import { parseUri } from './uri.ts'

/** Where a claim lies in a certificate, and of which type it is: an extension of its own, or the end of a URI. */
export type ClaimLocation = { readonly name: string; readonly type: ClaimType } & (
  | { readonly oid: Oid; readonly uri?: never }
  | { readonly uri: string; readonly oid?: never }
)

/** A claim as its file defines it. */
export type ClaimDefinition = ClaimLocation & {
  readonly title: string
  /** The pattern that each text must match as a whole. */
  readonly pattern?: string
  /** The only texts allowed. */
  readonly values?: readonly string[]
  readonly alphabet: 'ascii' | 'unicode'
}

/** Claim's name → value. */
export type Claims = Readonly<Record<string, ClaimValue>>

/**
 * Parses the text of a claim's file; its name is the file's, without `.json`. An OID is given whole, or as a suffix to
 * the arc of the home, which lets a file serve any home.
 *
 * Guarantees that an OID lies strictly under the arc. Pure.
 *
 * @throws {CountersignError} `home.malformed`, `claim.outside-arc`
 */
export function parseClaimDefinition(text: string, file: string, { arc }: { readonly arc: Oid }): ClaimDefinition {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('home.malformed', { file, ...fault })
  const {
    title,
    type,
    arcSuffix,
    oid,
    uri,
    pattern,
    values,
    alphabet = 'ascii',
  } = parseShape(validateClaim, text, refuse)
  const name = basename(file, '.json')
  if (!/^[a-z][a-z0-9-]{0,62}$/.test(name)) {
    throw refuse({ pointer: '', expected: 'a file name of a-z 0-9 and -, beginning with a letter, and .json' })
  }
  if (pattern !== undefined && !isPattern(pattern)) {
    throw refuse({ pointer: '/pattern', expected: patternExpected })
  }
  if (uri?.startsWith('spiffe:')) {
    throw refuse({ pointer: '/uri', expected: 'another scheme; the SPIFFE ID is the identity itself' })
  }
  const isText = type === 'string' || type === 'strings'
  if (!isText && (pattern ?? values) !== undefined) {
    throw refuse({ pointer: '/type', expected: 'string or strings, where a pattern or values are given' })
  }
  const place = uri === undefined ? { oid: parseClaimOid(name, oid ?? `${arc}.${arcSuffix}`, arc) } : { uri }
  return { name, title, type, alphabet, ...present({ pattern, values }), ...place }
}

function parseClaimOid(claim: string, text: string, arc: Oid): Oid {
  const oid = parseOid(text)
  if (!isUnder(oid, arc)) throw new CountersignError('claim.outside-arc', { claim, oid, arc })
  return oid
}

/**
 * Requires that no two claims lie at the same place: the same OID, or a URI prefix that begins another.
 *
 * @throws {CountersignError} `home.malformed` naming the later claim's file
 */
export function requireDistinctClaims(definitions: readonly ClaimDefinition[]): void {
  for (const [index, later] of definitions.entries()) {
    const clash = definitions.slice(0, index).find((earlier) => sharePlace(earlier, later))
    if (!clash) continue
    throw new CountersignError('home.malformed', {
      file: `claims/${later.name}.json`,
      pointer: later.oid === undefined ? '/uri' : '',
      expected: `another place than that of the claim ${clash.name}, ${clash.oid ?? clash.uri}`,
    })
  }
}

function sharePlace(a: ClaimDefinition, b: ClaimDefinition): boolean {
  if (a.uri !== undefined && b.uri !== undefined) return a.uri.startsWith(b.uri) || b.uri.startsWith(a.uri)
  return a.oid !== undefined && a.oid === b.oid
}

/** Writes a value as {@link parseClaimValue} reads it. Pure. */
export const formatClaimValue = (definition: ClaimDefinition, value: ClaimValue): string =>
  claimForms[definition.type].format(value)

/**
 * Parses the value of a claim from text; several texts of type `strings` are separated by commas.
 *
 * Pure.
 *
 * @throws {CountersignError} `claim.refused`; `identity.refused` for a character that no claim may hold;
 * `input.malformed` for a malformed time
 */
export function parseClaimValue(definition: ClaimDefinition, text: string): ClaimValue {
  const { expected, parse } = claimForms[definition.type]
  const value = parse(text)
  if (value === undefined) {
    throw new CountersignError('claim.refused', { claim: definition.name, value: text, expected })
  }
  requireClaimValue(definition, value)
  return value
}

/** A claim as a person gives it. */
export type ClaimText = { readonly claim: string; readonly text: string }

/**
 * Parses claims as they are asked for, by name.
 *
 * @throws {CountersignError} `claim.unknown`; `claim.refused` also for a claim that is given twice; and as
 * {@link parseClaimValue}
 */
export function parseClaims(definitions: readonly ClaimDefinition[], texts: readonly ClaimText[]): Claims {
  const values = new Map<string, ClaimValue>()
  for (const { claim, text } of texts) {
    if (values.has(claim)) {
      throw new CountersignError('claim.refused', {
        claim,
        value: text,
        expected: 'each claim once; texts of a list take commas',
      })
    }
    values.set(claim, parseClaimValue(requireDefinition(definitions, claim), text))
  }
  return Object.fromEntries(values)
}

/** Finds the definition of a claim. @throws {CountersignError} `claim.unknown` */
export function requireDefinition<D extends Pick<ClaimDefinition, 'name'>>(
  definitions: readonly D[],
  claim: string,
): D {
  const definition = definitions.find(({ name }) => name === claim)
  if (definition) return definition
  throw new CountersignError('claim.unknown', { claim, known: definitions.map(({ name }) => name) })
}

/**
 * Requires that a value is one that its definition allows.
 *
 * Pure.
 *
 * @throws {CountersignError} `claim.refused`, `identity.refused`
 */
export function requireClaimValue(definition: ClaimDefinition, value: ClaimValue): void {
  const { name, type, pattern, values, alphabet, uri } = definition
  const { is, expected } = claimForms[type]
  if (!is(value)) throw new CountersignError('claim.refused', { claim: name, value: String(value), expected })
  if (type !== 'string' && type !== 'strings') return
  const texts = typeof value === 'string' ? [value] : (value as readonly string[])
  for (const text of texts) {
    parseClaimText(name, text, alphabet)
    if (values && !values.includes(text)) refuseText(name, text, `one of ${values.join(', ')}`)
    if (pattern !== undefined && !matchesWhole(pattern, text)) refuseText(name, text, `text that matches ${pattern}`)
    if (texts.indexOf(text) !== texts.lastIndexOf(text)) refuseText(name, text, 'each text once')
    if (uri !== undefined) parseUri(uri + text, '')
  }
}

function refuseText(claim: string, value: string, expected: string): never {
  throw new CountersignError('claim.refused', { claim, value, expected })
}

/** Encodes a claim that lies in an extension, never critical. Pure. */
export const encodeClaim = (definition: ClaimDefinition & { readonly oid: Oid }, value: ClaimValue): Extension =>
  encodeClaimExtension(definition.oid, definition.type, value)

/**
 * Gives the terms that a certificate with some claims has. A value with `*` is a pattern, in which it stands for any characters.
 *
 * Pure.
 *
 * @throws {CountersignError} as {@link parseClaims}
 */
export function claimTerms(definitions: readonly ClaimDefinition[], texts: readonly ClaimText[]): readonly TermQuery[] {
  const exact = parseClaims(
    definitions,
    texts.filter(({ text }) => !text.includes('*')),
  )
  return [
    ...Object.entries(exact).map(([claim, value]) => {
      const { oid, uri, ...definition } = requireDefinition(definitions, claim)
      return oid === undefined
        ? { kinds: ['uri'], value: `${uri}${value as string}` }
        : { kinds: [oid], value: claimForms[definition.type].format(value) }
    }),
    ...texts.flatMap(({ claim, text }) => {
      const { oid, uri } = requireDefinition(definitions, claim)
      if (!text.includes('*')) return []
      return [oid === undefined ? { kinds: ['uri'], pattern: `${uri}${text}` } : { kinds: [oid], pattern: text }]
    }),
  ]
}

/** Gives the URI that carries a claim which lies in one. Pure. */
export const claimUri = (definition: ClaimDefinition & { readonly uri: string }, value: ClaimValue): GeneralName => ({
  kind: 'uri',
  value: `${definition.uri}${value as string}`,
})

/**
 * Reads the claims of a certificate by name: those whose locations are known, with the values that are there.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` where a value is not of its claim's type, or a URI states a claim twice
 */
export function readClaims(tbs: TbsCertificate, locations: readonly ClaimLocation[]): Claims {
  const entries: [string, ClaimValue][] = []
  for (const location of locations) {
    const value = readClaim(tbs, location)
    if (value !== undefined) entries.push([location.name, value])
  }
  return Object.fromEntries(entries)
}

/** Reads one claim; undefined where the certificate does not have it. As {@link readClaims}. */
export const readClaim = (tbs: TbsCertificate, location: ClaimLocation): ClaimValue | undefined =>
  location.oid === undefined ? readUriClaim(location, tbs) : readExtensionClaim(location, tbs)

/** The names of the claims that a certificate has. As {@link readClaims}. */
export const claimsIn = (tbs: TbsCertificate, locations: readonly ClaimLocation[]): readonly string[] =>
  locations.filter((location) => readClaim(tbs, location) !== undefined).map(({ name }) => name)

/** The entries of the subjectAltName; none where there is no such extension. */
export function namesOf(tbs: TbsCertificate): readonly GeneralName[] {
  const extension = findExtension(tbs, extensionOids.subjectAlternativeName)
  return extension ? parseSubjectAlternativeName(extension) : []
}

/**
 * Requires that the texts of a value are such as some claim may hold, whatever its file says now: a control or bidi character is
 * on nobody's list of values.
 *
 * Pure.
 *
 * @throws {CountersignError} `identity.refused`, `claim.refused`
 */
export function requireCertifiable(claim: string, value: ClaimValue): void {
  if (typeof value !== 'string' && typeof value !== 'object') return
  const texts = [value].flat()
  for (const text of texts) parseClaimText(claim, text, 'unicode')
  const twice = texts.find((text, index) => texts.indexOf(text) !== index)
  if (twice !== undefined)
    throw new CountersignError('claim.refused', { claim, value: twice, expected: 'each text once' })
}

function readExtensionClaim({ oid, type }: { oid: Oid; type: ClaimType }, tbs: TbsCertificate): ClaimValue | undefined {
  const extension = findExtension(tbs, oid)
  return extension && parseClaimExtension(extension, type)
}

function readUriClaim({ name, uri }: { name: string; uri: string }, tbs: TbsCertificate): string | undefined {
  const found: string[] = []
  for (const entry of namesOf(tbs)) if (entry.kind === 'uri' && entry.value.startsWith(uri)) found.push(entry.value)
  if (found.length <= 1) return found[0]?.slice(uri.length)
  throw new CountersignError('input.malformed', { what: `claim ${name}`, value: found.join(' '), expected: 'one URI' })
}
