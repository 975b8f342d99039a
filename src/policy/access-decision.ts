/**
 * Decides one request by the table of access rules, and so defines the meaning of the rules. Each target does the same in its
 * own language, and the tests check all targets with the same cases.
 */
import type { TbsCertificate } from '../x509/certificate.ts'
import type { ClaimValue } from '../x509/extensions/claim.ts'
import {
  type AccessCondition,
  type AccessNameKind,
  type AccessPath,
  type AccessTable,
  type Escapes,
  foldPath,
} from './access.ts'
import { type ClaimDefinition, namesOf, readClaims } from './claim.ts'

/** The client that asks, as its certificate describes it. A whole number is a bigint, or a number where it was made one. */
export type AccessSubject = {
  readonly names: { readonly [K in AccessNameKind]: readonly string[] }
  readonly claims: Readonly<Record<string, ClaimValue | number>>
}

export type AccessDecision =
  /** Every rule is met; `path` is the one that decided, absent where there are no rules. */
  | { readonly outcome: 'allowed'; readonly path?: string; readonly require: readonly AccessCondition[] }
  /** To be answered 400: two readers could read the request target differently, and one of them by another rule. */
  | { readonly outcome: 'malformed'; readonly why: string }
  /** To be answered 403. */
  | {
      readonly outcome: 'refused'
      readonly why: 'no-rule' | 'nobody' | 'method' | 'condition'
      readonly path?: string
      /** The conditions that are not met. */
      readonly unmet: readonly AccessCondition[]
    }

/**
 * Reads who a certificate says its subject is.
 *
 * Pure.
 *
 * @throws {CountersignError} `input.malformed` where a claim is not of its type: such a certificate gets nowhere
 */
export function subjectOf(tbs: TbsCertificate, definitions: readonly ClaimDefinition[]): AccessSubject {
  const names = namesOf(tbs)
  const of = (kind: AccessNameKind): readonly string[] =>
    names.flatMap((name) => (name.kind === kind ? [name.value] : []))
  return { names: { uri: of('uri'), dns: of('dns'), email: of('email') }, claims: readClaims(tbs, definitions) }
}

/**
 * Decides whether a subject may make a request. What no rule allows is refused, and of the paths that cover the request
 * the longest decides alone: a method that it does not name is refused, whatever a shorter path says. Where another path
 * would decide, were the request read as the least exact of readers does, nobody knows by whom it will be read.
 *
 * Pure.
 *
 * @param method as it stands in the request line; methods are case-sensitive (RFC 9110 §9.1)
 * @param target the request target in origin-form, as it stands in the request line (RFC 9112 §3.2.1)
 */
export function decideAccess(
  { mode, escapes, paths }: AccessTable,
  subject: AccessSubject,
  method: string,
  target: string,
): AccessDecision {
  const path = readRequestTarget(target, escapes)
  if (path === undefined) return { outcome: 'malformed', why: 'the path can be read in two ways' }
  if (mode === 'unrestricted') return { outcome: 'allowed', require: [] }
  const decisive = paths.find((one) => covers(one.path, path))
  const alike = paths.find((one) => covers(foldPath(one.path), foldPath(path)))
  if (alike !== undefined && alike !== decisive) {
    return { outcome: 'malformed', why: `the path could be taken for ${alike.path}` }
  }
  if (decisive === undefined) return { outcome: 'refused', why: 'no-rule', unmet: [] }
  return decide(decisive, subject, method)
}

function decide({ path, grants }: AccessPath, subject: AccessSubject, method: string): AccessDecision {
  if (grants.length === 0) return { outcome: 'refused', why: 'nobody', path, unmet: [] }
  const grant = grants.find(({ methods }) => methods.includes(method))
  if (grant === undefined) return { outcome: 'refused', why: 'method', path, unmet: [] }
  const unmet = grant.require.filter((condition) => !isMet(condition, subject))
  if (unmet.length > 0) return { outcome: 'refused', why: 'condition', path, unmet }
  return { outcome: 'allowed', path, require: grant.require }
}

/** Whether a rule's path covers a path: it is the same, or lies above it by whole segments, byte for byte. Pure. */
export const covers = (rule: string, path: string): boolean =>
  rule === '/' || path === rule || path.startsWith(`${rule}/`)

/**
 * The path of a request target as rules read it, or undefined where another reader could read it differently: an empty
 * or dot segment, a backslash, a semicolon, a control or anything outside ASCII; an escape, unless it is to be decoded
 * once, and then one that decodes to any of these, to a slash, to a percent sign or to no UTF-8.
 *
 * Pure.
 */
export function readRequestTarget(target: string, escapes: Escapes): string | undefined {
  const [raw = ''] = target.split('?', 1)
  if (!/^\/[\x21-\x7e]*$/.test(target)) return undefined
  const segments = raw.slice(1).split('/')
  const read = segments.map((segment, index) =>
    segment === '' ? (index === segments.length - 1 ? '' : undefined) : readSegment(segment, escapes),
  )
  return read.includes(undefined) ? undefined : `/${read.join('/')}`
}

function readSegment(raw: string, escapes: Escapes): string | undefined {
  const plain = /^[A-Za-z0-9._~!$&'()*+,=:@-]+$/
  if (!plain.test(raw.replace(/%[0-9A-Fa-f]{2}/g, escapes === 'decode-once' ? '_' : '%'))) return undefined
  let segment: string
  try {
    segment = decodeURIComponent(raw)
  } catch {
    return undefined
  }
  return segment === '.' || segment === '..' || /[\p{Cc}%/\\;]/u.test(segment) ? undefined : segment
}

function isMet(condition: AccessCondition, { names, claims }: AccessSubject): boolean {
  if (condition.kind !== 'claim') {
    const { kind, oneOf } = condition
    return names[kind].some((name) => oneOf.some((pattern) => matchesName(kind, pattern, name)))
  }
  const value = Object.hasOwn(claims, condition.name) ? claims[condition.name] : undefined
  if (value === undefined) return false
  if ('oneOf' in condition) {
    return [value].flat().some((one) => condition.oneOf.includes(comparable(one as string | bigint | boolean | number)))
  }
  const { atLeast = -Infinity, atMost = Infinity } = condition
  return (typeof value === 'bigint' || typeof value === 'number') && atLeast <= value && value <= atMost
}

const comparable = (value: string | bigint | boolean | number): string | number | boolean =>
  typeof value === 'bigint' ? Number(value) : value

/** The parts of a name: a wildcard stands for exactly one. */
const separators: { readonly [K in AccessNameKind]: string } = { uri: '/', dns: '.', email: '@' }

/** Whether a name matches a pattern as a whole. Pure. */
export function matchesName(kind: AccessNameKind, pattern: string, name: string): boolean {
  const [wanted, parts] = [pattern.split(separators[kind]), name.split(separators[kind])]
  return (
    wanted.length === parts.length &&
    wanted.every((part, index) => part === parts[index] || (part === '*' && parts[index] !== ''))
  )
}
