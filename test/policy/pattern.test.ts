import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPattern, matchesWhole } from '../../src/policy/pattern.ts'
import { times } from '../support/sweep.ts'

/** What V8 says, on texts that are too short for it to go astray. */
const byEngine = (pattern: string, text: string): boolean => new RegExp(`^(?:${pattern})$`, 'u').test(text)

const atom = fc.constantFrom(
  'a',
  'b',
  'c',
  '.',
  '[ab]',
  '[^a]',
  '\\d',
  '\\.',
  '\\u{1F511}',
  '\\p{L}',
  '[\\]x-z]',
  '🔑',
  '(?:)',
)
const quantifier = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0}', '{1,3}', '{2,}', '*?', '{0,2}?')
const pattern = fc.letrec<{ one: string; all: string }>((tie) => ({
  one: fc.oneof(
    { maxDepth: 3 },
    atom,
    fc.tuple(fc.constantFrom('(?:', '(', '(?<n>'), tie('all')).map(([open, inner]) => `${open}${inner})`),
  ),
  all: fc
    .array(
      fc.array(
        fc.tuple(tie('one'), quantifier).map((pair) => pair.join('')),
        { maxLength: 3 },
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map((parts) => parts.map((part) => part.join('')).join('|')),
})).all
const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'x', ']', '1', '.', '🔑', '\n'), { maxLength: 6 })
  .map((all) => all.join(''))

describe('a pattern', () => {
  it('matches whole texts as the engine of the language does', () => {
    fc.assert(
      fc.property(pattern, fc.array(text, { minLength: 5, maxLength: 5 }), (one, texts) => {
        fc.pre(isPattern(one))
        for (const each of texts) expect([each, matchesWhole(one, each)], one).toEqual([each, byEngine(one, each)])
      }),
      // A pattern now and then that V8 needs hours for: chance must not choose it.
      { numRuns: times(2000), seed: 2 },
    )
  })

  it.each(['(a+)+b', '(?:a|a)*b', '(a*)*b', 'a*a*a*a*a*a*a*a*b', '(?:a?){200}a{200}', '(?:(?:a{0,9}){0,9}){0,9}b'])(
    'ends, whatever the text: %s',
    (one) => {
      expect(isPattern(one)).toBe(true)
      expect(matchesWhole(one, `${'a'.repeat(255)}!`)).toBe(false)
    },
  )

  it('matches more texts than are remembered: whatever was forgotten is found again', () => {
    const pairs = '(?:[^x]|x[^x]){0,60}'
    const said = (each: number) =>
      Array.from({ length: 60 }, (_, index) => String.fromCodePoint(0x100 + each * 60 + index))
    for (let each = 0; each < 200; each += 1) {
      const text = said(each).join('')
      const texts = [text, text.replace(/^../u, '$&x'), text.replace(/^../u, '$&xx'), `${text}y`]
      expect(texts.map((one) => matchesWhole(pairs, one))).toEqual([true, true, false, false])
    }
  })

  it.each([
    ['an anchor', '^a$'],
    ['a word boundary', 'a\\b'],
    ['lookahead', 'a(?=b)b'],
    ['lookbehind', '(?<!a)b'],
    ['a back reference', '(a)\\1'],
    ['a named reference', '(?<x>a)\\k<x>'],
    ['flags of its own', '(?i:a)'],
    ['too many repetitions', '(?:a{99}){99}'],
    ['too many of nothing', '(?:(?:){99999}){99999}'],
    ['a class that does not end', '[a'],
    ['a parenthesis too many', 'a)'],
    ['groups without end', `${'('.repeat(50_000)}${')'.repeat(50_000)}`],
  ])('is refused with %s', (_, one) => {
    expect(isPattern(one)).toBe(false)
  })

  it('takes what is shipped', () => {
    expect(matchesWhole('[a-z0-9][a-z0-9._-]{0,62}', 'admin.eu-1')).toBe(true)
    expect(matchesWhole('[a-z0-9][a-z0-9._-]{0,62}', 'Admin')).toBe(false)
    expect(matchesWhole('[a-z0-9][a-z0-9._-]{0,62}', 'a'.repeat(64))).toBe(false)
  })
})
