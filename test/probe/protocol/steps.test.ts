/** Protocols that are made of steps: in which order they are taken, where they end, and what is said in clear before TLS. */
import { describe, expect, it } from 'vitest'
import { codedLines, line, preludeOf, protocolOfSteps, readCode, type Step } from '../../../src/probe/protocol/steps.ts'
import { readingsContract, type Script, scripted, tellReply } from '../../contract/readings.ts'

const coded = (send?: Step['send']): Step => ({ ...(send && { send }), measure: codedLines, read: readCode })
const greeting = coded()
const question = { asks: '' }
const made = { id: 'smtp', title: 'coded lines', asks: '', hint: '', again: 'it is asked once' } as const
const writtenTo = ({ written }: Script): string => Buffer.concat(written).toString('latin1')

readingsContract(protocolOfSteps({ ...made, steps: [coded('A')] }), [
  ['', 'closed (0)'],
  ['250 ok\r\n250', 'let-in: 250 (8)'],
  ['250-a\r\n250 b\r\n', 'let-in: 250 (14)'],
  ['399 ok\r\n', 'let-in: 399 (8)'],
  ['400 no\r\n', 'unable: 400 (8)'],
  ['499 no\r\n', 'unable: 499 (8)'],
  ['500 no\r\n', 'refused: 500 (8)'],
  ['199 no\r\n', 'a reply has no code (8)'],
  ['220', 'closed (3)'],
  ['HTT', 'closed (3)'],
  ['HTTP', 'a reply has no code (4)'],
  [`220 ${'x'.repeat(64 * 1024 - 6)}\r\n`, `let-in: 220 (${64 * 1024})`],
  [`220-${'x'.repeat(64 * 1024 - 4)}`, `closed (${64 * 1024})`],
  [`220-${'x'.repeat(64 * 1024 - 3)}`, `let-in: 220 (${64 * 1024 + 1})`],
])
readingsContract(protocolOfSteps({ ...made, title: 'a greeting, and an answer', steps: [greeting, coded('A')] }), [
  ['220 a\r\n250 b\r\n', 'let-in: 250 (14)'],
  ['220 a\r\n', 'closed (7)'],
  ['554 a\r\n250 b\r\n', 'refused: 554 (7)'],
  ['421 a\r\n250 b\r\n', 'unable: 421 (7)'],
])

describe('a line', () => {
  it('ends where it ends, be it at once', () => {
    expect([line(Buffer.from('a\r')), line(Buffer.from('a\r\nb')), line(Buffer.from('\r\n'))]).toEqual([
      undefined,
      3,
      2,
    ])
  })
})

describe('an answer', () => {
  const offering: Step = { ...coded('A'), leadsTo: () => coded('L') }
  it.each([
    ['is all that came where nothing was asked before it', [coded('A')], '250 a', { receivedBytes: 5 }],
    ['is what came to the last step', [greeting, coded('A')], '220 a\r\n25', { receivedBytes: 9, answerBytes: 2 }],
    ['is nothing of a greeting', [greeting, coded('A')], '220 a\r\n', { receivedBytes: 7, answerBytes: 0 }],
    ['is nothing of an offer', [offering], '250 offer\r\n', { receivedBytes: 11, answerBytes: 0 }],
    ['is one to an offer', [greeting, offering], '220 a\r\n250 b\r\n5', { receivedBytes: 15, answerBytes: 1 }],
    ['is the first that does not let on', [greeting, coded('A')], '554 a\r\n250 b\r\n', { receivedBytes: 7 }],
  ] as const)('%s', async (_, steps, said, seen) => {
    const {
      end: _end,
      answer: _answer,
      ...counted
    } = await protocolOfSteps({ ...made, steps }).ask(scripted(said), question, '')
    expect(counted).toEqual(seen)
  })
})

