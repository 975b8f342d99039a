/** What a browser could be made to do with its user's certificate: pages of other origins change nothing here, and frame nothing. */
import { expect } from 'vitest'
import { guidelineOf } from '../../src/policy/guideline.ts'
import type { Answer, Knock } from '../support/exported-server.ts'
import { base, claimed, type Ground, type Proof, proof, unreached } from './proof.ts'

const poster =
  ({ statusOf }: Ground, at?: Ground['server']) =>
  (...headers: string[]) =>
    statusOf({ method: 'POST', headers, body: 'x' }, at)

/** Every header of the guideline, as it should be. A proxy may leave a weaker policy beside its own: browsers go by all of them. */
export function expectClosed(
  what: string,
  { headers }: Pick<Answer, 'headers'>,
  stands: 'alone' | 'among others',
): void {
  for (const { name, value } of guidelineOf('intermediate').securityHeaders) {
    const found = [headers[name.toLowerCase()] ?? []].flat().join(', ')
    if (stands === 'alone' || name !== 'Content-Security-Policy') expect(found, `${what}: ${name}`).toBe(value)
    else expect(found.split(', '), `${what}: ${name}`).toContain(value)
  }
}

/** Answers that every server gives. */
export const answers = ({ bob, own, stand }: Ground): readonly (readonly [string, number, Knock])[] => {
  const big = 'x'.repeat(1_048_577)
  return [
    ['a page', 200, {}],
    ['a target of two readings', 400, { path: '/a%2fb' }],
    ['a page that is not for this client', 403, { as: bob, path: '/admin' }],
    ['a foreign page', 403, { method: 'DELETE' }],
    ['no page', 404, { path: '/nothing' }],
    ['a method that is not served', 405, { method: 'DELETE', headers: ['Origin', own] }],
    ['a preflight', 405, { method: 'OPTIONS' }],
    ['too large a body', 413, { method: 'POST', headers: ['Origin', own], body: big }],
    [
      'too large a body in chunks',
      stand.manners.longChunks,
      { method: 'POST', headers: ['Origin', own, 'Transfer-Encoding', 'chunked'], body: big },
    ],
    ['another host', 421, { headers: ['Host', 'evil.example'] }],
  ]
}

