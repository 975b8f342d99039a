/** Checks that a target can enforce all access rules of an export. If it cannot enforce one rule, the whole export is refused. */
import { CountersignError } from '../core/refusal.ts'
import { type AccessCondition, type AccessTable, formatCondition } from '../policy/access.ts'
import type { ClaimDefinition } from '../policy/claim.ts'
import type { Target } from './catalogue.ts'
import type { AccessAbility } from './manifest.ts'

/** A claim that the target knows, by its type. */
type Readable = Pick<ClaimDefinition, 'name' | 'type'>

/**
 * Requires that a target can enforce every rule of a table.
 *
 * Pure.
 *
 * @param claims those that the target can read
 * @throws {CountersignError} `target.cannot` with the first rule that it cannot, why, and what would work
 */
export function requireEnforceable(table: AccessTable, target: Target, claims: readonly Readable[]): void {
  if (table.mode === 'unrestricted') return
  const { by, instead } = target.claims.access ?? withoutRules(target)
  const refuse = (what: string): CountersignError =>
    new CountersignError('target.cannot', { target: target.name, what, instead })
  if (target.claims.access === undefined) throw refuse('access rules')
  if (table.escapes === 'decode-once' && !by.includes('decode-once')) {
    throw refuse('access rules with "escapes": "decode-once"')
  }
  for (const { path, grants } of table.paths) {
    if (path !== '/' && !by.includes('path')) throw refuse(`an access rule for ${path}: it does not see paths`)
    for (const { methods, require } of grants) {
      if (!by.includes('method')) throw refuse(`an access rule for ${methods[0]} ${path}: it does not see methods`)
      for (const condition of require) {
        const lacking = abilitiesFor(condition, claims).find((ability) => ability === 'claim' || !by.includes(ability))
        if (lacking !== undefined) throw refuse(`the access rule for ${path} that ${formatCondition(condition)}`)
      }
    }
  }
}

/** For a target that enforces no rules: no abilities, and the advice of its manifest. */
function withoutRules({ cannot }: Target): { readonly by: readonly AccessAbility[]; readonly instead: string } {
  const limit = cannot.find(({ lacks }) => lacks?.includes('access'))
  return { by: [], instead: limit?.instead ?? 'leave the rules out' }
}

/** The abilities that a server needs to decide a condition; `claim` if it cannot read the claim at all. */
function abilitiesFor(condition: AccessCondition, claims: readonly Readable[]): readonly (AccessAbility | 'claim')[] {
  if (condition.kind !== 'claim') {
    const wildcard = condition.oneOf.some((pattern) => pattern.includes('*'))
    return [condition.kind, ...(wildcard ? (['wildcard'] as const) : [])]
  }
  const type = claims.find(({ name }) => name === condition.name)?.type
  if (type === undefined || type === 'time') return ['claim']
  return 'oneOf' in condition ? [type] : ['range']
}
