/** Finds access rules that admit more clients than they seem to, and access rules that no client can satisfy. */
import type { Finding } from '../core/finding.ts'
import {
  type AccessCondition,
  type AccessGrant,
  type AccessNameKind,
  type AccessPath,
  type AccessTable,
  formatRequirement,
} from './access.ts'
import { covers, matchesName } from './access-decision.ts'
import { type ClaimDefinition, requireClaimValue, requireDefinition } from './claim.ts'
import { parseSubjectAltName } from './identity.ts'
import { objectionsOf } from './lint-rule.ts'

/** The claims and names that rules may ask for. */
export type AccessContext = { readonly definitions: readonly ClaimDefinition[]; readonly trustDomain: string }

/**
 * Lints a table of access rules. Every finding is an error: such rules are not what their author meant.
 *
 * - `access-weaker-below`: a path lets in whom a shorter path above it, for the same method, does not, and does not say
 *   `"weaker": "intended"`;
 * - `access-not-weaker`: it says so, and is not;
 * - `access-never-met`: no certificate of this home can carry the value.
 *
 * Pure.
 *
 * @see CWE-863 (incorrect authorization)
 */
export function lintAccess(table: AccessTable, context: AccessContext): readonly Finding[] {
  return [...lintNesting(table), ...checkValues(table, context)]
}

const finding = (rule: string, message: string): Finding => ({ rule, severity: 'error', message, citation: 'CWE-863' })

/** As {@link lintAccess}, of the paths alone: for callers that do not know what certificates can carry. Pure. */
export function lintNesting({ paths }: AccessTable): readonly Finding[] {
  return paths.flatMap(({ path, grants }) => {
    const above = paths.filter((one) => one.path !== path && covers(one.path, path))
    return grants.flatMap((grant) => {
      const methods = grant.methods.join(', ')
      const stricter = grant.methods
        .map((method) => findStricter(grant, method, above))
        .find((one) => one !== undefined)
      if (grant.weaker === undefined && stricter !== undefined) {
        const asks =
          grant.require.length === 0 ? 'admits any client' : `requires only: ${formatRequirement(grant.require)}`
        const problem = `the rule for ${methods} ${path} ${asks}; but the rule for the shorter path ${stricter.path} ${stricter.asks}`
        return [finding('access-weaker-below', `${problem}; if you want this, write "weaker": "intended" in the rule`)]
      }
      if (grant.weaker !== undefined && stricter === undefined) {
        return [
          finding(
            'access-not-weaker',
            `${methods} ${path} says "weaker": "intended", but no rule for a shorter path is stricter; remove "weaker"`,
          ),
        ]
      }
      return []
    })
  })
}

/** The nearest path above that decides on the method, if it lets in fewer. Longest first, as in the table. */
function findStricter(grant: AccessGrant, method: string, above: readonly AccessPath[]) {
  for (const { path, grants } of above) {
    if (grants.length === 0) return { path, asks: 'admits nobody' }
    const outer = grants.find(({ methods }) => methods.includes(method))
    if (outer !== undefined) {
      return isAsStrict(grant, outer) ? undefined : { path, asks: `requires: ${formatRequirement(outer.require)}` }
    }
  }
  return undefined
}

/** Whether every client that meets the inner conditions meets the outer ones too. */
const isAsStrict = (inner: AccessGrant, outer: AccessGrant): boolean =>
  outer.require.every((wanted) => inner.require.some((given) => implies(given, wanted)))

function implies(given: AccessCondition, wanted: AccessCondition): boolean {
  if (given.kind === 'claim' && wanted.kind === 'claim') {
    if (given.name !== wanted.name) return false
    if ('oneOf' in given && 'oneOf' in wanted) return given.oneOf.every((value) => wanted.oneOf.includes(value))
    if ('oneOf' in wanted) return false
    const { atLeast = -Infinity, atMost = Infinity } = wanted
    if ('oneOf' in given) return given.oneOf.every((value) => Number(value) >= atLeast && Number(value) <= atMost)
    return (given.atLeast ?? -Infinity) >= atLeast && (given.atMost ?? Infinity) <= atMost
  }
  if (given.kind === 'claim' || wanted.kind === 'claim' || given.kind !== wanted.kind) return false
  const { kind } = given
  return given.oneOf.every((narrow) => wanted.oneOf.some((wide) => matchesName(kind, wide, narrow)))
}

function checkValues({ paths }: AccessTable, context: AccessContext): readonly Finding[] {
  return paths.flatMap(({ path, grants }) =>
    grants.flatMap(({ require }) =>
      require.flatMap((condition) =>
        objectionsTo(condition, context).map((why) =>
          finding('access-never-met', `no client can ever satisfy a rule for ${path}: ${why}`),
        ),
      ),
    ),
  )
}

function objectionsTo(condition: AccessCondition, { definitions, trustDomain }: AccessContext): readonly string[] {
  if (!('oneOf' in condition)) return []
  return condition.oneOf.flatMap((value) =>
    objectionsOf(
      () => {
        if (condition.kind !== 'claim') return requireName(condition.kind, String(value), trustDomain)
        const definition = requireDefinition(definitions, condition.name)
        const one = typeof value === 'number' ? BigInt(value) : value
        requireClaimValue(definition, definition.type === 'strings' ? [String(one)] : one)
      },
      ({ message, hint }) => `${message} (${hint})`,
    ),
  )
}

/** A pattern is one that a name could match: with a letter for each wildcard it is a name that this home may issue. */
function requireName(kind: AccessNameKind, pattern: string, trustDomain: string): void {
  const sample = { uri: /(?<=\/)\*(?=\/|$)/g, dns: /(?<=^|\.)\*(?=\.)/g, email: /^\*(?=@)/ }[kind]
  parseSubjectAltName(kind, pattern.replace(sample, 'x'), { usage: 'client', trustDomain })
}
