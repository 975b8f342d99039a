import { describe, expect, it } from 'vitest'
import { foreignReader } from '../../../src/probe/attacks/foreign-reader.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(foreignReader)

describe('a page of another site', async () => {
  const attempts = await attemptsOf(foreignReader, makePki())
  const [first] = attempts
  const origin = 'https://evil.example'
  const allowing = (allowed: string, credentials: string) => ({
    'access-control-allow-origin': allowed,
    'access-control-allow-credentials': credentials,
  })
  const judged = (headers: Readonly<Record<string, string>>, status = 200) =>
    judgedBy(first, { answer: pageOf(status, 'x', headers) })

  it('may read what allows just its origin, with credentials, whatever the status', () => {
    const evidence = `the 200 answer allows ${origin} to read it, with the client's certificate`
    expect(judged(allowing(origin, 'true'))).toEqual({ verdict: 'bypassed', evidence })
    for (const status of [404, 500, 503]) expect(judged(allowing(origin, 'true'), status).verdict).toBe('bypassed')
  })

  it.each([
    ['nothing', {}],
    ['any origin', allowing('*', 'true')],
    ['another', allowing('https://other.example', 'true')],
    ['no credentials', allowing(origin, 'false')],
    ['none with them', { 'access-control-allow-origin': origin }],
  ])('may not read what allows %s', (_, headers) => {
    expect(judged(headers)).toEqual({ verdict: 'enforced', how: 'no foreign page may read the answer' })
    expect(judged(headers, 404).verdict).toBe('enforced')
    // A busy server, or a proxy without its application, says nothing of what it sends with the page.
    for (const status of [429, 502, 503, 504]) expect(judged(headers, status).verdict).toBe('inconclusive')
  })

  it('may not read what allows two', () => {
    const [one, two] = [pageOf(200, 'x', allowing(origin, 'true')), pageOf(200, 'x', allowing('null', 'true'))]
    expect(judgedBy(first, { answer: { ...one, headers: [...one.headers, ...two.headers] } }).verdict).toBe('enforced')
  })

  it('reads nothing where no answer comes', () => {
    for (const attempt of attempts) expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
  })
})