export const browser: readonly Proof[] = [
  proof('takes what changes something from its own origin, exactly once', claimed('origin'), async (ground) => {
    const { server, own, stand, answerTo } = ground
    const post = poster(ground)
    const { status, body } = await answerTo({ method: 'POST', headers: ['Origin', own], body: 'four' })
    expect([status, JSON.parse(body)]).toEqual([200, { received: 4 }])
    await unreached(server, async () => {
      for (const origin of [
        ...['https://evil.example', 'null', `${own}.evil.example`, own.replace('https', 'http'), `${own}/`],
        ...[own.replace(/:\d+$/, ''), own.toUpperCase(), `https://localhost:${server.port + 1}`],
        ...[`${own} https://evil.example`, ` ${own}, https://evil.example`],
      ]) {
        expect(await post('Origin', origin), origin).toBe(403)
      }
      for (const headers of [
        ['Origin', own, 'Origin', own],
        ['Origin', own, 'Origin', 'https://evil.example'],
        ['Origin', 'https://evil.example', 'Origin', own],
        ['Origin', ''],
      ]) {
        expect(await post(...headers), headers.join(' ')).toBe(stand.manners.malformedOrigin)
      }
    })
  }),
  proof(
    'where there is no Origin, takes it of a fetch from the same origin only',
    claimed('origin'),
    async (ground) => {
      const { server, own, stand } = ground
      const post = poster(ground)
      expect(await post('Sec-Fetch-Site', 'same-origin')).toBe(200)
      await unreached(server, async () => {
        for (const site of ['cross-site', 'same-site', 'none', 'Same-Origin', 'SAME-ORIGIN']) {
          expect(await post('Sec-Fetch-Site', site), site).toBe(403)
        }
        expect(await post('Origin', 'https://evil.example', 'Sec-Fetch-Site', 'same-origin')).toBe(403)
        const twice = ['Sec-Fetch-Site', 'same-origin', 'Sec-Fetch-Site', 'cross-site']
        expect(await post(...twice)).toBe(stand.manners.malformedOrigin)
        expect(await post('X-HTTP-Method-Override', 'GET')).toBe(403)
      })
      expect(await post('Origin', own)).toBe(200)
    },
  ),
  proof('takes for changing something every method but GET, HEAD and OPTIONS', claimed('origin'), async (ground) => {
    const { server, stand, statusOf, alice } = ground
    const before = server.seen?.length ?? 0
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect([200, 405], method).toContain(await statusOf({ method }))
    if (server.seen) expect(server.seen.length).toBe(before + 3)
    await unreached(server, async () => {
      for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
        expect(await statusOf({ method }), method).toBe(403)
      }
      for (const method of ['get', 'FROB', 'TRACE']) {
        // Node.js would write them in upper case.
        const raw = `${method} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`
        const status = stand.http === '2' ? await statusOf({ method }) : (await server.send(raw, alice)).split(' ')[1]
        expect(`${status}`, method).toMatch(/^(?:40[035]|501|refused)$/)
      }
    })
  }),
  {
    title: 'serves no TRACE, by which a backend sends back what only it is told',
    when: ({ identity, origin }) => identity === 'header' && origin !== undefined,
    prove: async ({ server, stand, statusOf, alice, own }) => {
      await unreached(server, async () => {
        const raw = `TRACE / HTTP/1.1\r\nHost: localhost:${server.port}\r\nOrigin: ${own}\r\nConnection: close\r\n\r\n`
        const headers = ['Origin', own]
        const status =
          stand.http === '2'
            ? await statusOf({ method: 'TRACE', headers })
            : (await server.send(raw, alice)).split(' ')[1]
        expect(`${status}`).toMatch(/^(?:40[035]|501|refused)$/)
      })
    },
  },
  {
    title: 'passes no OPTIONS * on, which is about no path that rules could allow (RFC 9110 §9.3.7)',
    when: ({ identity, origin }) => identity === 'header' && origin !== undefined,
    prove: async ({ server, stand, alice, own }) => {
      if (stand.http === '2') return
      await unreached(server, async () => {
        const head = `OPTIONS * HTTP/1.1\r\nHost: localhost:${server.port}\r\nConnection: close\r\n`
        for (const more of ['', `Origin: ${own}\r\nAccess-Control-Request-Method: PUT\r\n`]) {
          const said = await server.send(`${head}${more}\r\n`, alice)
          if (stand.manners.asterisk === 'refused') expect(said.split(' ')[1]).toMatch(/^(?:4\d\d|50[12])$/)
          // The same to everybody, whatever was asked: no word of the backend, nor of who may do what.
          else
            expect(said).toMatch(/^HTTP\/1.1 200 OK\r\nContent-Length: 0\r\nDate: [^\r]+\r\nConnection: close\r\n\r\n$/)
        }
      })
    },
  },
  proof('answers no preflight, of its own pages neither', claimed('origin'), async ({ own, answerTo }) => {
    const headers = ['Origin', own, 'Access-Control-Request-Method', 'POST']
    const answer = await answerTo({ method: 'OPTIONS', headers })
    expect(answer.status).toBe(405)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  }),
  proof(
    'takes it from other origins, and from programs, only where its export says so',
    claimed('origin'),
    async (ground) => {
      expect(await poster(ground)()).toBe(403)
      const friend = 'https://app.acme.internal:8444'
      const open = await ground.start({ inputs: { withoutOrigin: 'allow', origins: friend } })
      const post = poster(ground, open)
      expect(await post()).toBe(200)
      expect(await post('Origin', friend)).toBe(200)
      for (const other of ['https://evil.example', 'https://appxacme.internal:8444', `${friend}5`]) {
        expect(await post('Origin', other), other).toBe(403)
      }
      expect(await post('Sec-Fetch-Site', 'cross-site')).toBe(403)
      await open.stop()
    },
  ),
  proof(
    'tells a program that sends no Origin what to do, and a foreign page nothing of it',
    claimed('origin'),
    async (ground) => {
      const { own, answerTo } = ground
      const { status, body } = await answerTo({ method: 'POST', body: 'x' })
      expect(status).toBe(403)
      const { error } = JSON.parse(body)
      expect(error.replaceAll('"', '')).toContain(
        `send the header Origin: ${own}, or have this server exported with --without-origin allow`,
      )
      const foreign = (await answerTo({ method: 'POST', headers: ['Origin', 'https://evil.example'] })).body
      expect(foreign).not.toContain('--without-origin')
    },
  ),
  proof('forbids framing on every answer', claimed('framing'), async (ground) => {
    const stands = ground.stand.claims.identity === 'object' ? 'alone' : 'among others'
    for (const [what, status, knock] of [...answers(ground), ...(ground.stand.answers?.(ground) ?? [])]) {
      const answer = await ground.answerTo(knock)
      expect(answer.status, what).toBe(status)
      if (status >= 400) expect(Object.keys(JSON.parse(answer.body)), what).toEqual(['error'])
      expectClosed(what, answer, stands)
    }
  }),
  proof('says nothing of its own program', base, async ({ answerTo }) => {
    expect((await answerTo({})).headers['server'] ?? '').not.toMatch(/\d/)
  }),
]
