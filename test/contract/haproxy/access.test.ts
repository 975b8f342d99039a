/** Whether the cases of access rules catch an interpreter in Lua that is wrong in one way, at the exported HAProxy. */
import { afterAll, describe, expect, it } from 'vitest'
import { makeLivePki, stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { type Mistake, wrongCases } from '../interpreters.ts'
import { standsOf, start } from '../stand.ts'

afterAll(stopLeftOver)

const [stand] = await standsOf('haproxy')

describe('the cases catch a HAProxy that', () => {
  const pki = makeLivePki()
  afterAll(() => stand?.clear())

  it.for<Mistake>([
    [
      'asks for one condition only',
      'if not is_met(condition, identity) then return false end',
      'if is_met(condition, identity) then return true end',
    ],
    [
      'takes a path for its beginning',
      "string.sub(path, 1, #covered + 1) == covered .. '/'",
      'string.sub(path, 1, #covered) == covered',
    ],
    ['ignores the case of paths', 'path == covered or', 'fold(path) == fold(covered) or'],
    [
      'does not see that others ignore the case of paths',
      'find_rule(access, path, same) ~= find_rule(access, fold(path), fold)',
      'false',
    ],
    ['does not see that others ignore dots at an end', "string.gsub(segment, '[. ]+$', '')", 'segment'],
    ['takes a pattern for a beginning', 'if #wanted ~= #parts then return false end', ''],
    ['takes an empty part for any', "(part ~= '*' or parts[i] == '')", "part ~= '*'"],
    ['does not look at the upper end', 'value <= condition.atMost', 'true'],
    ['mistakes one kind of name for another', 'identity[condition.kind]', 'identity.uri'],
    ['does not decode', 'string.char(tonumber(digits, 16)) end)\n  local points', "'x' end)\n  local points"],
  ])('%s', async ([, from, to], context) => {
    if (stand === undefined || stand.missing !== undefined) return leaveOut(context, stand?.missing ?? 'no HAProxy')
    const edits = { 'lua/rules.lua': { [from]: to } }
    const wrong = await wrongCases((wish) => start(stand, pki, { ...wish, edits }), pki)
    expect(wrong).not.toEqual([])
    expect(wrong.length).toBeLessThan(40) // one that fails at everything proves nothing
  })
})
