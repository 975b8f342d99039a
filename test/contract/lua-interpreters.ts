/** Interpreters in Lua that are wrong in one way each, for the servers that decide by `templates/parts/lua/rules.lua`. */
import { afterAll, describe, expect, it } from 'vitest'
import { makeLivePki } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { type Mistake, wrongCases } from './interpreters.ts'
import { type Stand, start } from './stand.ts'

const mistakes: readonly Mistake[] = [
  [
    'asks for one condition only',
    'if not isMet(condition, identity) then return false end',
    'if isMet(condition, identity) then return true end',
  ],
  [
    'takes a path for its beginning',
    "path:sub(1, #covering + 1) == covering .. '/'",
    'path:sub(1, #covering) == covering',
  ],
  ['ignores the case of paths', 'path == covering or', 'path:lower() == covering:lower() or'],
  [
    'does not see that others ignore the case of paths',
    'findRule(access, path, same) ~= findRule(access, fold(path), fold)',
    'false',
  ],
  ['does not see that others ignore dots at an end', ":gsub('[. ]+/', '/'):gsub('[. ]+$', '')", ''],
  ['takes a pattern for a beginning', 'if #wanted ~= #parts then return false end', ''],
  ['takes an empty part for any', "(part == '*' and parts[place] ~= '')", "part == '*'"],
  ['does not look at the upper end', 'value > condition.atMost', 'false'],
  ['mistakes one kind of name for another', 'identity[NAMES[condition.kind]]', 'identity.uris'],
  ['does not decode', 'return string.char(tonumber(octet, 16)) end)', "return 'x' end)"],
]

/** Demands that the cases of access rules catch each of them. */
export function catchesWrongLua(stand: Stand): void {
  describe(`the cases catch ${stand.title}, when it`, () => {
    const pki = makeLivePki()
    afterAll(() => stand.clear())

    it.for<Mistake>(mistakes)('%s', async ([, from, to], context) => {
      if (stand.missing !== undefined) return leaveOut(context, stand.missing)
      const edits = { 'lua/rules.lua': { [from]: to } }
      const wrong = await wrongCases((wish) => start(stand, pki, { ...wish, edits }), pki)
      expect(wrong).not.toEqual([])
      expect(wrong.length).toBeLessThan(40) // one that fails at everything proves nothing
    })
  })
}
