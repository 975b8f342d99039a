import { describe, expect, it } from 'vitest'
import {
  describeSilence,
  formatRoute,
  judge,
  judgeAsRemark,
  judgeControl,
  judgeFlight,
  judgeHello,
  judgeUnmoved,
  leaveOpen,
  leaveOpenBy,
} from '../../../src/probe/engine/oracle.ts'
import type { Observation } from '../../../src/probe/observation.ts'
import type { HttpResponse } from '../../../src/probe/protocol/http.ts'
import { resembles } from '../../../src/probe/protocol/http.ts'
import { isFault, isOfTheMoment } from '../../../src/probe/protocol/http-judge.ts'
import { http1 } from '../../../src/probe/protocols/http1.ts'
import { http2 } from '../../../src/probe/protocols/http2.ts'

function answer(status: number, text = '', headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(text),
  }
}

const base = {
  transport: '1.3',
  protocol: http1,
  end: 'complete',
  handshake: 'complete',
  flight: { tickets: [] },
  resumed: false,
  receivedBytes: 0,
  elapsedMs: 1,
} as const
const answered = (response: HttpResponse): Observation => ({ ...base, answer: response, receivedBytes: 1 })
const ended = (end: Observation['end'], more: Partial<Observation> = {}): Observation => ({ ...base, end, ...more })

const honest = answer(200, 'the treasure of Acme')
const redirect = answer(302, '', { location: '/app' })

const get = { method: 'GET', path: '/' }

describe('a verdict that stays open', () => {
  it.each([
    [ended('unreachable'), 'the server could not be reached; look whether the server still runs'],
    [ended('local'), 'the probe ended the connection; keep with --keep DIRECTORY'],
    [ended('complete', { receivedBytes: 1 }), 'the answer is not HTTP; look which protocol'],
    [ended('timeout'), 'no answer came in time; if the server is slow or limits connections'],
    [ended('timeout', { receivedBytes: 1 }), 'the answer did not end in time; look in the log of the server why'],
    [ended('closed', { receivedBytes: 3 }), 'the answer broke off after 3 bytes; look in the log of the server why'],
    [ended('closed', { receivedBytes: 3, answerBytes: 0 }), 'the server closed the connection without an answer; if'],
    [ended('reset'), 'the server reset the connection without an answer; if the server is slow'],
    [undefined, 'nothing was asked; probe again'],
  ])('names the cause and what decides it: %#', (seen, says) => {
    expect(leaveOpen(seen)).toEqual({ verdict: 'inconclusive', why: expect.stringContaining(says) })
    const led = leaveOpen(seen, 'it is not known whether it does')
    expect(led.verdict === 'inconclusive' && led.why).toMatch(/^it is not known whether it does: /)
    expect(led.verdict === 'inconclusive' && led.why).toContain(says)
    const plain = leaveOpen(seen)
    expect(plain.verdict === 'inconclusive' && plain.why.startsWith(says)).toBe(true)
  })

  it('names the route over which the honest client fails', () => {
    expect(leaveOpenBy('it was answered 400', { version: '1.2', protocol: http1 })).toEqual({
      verdict: 'inconclusive',
      why: expect.stringMatching(/^the honest client fails over TLS 1\.2: it was answered 400; have the server answer/),
    })
  })
})

describe('judgeFlight', () => {
  it.each([
    ['an alert about a message', ended('closed', { alert: 10 }), 'enforced'],
    ['an alert about a value in it', ended('closed', { alert: 47 }), 'enforced'],
    ['an alert about its length', ended('reset', { alert: 50 }), 'enforced'],
    ['an alert about the signature', ended('closed', { alert: 51 }), 'enforced'],
    ['an alert about a record, which may be our fault', ended('closed', { alert: 20 }), 'silent'],
    ['a close without a word', ended('closed'), 'silent'],
    ['no answer in time', ended('timeout'), 'inconclusive'],
    ['the honest page', answered(honest), 'bypassed'],
    [
      'an alert about a message before the flight was sent',
      ended('closed', { alert: 10, unsent: true }),
      'inconclusive',
    ],
    ['an alert about a certificate before it was sent', ended('closed', { alert: 42, unsent: true }), 'inconclusive'],
    ['a close before it was sent', ended('closed', { unsent: true }), 'inconclusive'],
  ] as const)('%s', (_, seen, verdict) => {
    expect(judgeFlight(seen, honest, get).verdict).toBe(verdict)
  })
})

describe('an answer of the moment', () => {
  it('is one of load, or of a proxy that does not reach its application, and no other fault or refusal', () => {
    const statuses = [200, 302, 400, 403, 404, 408, 425, 429, 500, 501, 502, 503, 504, 526]
    expect(statuses.filter((status) => isOfTheMoment(answer(status)))).toEqual([408, 425, 429, 502, 503, 504])
  })
})

