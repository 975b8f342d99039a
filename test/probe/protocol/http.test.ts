import { describe, expect, it } from 'vitest'
import { type HttpResponse, resembles } from '../../../src/probe/protocol/http.ts'

function answer(status: number, text = '', headers: Record<string, string> = {}): HttpResponse {
  return {
    status,
    headers: Object.entries(headers).map(([name, value]) => ({ name, value })),
    body: Buffer.from(text),
  }
}

const honest = answer(200, 'the treasure of Acme')
const redirect = answer(302, '', { location: '/app' })

describe('resembles', () => {
  const json = (value: unknown) =>
    answer(200, JSON.stringify(value), { 'content-type': 'application/json; charset=utf-8' })

  it.each([
    ['equal pages', honest, answer(200, 'the treasure of Acme'), true],
    ['empty pages', answer(204), answer(204), true],
    ['pages with another word', honest, answer(200, 'the treasure of Bob'), true],
    ['JSON with the same members', json({ identity: 'alice', at: 1 }), json({ identity: null, at: 2 }), true],
    ['JSON with other members', json({ identity: 'alice' }), json({ error: 'who are you' }), false],
    ['pages that share few words', honest, answer(200, 'a login form of another kind entirely'), false],
    ['a page and an empty one', honest, answer(200, ''), false],
    ['pages of different statuses', honest, answer(403, 'the treasure of Acme'), false],
    ['pages of different kinds', honest, answer(200, 'the treasure of Acme', { 'content-type': 'text/html' }), false],
    ['redirects to different places', redirect, answer(302, '', { location: '/login' }), false],
  ])('%s', (_what, one, other, expected) => {
    expect(resembles(one, other)).toBe(expected)
    expect(resembles(other, one)).toBe(expected)
  })
})