describe('what is sent', () => {
  const toName = (name: string): string => `A ${name}`

  it('names the server without its port, or is what it is', async () => {
    const protocol = protocolOfSteps({
      ...made,
      steps: [coded(toName), coded('B'), { ...greeting, send: Buffer.of(67) }],
    })
    const stream = scripted('220 a\r\n220 b\r\n220 c\r\n')
    await protocol.ask(stream, question, 'localhost:25')
    expect(writtenTo(stream)).toBe('A localhostBC')
  })

  it('is sent before the greeting only to a server that would wait', async () => {
    const greeted = protocolOfSteps({ ...made, steps: [greeting, coded('A'), coded('B')] })
    const stream = scripted('220 a\r\n')
    await greeted.ask(stream, question, '')
    expect(writtenTo(stream)).toBe('A')
    const silent = scripted('')
    await greeted.askAtOnce?.(silent, question, '')
    expect(writtenTo(silent)).toBe('A')
    const whole = scripted('220 a\r\n250 b\r\n250 c\r\n')
    expect(tellReply(await greeted.askInClear!(whole, question, ''))).toBe('let-in: 250 (21)')
    expect(writtenTo(whole)).toBe('AB')
    expect(protocolOfSteps({ ...made, steps: [coded('A')] })).not.toHaveProperty('askAtOnce')
  })

  it('is nothing where nobody asks anything', async () => {
    const mute = protocolOfSteps({ ...made, steps: [greeting] })
    const stream = scripted('220 a\r\n')
    expect(tellReply(await mute.askAtOnce!(stream, question, ''))).toBe('let-in: 220 (7)')
    const none = protocolOfSteps({ ...made, steps: [] })
    expect(tellReply(await none.askAtOnce!(stream, question, ''))).toBe('local (0)')
  })
})

describe('a conversation', () => {
  const twice = async (said: string, again: Step | string) => {
    const protocol = protocolOfSteps({ ...made, steps: [coded('A')], again })
    const talk = protocol.converse(scripted(said), '')
    const [first, second] = [await talk.ask(question), await talk.ask(question)]
    return [tellReply(first), tellReply(second), protocol.askedOnce]
  }

  it('has the first answer for as long as the client is served, and what else comes instead', async () => {
    expect(await twice('250 a\r\n220 b\r\n', coded('N'))).toEqual(['let-in: 250 (7)', 'let-in: 250 (7)', undefined])
    expect(await twice('250 a\r\n554 b\r\n', coded('N'))).toEqual(['let-in: 250 (7)', 'refused: 554 (7)', undefined])
    expect(await twice('250 a\r\n421 b\r\n', coded('N'))).toEqual(['let-in: 250 (7)', 'unable: 421 (7)', undefined])
    expect(await twice('250 a\r\n', coded('N'))).toEqual(['let-in: 250 (7)', 'closed (0)', undefined])
  })

  it('is over after the first answer where nothing can be asked twice', async () => {
    expect(await twice('250 a\r\n250 b\r\n', 'never twice')).toEqual([
      'let-in: 250 (7)',
      'never twice (0)',
      'never twice',
    ])
  })
})

describe('the exchange in clear', () => {
  const begin = (said: string) => preludeOf('Mail', [greeting, coded('S')])(scripted(said), '')

  it('begins TLS where each reply lets on', async () => {
    expect(await begin('220 a\r\n220 b\r\n')).toBeUndefined()
    const prelude = [greeting, coded('S')]
    expect(protocolOfSteps({ ...made, before: prelude, steps: [greeting] }).inClear).toBe('greeted')
    expect(protocolOfSteps({ ...made, steps: [greeting] })).not.toHaveProperty('prelude')
  })

  it.each([
    ['554 a\r\n220 b\r\n', 'it answered 554'],
    ['220 a\r\n454 b\r\n', 'it answered 454'],
    ['HTTP/1.1\r\n', 'a reply has no code'],
  ])('begins none where %j is said', async (said, why) => {
    expect(await begin(said)).toEqual({ end: 'local', detail: `the server does not begin TLS in Mail: ${why}` })
  })

  it('takes nothing that comes with the last reply, and leaves what comes with another', async () => {
    const atOnce = (said: string) => preludeOf('Mail', [greeting, coded('S')])(scripted(said, { end: 'closed' }, 0), '')
    expect(await atOnce('220 a\r\n220 b\r\n')).toBeUndefined()
    expect(await atOnce('220 a\r\n220 b\r\n250 c\r\n')).toEqual({
      end: 'local',
      detail: 'the server does not begin TLS in Mail: more came than was asked for',
    })
  })

  it('ends as the connection ends', async () => {
    expect(await begin('220 a\r\n')).toEqual({ end: 'closed' })
    expect(await preludeOf('Mail', [greeting])(scripted('', { end: 'reset', detail: 'gone' }))).toEqual({
      end: 'reset',
      detail: 'gone',
    })
  })
})