describe('judge', () => {
  it.each([
    ['the honest page', answered(honest), honest, 'bypassed'],
    ['the honest page but for a name', answered(answer(200, 'the treasure of Bob')), honest, 'bypassed'],
    ['the honest redirect', answered(redirect), redirect, 'bypassed'],
    ['another page with 200', answered(answer(200, 'please log in')), honest, 'inconclusive'],
    ['another redirect', answered(answer(302, '', { location: '/login' })), honest, 'inconclusive'],
    ['a redirect elsewhere', answered(answer(302, '', { location: '/login' })), redirect, 'inconclusive'],
    ['400', answered(answer(400, 'the treasure of Acme')), honest, 'enforced'],
    ['401', answered(answer(401)), honest, 'enforced'],
    ['403', answered(answer(403)), honest, 'enforced'],
    ['421', answered(answer(421)), honest, 'enforced'],
    ['496', answered(answer(496)), honest, 'enforced'],
    ['526', answered(answer(526)), honest, 'enforced'],
    ['408, which speaks of patience', answered(answer(408)), honest, 'inconclusive'],
    ['429, which speaks of load', answered(answer(429)), honest, 'inconclusive'],
    ['500, which speaks of a fault', answered(answer(500)), honest, 'inconclusive'],
    ['503', answered(answer(503)), honest, 'inconclusive'],
    ['a close without a word', ended('closed'), honest, 'silent'],
    ['a reset', ended('reset'), honest, 'silent'],
    ['a failed handshake without a word', ended('closed', { handshake: 'failed' }), honest, 'silent'],
    ['an alert about something else', ended('closed', { alert: 80 }), honest, 'silent'],
    ['half an answer', ended('closed', { receivedBytes: 9 }), honest, 'inconclusive'],
    ['nothing but a greeting', ended('closed', { receivedBytes: 9, answerBytes: 0 }), honest, 'silent'],
    ['half an answer to a login', ended('closed', { receivedBytes: 9, answerBytes: 2 }), honest, 'inconclusive'],
    ['a timeout', ended('timeout'), honest, 'inconclusive'],
    ['no TCP', ended('unreachable', { handshake: 'failed' }), honest, 'inconclusive'],
    ['a failure on our side', ended('local', { handshake: 'failed' }), honest, 'inconclusive'],
    ['something that is not HTTP', ended('complete', { receivedBytes: 9 }), honest, 'inconclusive'],
  ] as const)('takes %s for what it shows', (_what, seen, control, verdict) => {
    expect(judge(seen, control).verdict).toBe(verdict)
  })

  it.each([40, 42, 43, 44, 45, 46, 48, 49, 51, 116])('takes alert %i for a refusal, by its number', (alert) => {
    const judgement = judge(ended('closed', { alert, detail: 'words that say nothing' }), honest)
    expect(judgement).toMatchObject({ verdict: 'enforced', how: expect.stringContaining(`alert ${alert} `) })
  })

  it('tells a refusal from the honest refusal by its status, and claims nothing where they are alike', () => {
    const denied = answer(404, 'nothing here')
    expect(judge(answered(answer(400)), denied).verdict).toBe('enforced')
    expect(judge(ended('closed', { alert: 116 }), denied).verdict).toBe('enforced')
    for (const same of [denied, answer(404, 'another page')]) {
      const why = expect.stringContaining('so is the honest client')
      expect(judge(answered(same), denied)).toEqual({ verdict: 'inconclusive', why })
    }
  })

  it('takes the redirect that everybody gets for no page, and for a success where a form may have done its work', () => {
    const why = expect.stringContaining('choose with --path a page that answers 200')
    expect(judge(answered(redirect), redirect, get)).toEqual({ verdict: 'inconclusive', why })
    expect(judge(answered(redirect), redirect, { method: 'POST', path: '/act' }).verdict).toBe('bypassed')
    expect(judge(answered(honest), honest, get).verdict).toBe('bypassed')
  })

  it('tells two redirects apart by where they lead, though their words are nearly the same', () => {
    const leading = (location: string) => answer(302, `Found. Redirecting to ${location}`, { location })
    expect(resembles(leading('/app'), leading('/login'))).toBe(false)
    expect(resembles(leading('/app'), leading('/app'))).toBe(true)
    expect(judge(answered(leading('/login')), leading('/app'), get)).toMatchObject({
      why: expect.stringContaining("not with the honest client's page"),
    })
  })

  it('takes no completed handshake for anything', () => {
    expect(judge(ended('timeout', { handshake: 'complete' }), honest).verdict).toBe('inconclusive')
    expect(judge(ended('closed', { handshake: 'complete' }), honest).verdict).toBe('silent')
  })
})

