/** Answers in words: what they show beside the honest client's, and what they do not. */
import { describe, expect, it } from 'vitest'
import type { Said } from '../../../src/probe/protocol/protocol.ts'
import { judgeControlBy, judgeWords, ofWords } from '../../../src/probe/protocol/words-judge.ts'

const welcome: Said = { says: 'welcome', means: 'let-in' }
const denied: Said = { says: 'denied', means: 'refused' }
const broken: Said = { says: 'later', means: 'unable' }

describe('an answer in words', () => {
  it.each([
    [
      'the words of the honest client',
      welcome,
      welcome,
      { verdict: 'bypassed', evidence: /answered welcome, as the honest/ },
    ],
    [
      'other words that let in',
      { ...welcome, says: 'hello' },
      welcome,
      { verdict: 'inconclusive', why: /got past TLS/ },
    ],
    ['a refusal', denied, welcome, { verdict: 'enforced', how: /^denied$/ }],
    ['a refusal, beside another one', { ...denied, says: 'no' }, denied, { verdict: 'enforced', how: /^no$/ }],
    [
      'the refusal that the honest client gets',
      denied,
      denied,
      { verdict: 'inconclusive', why: /would look the same/ },
    ],
    ['who is let in where the honest client is not', welcome, denied, { verdict: 'inconclusive', why: /not as far/ }],
    ['that nobody can be served', broken, welcome, { verdict: 'inconclusive', why: /which is no refusal/ }],
    ['the same, as the honest client is', broken, broken, { verdict: 'inconclusive', why: /which is no refusal/ }],
  ] as const)('%s', (_, answer, control, { verdict, ...reason }) => {
    const [[field, words]] = Object.entries(reason) as [[string, RegExp]]
    expect(judgeWords(answer, control)).toEqual({ verdict, [field]: expect.stringMatching(words) })
    // Asked in the honest client's own name, which is no other one.
    expect(judgeWords(answer, control, { asks: 'x' }).verdict).toBe(verdict)
  })

  it('that refuses another name proves nothing: its certificate got past TLS', () => {
    const question = { asks: 'session of bob', user: 'bob', byOther: true } as const
    const why = expect.stringMatching(/^answered denied as bob, .* while it is probed$/)
    expect(judgeWords(denied, welcome, question)).toEqual({ verdict: 'inconclusive', why })
    expect(judgeWords(welcome, welcome, question).verdict).toBe('bypassed')
  })

  it('resembles one with the same words alone, and is told in these', () => {
    expect(ofWords.resembles(welcome, { ...welcome })).toBe(true)
    expect(ofWords.resembles(welcome, denied)).toBe(false)
    expect(ofWords.tell(denied)).toBe('denied')
  })
})

describe('the honest client', () => {
  it('is answered where it is let in, denied where it is refused, and has failed where nobody is served', () => {
    const judgeControl = judgeControlBy('give --user NAME')
    expect(judgeControl(welcome)).toEqual({ state: 'answered', answer: welcome })
    expect(judgeControl(denied)).toEqual({
      state: 'denied',
      answer: denied,
      why: 'it was answered denied; give --user NAME',
    })
    const why = 'it was answered later; probe later, or more slowly with --rate N'
    expect(judgeControl(broken)).toEqual({ state: 'failed', why })
  })
})
