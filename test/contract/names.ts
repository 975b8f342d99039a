/** Which names and paths a server answers to: its own in SNI and in Host, and request targets that everybody reads alike. */
import { expect } from 'vitest'
import { OTHER_HOST, tlsVersions } from '../support/exported-server.ts'
import { claimed, type Ground, overHttp1, type Proof, proof, unreached } from './proof.ts'
import type { Stand } from './stand.ts'

/** The status of a request line as it stands, or 0 where there is no answer. */
const statusOfLine = async ({ server, alice }: Ground, line: string, ...fields: readonly string[]): Promise<number> => {
  const bytes = `${[line, ...fields, 'Connection: close'].join('\r\n')}\r\n\r\n`
  return Number(/^HTTP\/1\.[01] (\d{3}) /.exec(await server.send(bytes, alice))?.[1] ?? 0)
}

/** The same of a target that no client of HTTP/1.1 would send. */
const statusOfTarget = (ground: Ground, target: string) =>
  ground.stand.http === '2'
    ? ground.statusOf({ path: target })
    : statusOfLine(ground, `GET ${target} HTTP/1.1`, 'Host: localhost')

/** To a host that is none; a frame that could be no request is reset over HTTP/2. */
export const noName = ({ http }: Stand): readonly (number | 'refused')[] =>
  http === '2' ? [400, 421, 'refused'] : [400, 421]

/** Targets that one reader takes for another path than the next. */
const ambiguous = [
  ...['//', '//evil.example/', '/a//b', '/./', '/../x', '/../admin', '/a/../admin', '/x/..', '/%2e/', '/%2e%2e/admin'],
  ...['/a%2fb', '/%2561dmin', '/adm%00in', '/a;b', '/admin;x', '/a\\b', '/admin\\x', '*'],
]

export const names: readonly Proof[] = [
  ...tlsVersions.flatMap((version) => [
    proof(
      `answers to its own name only in SNI, TLS ${version}`,
      claimed('sni'),
      async ({ server, stand, statusOf }) => {
        expect(await statusOf({ serverName: 'LOCALHOST', version })).toBe(200)
        await unreached(server, async () => {
          for (const serverName of ['evil.example', '', 'localhost.evil.example']) {
            expect(await statusOf({ serverName, version }), serverName).toBe(stand.manners.otherName)
          }
          // Of its certificate, and not of its export.
          expect(['refused', 421]).toContain(await statusOf({ serverName: OTHER_HOST, version }))
        })
      },
    ),
    proof(
      `answers to its own name only in Host, TLS ${version}`,
      claimed('host'),
      async ({ server, stand, statusOf }) => {
        for (const host of ['localhost', 'LOCALHOST', 'localhost:1']) {
          expect(await statusOf({ headers: ['Host', host], version }), host).toBe(200)
        }
        await unreached(server, async () => {
          const others = ['evil.example', '127.0.0.1', 'localhost.evil.example', '[::1]', OTHER_HOST]
          for (const host of [...others, `evil.example:${server.port}`]) {
            expect(await statusOf({ headers: ['Host', host], version }), host).toBe(421)
          }
          for (const host of ['localhost.', `localhost.:${server.port}`]) {
            expect(await statusOf({ headers: ['Host', host], version }), host).toBe(stand.manners.dottedHost)
          }
          for (const host of ['localhost:1:2', 'a@localhost']) {
            expect(noName(stand), host).toContain(await statusOf({ headers: ['Host', host], version }))
          }
        })
      },
    ),
  ]),
  ...overHttp1(
    proof('needs a Host in HTTP/1.0 as well', claimed('host'), async ({ server, alice, stand }) => {
      const status = async (bytes: string) => /^HTTP\/1\.[01] (\d+) /.exec(await server.send(bytes, alice))?.[1]
      await unreached(server, async () => {
        expect(await status('GET / HTTP/1.0\r\n\r\n')).toBe(String(stand.manners.withoutHost))
      })
      expect(await status('GET / HTTP/1.0\r\nHost: localhost\r\n\r\n')).toBe('200')
    }),
  ),
  proof('refuses a target that can be read in two ways', claimed('requestTargets'), async (ground) => {
    await unreached(ground.server, async () => {
      for (const target of ambiguous) {
        const no = ground.stand.http === '2' ? [400, 'refused'] : [400]
        expect(no, target).toContain(await statusOfTarget(ground, target))
      }
    })
    expect(JSON.parse((await ground.answerTo({ path: '/a%2fb' })).body).error).toMatch(/escape|two ways/)
    if (ground.stand.http === '2') return
    const hidden = await statusOfLine(ground, 'GET https://localhost/ HTTP/1.1', 'Host: evil.example')
    const { absoluteTarget } = ground.stand.manners
    expect(absoluteTarget === 'refused' ? [400, 421] : [absoluteTarget]).toContain(hidden)
    // Who goes by the target has to be alone with that, and must not tell anybody of the other name.
    expect(ground.server.seen?.flatMap(({ raw }) => raw) ?? []).not.toContain('evil.example')
    await unreached(ground.server, async () => {
      const elsewhere = await statusOfLine(ground, 'GET https://evil.example/ HTTP/1.1', 'Host: localhost')
      expect([400, 421]).toContain(elsewhere)
    })
  }),
  proof('takes escapes that mean one thing where there are no rules', claimed('requestTargets'), async (ground) => {
    const { server, statusOf, bob, stand } = ground
    const { escapes } = stand.manners
    const passedOn = (path: string, spelt: string): string => {
      if (escapes === 'decoded') return spelt
      return escapes === 'kept' ? path : path.replace(/%[0-9a-f]{2}/g, (one) => one.toUpperCase())
    }
    for (const [path, spelt] of [
      ['/My%20Report.pdf', '/My%20Report.pdf'],
      ['/caf%C3%A9', '/caf%C3%A9'],
      ['/caf%c3%a9', '/caf%C3%A9'],
      ['/id/a%3Ab', '/id/a:b'],
    ] as const) {
      expect(await statusOf({ path }), path).toBe(404)
      if (server.seen !== undefined) expect(server.seen.at(-1)?.url).toBe(passedOn(path, spelt))
    }
    // The pages of the tests' application are found by their one spelling.
    expect(await statusOf({ as: bob, path: '/%61dmin' })).toBe(escapes === 'kept' ? 404 : 403)
    expect(await statusOf({ path: '/%73een' })).toBe(escapes === 'kept' ? 404 : 200)
    expect(await statusOf({ path: '/?a=%2f..' })).toBe(200)
  }),
]