describe('judgeControl', () => {
  it('takes 2xx and 3xx for an answer', () => {
    for (const good of [honest, redirect])
      expect(judgeControl(answered(good), get)).toEqual({ state: 'answered', answer: good })
  })

  it('asks for another identity on 401 and 403, and for another page on the rest', () => {
    expect(judgeControl(answered(answer(403)), get)).toMatchObject({
      state: 'denied',
      why: expect.stringContaining('--as'),
    })
    const missing = judgeControl(answered(answer(404)), get)
    expect(missing).toMatchObject({ state: 'denied', why: expect.stringContaining('--path') })
    expect(missing).not.toMatchObject({ why: expect.stringContaining('--as') })
  })

  it.each([400, 421, 429, 495, 496, 503, 526])(
    'takes %i for no answer: so is everybody refused, or nobody served',
    (status) => {
      expect(judgeControl(answered(answer(status)), get).state).toBe('failed')
    },
  )

  it('says of a limit what was asked for, and of a proxy without its application that it is one', () => {
    const limit = { ...answer(429), headers: [{ name: 'retry-after', value: '3600' }] }
    expect(judgeControl(answered(limit), get)).toMatchObject({
      why: 'it was answered 429 (Retry-After: 3600); probe more slowly with --rate N, or later',
    })
    for (const status of [502, 504]) {
      const why = expect.stringContaining('proxy whose application does not answer')
      expect(judgeControl(answered(answer(status)), get)).toMatchObject({ state: 'denied', why })
    }
    for (const status of [404, 500]) {
      const why = expect.not.stringContaining('proxy')
      expect(judgeControl(answered(answer(status)), get)).toMatchObject({ state: 'denied', why })
    }
  })

  it('names the origin, and what to do about it, where a POST from the own origin is refused', () => {
    const own = { method: 'POST', path: '/act', headers: [{ name: 'Origin', value: 'https://a.internal' }] }
    const why = expect.stringMatching(/origin https:\/\/a\.internal was answered 403; .*--origin https:\/\/a\.internal/)
    expect(judgeControl(answered(answer(403)), own)).toEqual({ state: 'failed', why })
    const other = judgeControl(answered(answer(405)), own)
    expect(other).toMatchObject({ state: 'failed', why: expect.stringContaining('--unsafe-path') })
  })

  it('tells a version that is not offered from one that fails, by alert 70 alone', () => {
    expect(judgeControl(ended('closed', { alert: 70 }), get).state).toBe('not-offered')
    for (const seen of [ended('closed', { alert: 40 }), ended('closed'), ended('timeout'), ended('local')]) {
      expect(judgeControl(seen, get).state).toBe('failed')
    }
  })
})

describe('judgeAsRemark', () => {
  it('makes of a success a remark, and of nothing else', () => {
    expect(judgeAsRemark(answered(honest), honest)).toMatchObject({ verdict: 'remark', note: expect.any(String) })
    expect(judgeAsRemark(answered(answer(403)), honest)).toMatchObject({ verdict: 'enforced' })
    expect(judgeAsRemark(ended('closed'), honest)).toMatchObject({ verdict: 'silent' })
  })
})

describe('judgeUnmoved', () => {
  it.each([
    ['the page with the forged name', answered(answer(200, 'hello mallory')), 'bypassed'],
    ['the refusal with the forged name', answered(answer(403, 'not for mallory')), 'bypassed'],
    ['the honest page', answered(honest), 'enforced'],
    ['another page', answered(answer(200, 'please log in')), 'inconclusive'],
    ['a refusal', answered(answer(403)), 'enforced'],
    ['a fault', answered(answer(500)), 'inconclusive'],
    ['silence', ended('closed'), 'silent'],
    ['no answer in time', ended('timeout'), 'inconclusive'],
  ] as const)('takes %s for what it shows', (_, seen, verdict) => {
    expect(judgeUnmoved(seen, honest, 'mallory')).toMatchObject({ verdict })
  })
})

it('says of a page that is neither the honest one nor a forged one that it is another', () => {
  const why = 'answered 200 with another page; choose with --path a page that stays the same for the same client'
  expect(judgeUnmoved(answered(answer(200, 'please log in')), honest, 'mallory')).toMatchObject({ why })
})

