/**
 * Reads access rules, and turns them into one table that every target uses. `access-decision.ts` decides requests by this
 * table; `access-lint.ts` looks for mistakes in it.
 */
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseShape } from '../schema/gate.ts'
import { validateAccess } from '../schema/generated/access.ts'
import type { AccessJson } from '../schema/generated/types.ts'
import { type ClaimDefinition, requireDefinition } from './claim.ts'

/** Kinds of subjectAltName entries that a rule may name. */
const accessNameKinds = ['uri', 'dns', 'email'] as const
export type AccessNameKind = (typeof accessNameKinds)[number]

/** A condition that a client must meet. One value is enough; a claim that is a list meets it with any of its texts. */
export type AccessCondition =
  /** One name of this kind must match whole; `*` stands for exactly one segment of it that is not empty. */
  | { readonly kind: AccessNameKind; readonly oneOf: readonly string[] }
  | { readonly kind: 'claim'; readonly name: string; readonly oneOf: readonly (string | number | boolean)[] }
  /** Whole numbers, both ends included. */
  | { readonly kind: 'claim'; readonly name: string; readonly atLeast?: number; readonly atMost?: number }

/** A client that meets every condition may use these methods; no condition is met by every client. */
export type AccessGrant = {
  readonly methods: readonly string[]
  readonly require: readonly AccessCondition[]
  /** The rule says that it is meant to be weaker than one for a shorter path. */
  readonly weaker?: 'intended'
}

/** One path and all that lies below it. A method that no grant names is denied. */
export type AccessPath = { readonly path: string; readonly grants: readonly AccessGrant[] }

/** How a server treats percent-encoded characters in a path. */
export type Escapes = 'refuse' | 'decode-once'

/**
 * Rules made into a table. `unrestricted` has none, and lets every client of the authority do everything; with `by-rule`
 * an empty table would let in nobody.
 */
export type AccessTable = {
  readonly mode: 'unrestricted' | 'by-rule'
  readonly escapes: Escapes
  /** Longest path first, so that the first that covers a request decides. */
  readonly paths: readonly AccessPath[]
}

/** Where nothing is asked for: every client of the authority may do everything. */
export const unrestricted: AccessTable = { mode: 'unrestricted', escapes: 'decode-once', paths: [] }

/** The properties of a claim that rules need. */
export type KnownClaim = Pick<ClaimDefinition, 'name' | 'type'>

type RuleJson = AccessJson['rules'][number]
type ValuesJson = Exclude<RuleJson['require'], string>[string]

/**
 * Parses the text of access rules, and makes one table of them.
 *
 * Guarantees that each path and method is decided by at most one rule, that no two paths are one to {@link foldPath}, that no condition is empty, and that each claim is
 * one of the definitions, with values of its type. Pure.
 *
 * @param file its path, for refusals
 * @param definitions the claims that there are
 * @throws {CountersignError} `access.malformed` with a JSON pointer; `claim.unknown`
 */
export function parseAccess(text: string, file: string, definitions: readonly KnownClaim[]): AccessTable {
  const refuse: Refuse = (pointer, expected) => new CountersignError('access.malformed', { file, pointer, expected })
  const { escapes = 'refuse', rules } = parseShape(validateAccess, text, (fault) =>
    refuse(fault.pointer, fault.expected),
  )
  const paths = new Map<string, AccessGrant[]>()
  for (const [index, rule] of rules.entries()) {
    const pointer = `/rules/${index}`
    const grant = grantOf(rule, pointer, refuse, definitions)
    for (const [at, path] of rule.paths.entries()) {
      if (path.split('/').some((segment) => segment.endsWith('.'))) {
        throw refuse(`${pointer}/paths/${at}`, 'a path in which no segment ends with a dot')
      }
      const alike = [...paths.keys()].find((one) => one !== path && foldPath(one) === foldPath(path))
      if (alike !== undefined) {
        throw refuse(`${pointer}/paths/${at}`, `a path that differs from ${alike} in more than capitals`)
      }
      requireUndecided(paths.get(path), grant, { path, pointer, refuse })
      paths.set(path, [...(paths.get(path) ?? []), ...(grant === 'nobody' ? [] : [grant])])
    }
  }
  const table = [...paths].map(([path, grants]) => ({ path, grants }))
  return { mode: 'by-rule', escapes, paths: table.sort((a, b) => b.path.length - a.path.length || compare(a, b)) }
}

