/** Names as people have them, and the names that are proposed for them: each is one that can be issued. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseEntryName } from '../../src/core/brand.ts'
import { proposeName } from '../../src/core/propose-name.ts'

it.each([
  ['Alice Smith', 'alice-smith'],
  ['alice@acme.com', 'alice-acme.com'],
  ['José Müller', 'jose-muller'],
  ["Liam O'Neil", 'liam-oneil'],
  ['Søren Æbelø', 'soren-aebelo'],
  ['A. Smith', 'a-smith'],
  ['  Smith,  Alice (IT)', 'smith-alice-it'],
  ['a..b', 'a.b'],
  ['alice', 'alice'],
])('proposes for %j %j', (name, proposal) => {
  expect(proposeName(name)).toBe(proposal)
})

it.each(['', '李', 'Анна', 'Alice 李', '--', '@', 'a'.repeat(64)])('proposes nothing for %j', (name) => {
  expect(proposeName(name)).toBeUndefined()
})

it('proposes nothing that is no name', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const proposal = proposeName(text)
      if (proposal !== undefined) expect(parseEntryName(proposal)).toBe(proposal)
    }),
    { seed: 11, numRuns: 2000 },
  )
})