describe('judgeHello', () => {
  const hello = { version: 0x0303, random: new Uint8Array(32), suite: 1 }
  const agreed = (): { verdict: 'bypassed'; evidence: string } => ({ verdict: 'bypassed', evidence: 'agreed' })
  const said = (flight: object): Observation =>
    ended('closed', { alert: 40, flight: { tickets: [], ...flight } } as never)

  it('leaves what was agreed to to its caller, also where the server wants another share first (RFC 8446 §4.1.4)', () => {
    for (const flight of [{ hello }, { retry: hello }]) {
      expect(judgeHello(said(flight), agreed)).toMatchObject({ verdict: 'bypassed', evidence: 'agreed' })
    }
  })

  it.each([10, 40, 47, 50, 70, 71, 86])('takes alert %i for a refusal of the offer', (alert) => {
    expect(judgeHello(ended('closed', { alert }), agreed)).toMatchObject({ verdict: 'enforced' })
  })

  it.each([
    ['an alert about something else', ended('closed', { alert: 80 }), 'silent'],
    ['a close', ended('closed'), 'silent'],
    ['a reset', ended('reset'), 'silent'],
    ['an answer that is not TLS', ended('complete', { receivedBytes: 9 }), 'silent'],
    ['no answer in time', ended('timeout'), 'inconclusive'],
    ['no TCP', ended('unreachable'), 'inconclusive'],
  ] as const)('takes %s for what it shows', (_, seen, verdict) => {
    expect(judgeHello(seen, agreed)).toMatchObject({ verdict })
  })
})

describe('judge over a protocol that is agreed to by ALPN (RFC 7301)', () => {
  const over = (more: Partial<Observation>): Observation => ended('closed', { protocol: http2, ...more })

  it.each([
    ['a handshake without an agreement', over({ receivedBytes: 9 }), 'silent'],
    ['an agreement, and half an answer', over({ alpn: 'h2', receivedBytes: 9 }), 'inconclusive'],
    ['a handshake that failed', over({ handshake: 'failed', receivedBytes: 9 }), 'inconclusive'],
    ['half an answer over a protocol that needs no agreement', ended('closed', { receivedBytes: 9 }), 'inconclusive'],
  ] as const)('takes %s for what it shows', (_, seen, verdict) => {
    expect(judge(seen, honest)).toMatchObject({ verdict })
  })
})

describe('what is said', () => {
  it('names the way: TLS, no TLS, or a bare ClientHello', () => {
    expect(formatRoute('hello', undefined)).toBe('a bare ClientHello')
    expect(formatRoute('cleartext', 'http/1.1')).toBe('plain TCP')
    expect(formatRoute('quic', undefined)).toBe('QUIC')
    expect(formatRoute('1.3', 'http/1.1')).toBe('TLS 1.3')
    expect(formatRoute('1.2', 'h2')).toBe('TLS 1.2 with HTTP/2')
  })

  it.each([
    [ended('unreachable'), 'the server could not be reached'],
    [ended('unreachable', { detail: 'ECONNREFUSED' }), 'the server could not be reached (ECONNREFUSED)'],
    [ended('local'), 'the probe ended the connection'],
    [ended('timeout'), 'no answer came in time'],
    [ended('timeout', { receivedBytes: 1 }), 'the answer did not end in time'],
    [ended('complete', { receivedBytes: 1 }), 'the answer is not HTTP'],
    [ended('closed', { alert: 48 }), 'the server refused the connection with alert 48 unknown_ca'],
    [ended('closed', { receivedBytes: 9 }), 'the answer broke off after 9 bytes'],
    [ended('closed', { receivedBytes: 9, answerBytes: 2 }), 'the answer broke off after 2 bytes'],
    [ended('closed', { receivedBytes: 9, answerBytes: 0 }), 'the server closed the connection without an answer'],
    [ended('timeout', { receivedBytes: 9, answerBytes: 0 }), 'no answer came in time'],
    [ended('closed'), 'the server closed the connection without an answer'],
    [ended('reset'), 'the server reset the connection without an answer'],
  ] as const)('says why there is no answer to look at: %#', (seen, words) => {
    expect(describeSilence(seen)).toBe(words)
  })
})

describe('isFault', () => {
  it.each([
    [408, true],
    [425, true],
    [429, true],
    [499, false],
    [500, true],
    [503, true],
    [400, false],
    [200, false],
  ])('says of %i that it is %s', (status, fault) => {
    expect(isFault(status)).toBe(fault)
  })
})

it.each([
  [429, true],
  [503, true],
  [500, false],
  [408, false],
])('says of %i whether to probe more slowly', (status, slowly) => {
  const judgement = judge(answered(answer(status)), honest)
  expect(judgement).toMatchObject({ verdict: 'inconclusive' })
  expect('why' in judgement && judgement.why.includes('--rate N')).toBe(slowly)
})

it('asks for the host where the honest client is sent elsewhere (RFC 9110 §15.5.20)', () => {
  const why = 'it was answered 421; give with --host the name by which clients reach the server'
  expect(judgeControl(answered(answer(421)), get)).toMatchObject({ why })
})
