/** Access rules at the exported Node server. */

import { describe, expect, it } from 'vitest'
import { findTarget } from '../../src/export/catalogue.ts'
import { accessCases, accessClaims, accessTable } from '../support/access-cases.ts'
import { editFile, exportFor, makeLivePki, startExported } from '../support/exported-server.ts'
import { shippedTargets } from '../support/target-kit.ts'
import { accessContract, outcomeAt } from './access.ts'

const target = async () => findTarget(await shippedTargets(), 'node')

accessContract({
  target,
  file: 'access.json',
  start: async (pki, wish) => startExported(await exportFor(await target(), pki, wish), pki),
})

describe('the cases catch an interpreter of the rules that', () => {
  const pki = makeLivePki()

  it.each([
    ['asks for one condition only', 'grant.require.every(', 'grant.require.some('],
    ['takes a path for its beginning', '|| path.startsWith(', '|| path.startsWith(one.path) || path.startsWith('],
    ['ignores the case of paths', 'path === as(one.path)', 'fold(path) === fold(one.path)'],
    [
      'does not see that others ignore the case of paths',
      'findRule(access, path, (one) => one) !== findRule(access, fold(path), fold)',
      'false',
    ],
    ['does not see that others ignore dots at an end', ".replace(/[. ]+(?=\\/|$)/g, '')", ''],
    [
      'does not see that a letter may have two small ones',
      '    .toUpperCase()\n    .toLowerCase()',
      '    .toLowerCase()',
    ],
    ['lets GET imply HEAD', 'methods.includes(method)', "methods.includes(method.replace('HEAD', 'GET'))"],
    ['asks the shortest path first', 'access.paths.find((one)', 'access.paths.findLast((one)'],
    ['takes a pattern for a beginning', 'wanted.length === parts.length && ', ''],
    ['takes an empty part for any', "(part === '*' && parts[index] !== '')", "part === '*'"],
    ['reads a list as one text', '[].concat(value)', "String(value).split(' ')"],
    ['does not look at the upper end', ' && !(value > condition.atMost)', ''],
    ['mistakes one kind of name for another', 'dns: identity.dns', 'dns: identity.uris'],
    ['takes a path with escapes', ": raw;\n  if (raw === ''", ": raw.replace(/%/g, '_');\n  if (raw === ''"],
  ])('%s', async (_, from, to) => {
    const wrong: string[] = []
    for (const rules of ['as they are', 'decoded once'] as const) {
      const exported = await exportFor(await target(), pki, { claims: accessClaims, access: accessTable(rules) })
      editFile(exported.directory, 'rules.mjs', { [from]: to })
      const server = await startExported(exported, pki)
      for (const one of accessCases.filter((all) => all.rules === rules)) {
        if ((await outcomeAt(server, pki, one)) !== one.outcome) wrong.push(`${one.who}, ${one.method} ${one.target}`)
      }
      await server.stop()
    }
    expect(wrong).not.toEqual([])
  })
})
