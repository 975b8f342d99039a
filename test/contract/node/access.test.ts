/** The table of access cases against exported Node.js servers whose interpreter of the rules is wrong in one way. */
import { describe, expect, it } from 'vitest'
import { makeLivePki } from '../../support/exported-server.ts'
import { javascriptMistakes, type Mistake, wrongCases } from '../interpreters.ts'
import { standsOf, start } from '../stand.ts'

const [stand] = await standsOf('node')
if (stand === undefined) throw new Error('there is no Node.js')

describe('the cases catch an interpreter of the rules that', () => {
  const pki = makeLivePki()

  it.each<Mistake>([
    ...javascriptMistakes,
    [
      'does not see that a letter may have two small ones',
      '    .toUpperCase()\n    .toLowerCase()',
      '    .toLowerCase()',
    ],
  ])('%s', async (_, from, to) => {
    const mistakes = { [from]: to }
    expect(await wrongCases((wish) => start(stand, pki, { ...wish, mistakes }), pki, 1)).not.toEqual([])
  })
})
