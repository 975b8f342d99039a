/** What shows that the table of access cases catches an interpreter that is wrong in one way, and the ways in which one in JavaScript may be. */

import { type AccessRulesName, accessCases, accessClaims, accessRules, accessTable } from '../support/access-cases.ts'
import type { LivePki } from '../support/exported-server.ts'
import { outcomeAt } from './access.ts'
import type { Standing, Wish } from './stand.ts'

/** The cases that come out otherwise than they should, at a server that is started anew for each set of rules. */
export async function wrongCases(
  startWith: (wish: Wish) => Promise<Standing>,
  pki: LivePki,
  upTo = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const wrong: string[] = []
  for (const rules of Object.keys(accessRules) as AccessRulesName[]) {
    const server = await startWith({ claims: accessClaims, access: accessTable(rules) })
    try {
      for (const one of accessCases.filter((all) => all.rules === rules)) {
        if ((await outcomeAt(server, pki, one)) !== one.outcome) wrong.push(`${one.who}, ${one.method} ${one.target}`)
        if (wrong.length === upTo) return wrong
      }
    } finally {
      await server.stop()
    }
  }
  return wrong
}

/** A mistake in an interpreter: what is wrong with it, an expression of it, and what stands in the place of that. */
export type Mistake = readonly [what: string, from: string, to: string]

/** Mistakes in the interpreter in JavaScript, which several targets share. */
export const javascriptMistakes: readonly Mistake[] = [
  ['asks for one condition only', 'grant.require.every(', 'grant.require.some('],
  ['takes a path for its beginning', '|| path.startsWith(', '|| path.startsWith(one.path) || path.startsWith('],
  ['ignores the case of paths', 'path === as(one.path)', 'fold(path) === fold(one.path)'],
  [
    'does not see that others ignore the case of paths',
    'findRule(access, path, (one) => one) !== findRule(access, fold(path), fold)',
    'false',
  ],
  ['does not see that others ignore dots at an end', ".replace(/[. ]+(?=\\/|$)/g, '')", ''],
  ['lets GET imply HEAD', 'methods.includes(method)', "methods.includes(method.replace('HEAD', 'GET'))"],
  ['asks the shortest path first', 'access.paths.find(', 'access.paths.slice().reverse().find('],
  ['takes a pattern for a beginning', 'wanted.length === parts.length && ', ''],
  ['takes an empty part for any', "(part === '*' && parts[index] !== '')", "part === '*'"],
  ['reads a list as one text', '[].concat(value)', "String(value).split(' ')"],
  ['does not look at the upper end', ' && !(value > condition.atMost)', ''],
  ['mistakes one kind of name for another', 'dns: identity.dns', 'dns: identity.uris'],
  ['takes a path with escapes', ": raw;\n  if (raw === ''", ": raw.replace(/%/g, '_');\n  if (raw === ''"],
]
