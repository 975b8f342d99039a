/** Every answer of nginx's own, and of the backend's through it: it may not be framed, says why, and is in the log. */
import { readFileSync } from 'node:fs'
import { connect as connectTcp } from 'node:net'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { guidelineOf } from '../../../src/policy/guideline.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import type { Knock } from '../../support/exported-server.ts'
import { expectClosed } from '../browser.ts'
import { serialOf } from '../revocation.ts'
import type { Standing } from '../stand.ts'
import type { Grounds } from './nginx.test.ts'

/** Sends bytes without TLS, and reads until the end. */
export function plain(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connectTcp(port, '127.0.0.1', () => socket.write(bytes))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(Buffer.concat(chunks).toString()))
  })
}

const bare = (line: string, ...fields: string[]) => `${[line, 'Connection: close', ...fields].join('\r\n')}\r\n\r\n`
const HOST = 'Host: localhost'
const strangerOf = ({ pki }: ReturnType<Grounds>) => pki.client('x', undefined, { issuer: makeCertificate(pki.lately) })
/** One whose backend does not listen. */
const startAlone = async ({ start }: ReturnType<Grounds>): Promise<Standing> =>
  start({ inputs: { upstream: `http://127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}` } })

export function testRefusals(grounds: Grounds): void {
  it('forbid framing, its own error pages and the backend’s included', async () => {
    const ground = grounds()
    const { answerTo, server, guarded, own, alice, bob } = ground
    const alone = await startAlone(ground)
    const answers: readonly (readonly [string, number, Knock, Standing?])[] = [
      ['a page', 200, {}],
      ['a redirect', 302, { path: '/status/302' }],
      ['a missing page', 404, { path: '/status/404' }],
      ['a bug of the backend', 500, { path: '/status/500' }],
      ['no certificate', 400, { as: 'nobody' }],
      ['another certificate', 400, { as: strangerOf(ground) }],
      ['a strange target', 400, { path: '/a%2fb' }],
      ['a foreign page', 403, { method: 'POST' }],
      ['another host', 421, { headers: ['Host', 'evil.example'] }],
      ['too large a body', 413, { method: 'POST', headers: ['Origin', own], body: Buffer.alloc(1_100_000) }],
      ['too long a target', 414, { path: `/${'a'.repeat(17_000)}` }],
      ['too large a header', 400, { headers: ['X-Large', 'a'.repeat(17_000)] }],
      ['a guarded page', 403, { as: bob, path: '/admin' }, guarded],
      ['no backend', 502, {}, alone],
    ]
    for (const [what, status, knock, at = server] of answers) {
      const answer = await answerTo(knock, at)
      expect(answer.status, what).toBe(status)
      expectClosed(what, answer, 'among others')
      expect(answer.headers['server'], what).toBe('nginx')
    }
    await alone.stop()
    const over = (bytes: string) => server.send(bytes, alice)
    const raw = {
      'plain HTTP': await plain(server.port, `GET / HTTP/1.1\r\n${HOST}\r\n\r\n`),
      'another protocol': await over('HELLO\r\n\r\n'),
      'no host': await over('GET / HTTP/1.1\r\n\r\n'),
      'two hosts': await over(`GET / HTTP/1.1\r\n${HOST}\r\nHost: evil\r\n\r\n`),
      'a bad field': await over(bare('GET / HTTP/1.1', HOST, 'Transfer-Encoding: x')),
      'another version': await over(`GET / HTTP/3.0\r\n${HOST}\r\n\r\n`),
      'a method of its own': await over(bare('TRACE / HTTP/1.1', HOST)),
    }
    for (const [what, answer] of Object.entries(raw)) {
      expect(answer, what).toMatch(/^HTTP\/1\.1 [45]\d\d /)
      for (const { name, value } of guidelineOf('intermediate').securityHeaders)
        expect(answer, what).toContain(`${name}: ${value}`)
    }
  })

  it('say why, its own included, and so does its log', async () => {
    const ground = grounds()
    const { answerTo, server, guarded, own, alice, bob, crl, pki } = ground
    const over = (bytes: string) => server.send(bytes, alice)
    const asked = async (knock: Knock, at = server): Promise<string> => {
      const { status, body } = await answerTo(knock, at)
      return `HTTP/1.1 ${status}\r\n\r\n${body}`
    }
    const revoked = pki.client('revoked')
    await server.reload(crl, pki.crl([serialOf(revoked)]))
    const alone = await startAlone(ground)
    const unread = 'the request cannot be read: it is not HTTP as it should be, or a line of its head is too long'
    const foreignPage = 'requests that change something are taken from this origin only'
    const clear = 'this port speaks TLS: ask for https'
    const post = (...headers: string[]): Knock => ({ method: 'POST', headers })
    const cases: readonly (readonly [string, number, string, Promise<string>, Standing?])[] = [
      ['plain HTTP', 400, clear, plain(server.port, bare('GET / HTTP/1.1', HOST))],
      ['plain HTTP for nobody', 400, clear, plain(server.port, bare('GET / HTTP/1.1'))],
      ['no certificate', 400, 'a client certificate is needed', asked({ as: 'nobody' })],
      ['a stranger', 400, 'the certificate is not accepted: ', asked({ as: strangerOf(ground) })],
      ['a revoked client', 400, 'the certificate is not accepted: certificate revoked', asked({ as: revoked })],
      ['an escape that is none', 400, unread, over(bare('GET /%zz HTTP/1.1', HOST))],
      ['no HTTP', 400, unread, over('HELLO\r\n\r\n')],
      ['no Host', 421, 'this host is not served here', over(bare('GET / HTTP/1.1'))],
      ['two Hosts', 400, unread, over(bare('GET / HTTP/1.1', HOST, 'Host: evil'))],
      ['a large header', 400, unread, asked({ headers: ['X-Large', 'a'.repeat(17_000)] })],
      ['a long target', 414, 'the request target is too long', asked({ path: `/${'a'.repeat(17_000)}` })],
      ['another version', 505, 'this version of HTTP is not spoken here', over(bare('GET / HTTP/3.0', HOST))],
      [
        'a way of its own',
        501,
        'this way of sending a body is not',
        over(bare('GET / HTTP/1.1', HOST, 'Transfer-Encoding: x')),
      ],
      ['TRACE', 405, 'this method is not served here', over(bare('TRACE / HTTP/1.1', HOST))],
      ['another host', 421, 'this host is not served here', asked({ headers: ['Host', 'evil.example'] })],
      ['two readings', 400, 'the request target is not a plain path', asked({ path: '/a%2fb%20c' })],
      [
        'an odd header',
        400,
        'a header pretends to tell an identity',
        asked({ headers: ['X-SSL-Client-Mood', 'good'] }),
      ],
      ['no Origin', 403, `send the header Origin: ${own}, or`, asked(post())],
      ['a foreign page', 403, foreignPage, asked(post('Origin', 'https://evil.example'))],
      ['too much', 413, 'the body is too large', asked({ ...post('Origin', own), body: Buffer.alloc(1_100_000) })],
      ['no role', 403, 'this client may not do that', asked({ as: bob, path: '/admin' }, guarded), guarded],
      ['no backend', 502, 'the backend cannot be reached, or its answer cannot be read', asked({}, alone), alone],
    ]
    const log = (at: Standing) => readFileSync(join(at.directory, 'run/access.log'), 'utf8')
    const before = server.seen?.length
    for (const [what, status, reason, answer, at = server] of cases) {
      const [head = '', body = ''] = (await answer).split(/\r\n\r\n/)
      expect(head.split('\r\n', 1)[0], what).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`))
      expect(body, what).toContain(reason)
      expect(Object.keys(JSON.parse(body)), what).toEqual(['error'])
      await expect
        .poll(() => log(at).split('\n'), { timeout: 60_000 })
        .toContainEqual(expect.stringMatching(new RegExp(`" ${status} ".*${reason}.*"$`)))
    }
    expect(server.seen?.length).toBe(before)
    // What the backend says is its own matter.
    expect((await answerTo({ path: '/status/500' })).body).toBe('from the backend')
    await expect.poll(() => log(server), { timeout: 60_000 }).toContain('"GET /status/500 HTTP/1.1" 500 ""\n')
    await alone.stop()
    await server.reload(crl, pki.crl())
  })
}
