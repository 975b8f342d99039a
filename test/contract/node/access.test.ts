/** The table of access cases against exported Node.js servers whose interpreter of the rules is wrong in one way. */
import { describe, expect, it } from 'vitest'
import { makeLivePki } from '../../support/exported-server.ts'
import { wrongCases } from '../interpreters.ts'
import { standsOf, start } from '../stand.ts'

const [stand] = await standsOf('node')
if (stand === undefined) throw new Error('there is no Node.js')

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
    const mistakes = { [from]: to }
    expect(await wrongCases((wish) => start(stand, pki, { ...wish, mistakes }), pki, 1)).not.toEqual([])
  })
})
