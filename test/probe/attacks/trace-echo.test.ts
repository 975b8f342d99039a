import { describe, expect, it } from 'vitest'
import { traceEcho } from '../../../src/probe/attacks/trace-echo.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf, treasure } from '../../support/plan-kit.ts'
import { makePki } from '../../support/twins.ts'

contractOf(traceEcho)

describe('an answer to TRACE', async () => {
  const [attempt] = await attemptsOf(traceEcho, makePki())
  const mark = 'X-Countersign-Probe: countersign-probe-repeat-this'
  const added = `TRACE / HTTP/1.1\r\n${mark}\r\nX-Client-Verify: SUCCESS\r\n`
  const judged = (text: string, status = 200, control = treasure) =>
    judgedBy(attempt, { answer: pageOf(status, text) }, control)

  it('that shows what a proxy has added is a success', () => {
    const evidence = 'the answer to TRACE shows X-Client-Verify, which a proxy has added'
    expect(judged(added)).toEqual({ verdict: 'bypassed', evidence })
  })

  it('that shows the request alone, or what each page shows, is worth a remark', () => {
    const note = 'TRACE is answered 200 with the headers of the request'
    expect(judged(mark)).toEqual({ verdict: 'remark', note })
    expect(judged(added, 200, pageOf(200, 'x-client-verify: SUCCESS')).verdict).toBe('remark')
  })

  it('that repeats nothing, or refuses, is a refusal; a busy server has refused nothing', () => {
    expect(judged('something else')).toEqual({ verdict: 'enforced', how: 'the request is not repeated' })
    expect(judged(added, 405)).toEqual({ verdict: 'enforced', how: 'HTTP 405' })
    expect(judged(added, 501).verdict).toBe('enforced')
    for (const status of [429, 502, 503, 504]) expect(judged('', status).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { end: 'timeout' }).verdict).toBe('inconclusive')
    expect(judgedBy(attempt, { end: 'closed' }).verdict).toBe('silent')
  })
})