/**
 * A path as the least exact of readers takes it: capitals and small letters are the same, as in Express and on some disks,
 * and dots and blanks at the end of a segment are nothing, as on Windows. Pure.
 */
export const foldPath = (path: string): string =>
  path
    .toUpperCase() // first, for a long s has no other small letter, and its capital is an S
    .toLowerCase()
    .replace(/[. ]+(?=\/|$)/g, '')

const compare = (a: AccessPath, b: AccessPath): number => (a.path < b.path ? -1 : 1)

type Refuse = (pointer: string, expected: string) => CountersignError

/** The same path and method twice would leave open which rule is meant; so would `nobody` beside a rule that lets in. */
function requireUndecided(
  known: readonly AccessGrant[] | undefined,
  grant: AccessGrant | 'nobody',
  { path, pointer, refuse }: { readonly path: string; readonly pointer: string; readonly refuse: Refuse },
): void {
  if (known === undefined) return
  if (grant === 'nobody' || known.length === 0) {
    throw refuse(`${pointer}/paths`, `${path} in one rule only, because a rule for it admits nobody`)
  }
  const twice = grant.methods.find((method) => known.some(({ methods }) => methods.includes(method)))
  if (twice !== undefined) throw refuse(`${pointer}/methods`, `${twice} ${path} in one rule only`)
}

function grantOf(
  { methods, require, weaker }: RuleJson,
  pointer: string,
  refuse: Refuse,
  definitions: readonly KnownClaim[],
): AccessGrant | 'nobody' {
  if (require === 'nobody') {
    if (methods !== undefined) throw refuse(`${pointer}/methods`, 'no methods where nobody is let in')
    return 'nobody'
  }
  if (methods === undefined) throw refuse(pointer, 'the property "methods"')
  const conditions =
    typeof require === 'string'
      ? [] // any-client
      : Object.entries(require).map(([name, values]) =>
          conditionOf(name, values, (expected) => refuse(`${pointer}/require/${name}`, expected), definitions),
        )
  return { methods, require: conditions, ...present({ weaker }) }
}

const isNameKind = (name: string): name is AccessNameKind => accessNameKinds.some((kind) => kind === name)

function conditionOf(
  name: string,
  values: ValuesJson,
  refuse: (expected: string) => CountersignError,
  definitions: readonly KnownClaim[],
): AccessCondition {
  const claimed = definitions.some((definition) => definition.name === name)
  if (isNameKind(name)) {
    if (claimed) throw refuse(`another name for the claim ${name}: ${accessNameKinds.join(', ')} stand for names here`)
    if (isTexts(values)) return { kind: name, oneOf: values }
    throw refuse('a list of texts')
  }
  const { type } = requireDefinition(definitions, name)
  if (type === 'time') throw refuse('a claim of another type: a time cannot be required by a rule')
  if (isRange(values)) {
    if (type !== 'integer') throw refuse(`a list of values: only a whole number has a range, and ${name} is ${type}`)
    if ((values.atLeast ?? 0) > (values.atMost ?? values.atLeast ?? 0)) throw refuse('atLeast no higher than atMost')
    return { kind: 'claim', name, ...values }
  }
  const wanted = { string: 'string', strings: 'string', integer: 'number', boolean: 'boolean' }[type]
  if (!values.every((value) => typeof value === wanted)) throw refuse(`values of the claim's type, ${type}`)
  return { kind: 'claim', name, oneOf: values }
}

const isRange = (values: ValuesJson): values is Extract<ValuesJson, { readonly atLeast?: number }> =>
  !Array.isArray(values)
const isTexts = (values: ValuesJson): values is readonly [string, ...string[]] =>
  Array.isArray(values) && values.every((value) => typeof value === 'string')

/** A condition as one reads it: `role is admin or operator`, `clearance is at least 3`. Pure. */
export function formatCondition(condition: AccessCondition): string {
  const subject = condition.kind === 'claim' ? condition.name : condition.kind
  if ('oneOf' in condition) return `${subject} is ${condition.oneOf.join(' or ')}`
  const ends = [
    ...(condition.atLeast === undefined ? [] : [`at least ${condition.atLeast}`]),
    ...(condition.atMost === undefined ? [] : [`at most ${condition.atMost}`]),
  ]
  return `${subject} is ${ends.join(' and ')}`
}

/** The clients that a grant lets in, in words. Pure. */
export const formatRequirement = (conditions: readonly AccessCondition[]): string =>
  conditions.length === 0 ? 'any client' : conditions.map(formatCondition).join(', and ')
