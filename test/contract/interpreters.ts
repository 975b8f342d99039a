/** What shows that the table of access cases catches an interpreter that is wrong in one way. */

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
