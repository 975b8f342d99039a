/** Holds a table of access rules that comes from a file against the claims that its reader knows. `access.ts` makes such tables. */
import type { AccessCondition, AccessTable, KnownClaim } from './access.ts'

/** What a value of each type of claim is in a table; a time cannot be required. */
const kindOf = { string: 'string', strings: 'string', integer: 'number', boolean: 'boolean', time: undefined } as const

function isKnown(condition: AccessCondition, claims: readonly KnownClaim[]): boolean {
  if (condition.kind !== 'claim') return true
  const type = claims.find(({ name }) => name === condition.name)?.type
  if (type === undefined) return false
  if (!('oneOf' in condition)) return type === 'integer'
  return condition.oneOf.every((value) => typeof value === kindOf[type])
}

/**
 * The objection to a table of the right shape, with its place (a JSON pointer): rules that are not in force, one behind a shorter path, which
 * would decide in its place, or one for a claim that the reader does not know. What is left out by a slip must not let anybody in. Pure.
 */
export function objectionToTable(
  { mode, paths }: AccessTable,
  claims: readonly KnownClaim[],
): { readonly pointer: string; readonly expected: string } | undefined {
  if (mode === 'unrestricted' && paths.length > 0)
    return { pointer: '/paths', expected: 'no rules where none is in force' }
  for (const [place, { path, grants }] of paths.entries()) {
    const pointer = `/paths/${place}`
    if (place > 0 && path.length > paths[place - 1]!.path.length)
      return { pointer, expected: 'a path no longer than the one before it' }
    if (!grants.every(({ require }) => require.every((condition) => isKnown(condition, claims))))
      return { pointer, expected: 'conditions on names, and on claims of their types that the file lists' }
  }
  return undefined
}
