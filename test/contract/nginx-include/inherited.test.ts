/** What an nginx that stands already sets for all of its sites changes nothing at a door that is put into it; and why each line that sees to it is needed. */
import { Agent } from 'node:https'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stopLeftOver } from '../../support/exported-server.ts'
import { leaveOut } from '../../support/judges.ts'
import { type Ground, makeGround } from '../proof.ts'
import { type Standing, standsOf, type Wish } from '../stand.ts'
import { keepsAnswers } from './neighbours.ts'

afterAll(stopLeftOver)

/** What the backend got of a request last. */
const lastOf = ({ seen = [] }: Standing): ReadonlyMap<string, string> => {
  const { raw = [] } = seen.at(-1) ?? {}
  return new Map(
    raw.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), raw[index + 1] as string]] : [])),
  )
}

/** How often the backend is asked while somebody asks once. */
async function asked({ server }: Ground, act: () => Promise<unknown>): Promise<number> {
  const before = server.seen?.length ?? 0
  await act()
  return (server.seen?.length ?? 0) - before
}

const withoutLine = (path: string, line: string): Wish => ({ edits: { [path]: { [line]: '' } } })
const limits = (line: string): Wish => withoutLine('limits.conf', line)
const keeping = { 'nginx.conf': keepsAnswers }

/** What must hold, and how it is broken; a ground that is broken so must not hold it. */
const held: readonly (readonly [what: string, broken: Wish, holds: (ground: Ground) => Promise<void>])[] = [
  [
    'drops headers with an underscore or a dot, by which a backend could take another for the client',
    limits('ignore_invalid_headers on;'),
    async ({ server, answerTo }) => {
      await answerTo({ headers: ['Client_Cert', ':AAAA:', 'X.User', 'eve', 'X-Mine', 'bob'] })
      expect(['client_cert', 'x.user', 'x-mine'].map((name) => lastOf(server).get(name))).toEqual([
        undefined,
        undefined,
        'bob',
      ])
    },
  ],
  [
    'takes the address of a client from its connection alone',
    limits('real_ip_header proxy_protocol;'),
    async ({ server, answerTo }) => {
      await answerTo({ headers: ['X-Forwarded-For', '203.0.113.9'] })
      expect(lastOf(server).get('x-forwarded-for')).toBe('127.0.0.1')
    },
  ],
  [
    'keeps no answer for another client',
    { edits: { ...keeping, 'limits.conf': { 'proxy_cache off;': '' } } },
    async ({ alice, bob, answerTo }) => {
      for (const [as, name] of [
        [alice, 'alice'],
        [bob, 'bob'],
      ] as const)
        expect((await answerTo({ as })).body).toContain(`"spiffe://acme.internal/${name}"`)
    },
  ],
  [
    'asks the backend what was decided on',
    limits('proxy_method $request_method;'),
    async ({ own, answerTo }) => {
      const { body } = await answerTo({ method: 'POST', headers: ['Origin', own], body: 'four' })
      expect(JSON.parse(body)).toEqual({ received: 4 })
    },
  ],
  [
    'passes headers on',
    limits('proxy_pass_request_headers on;'),
    async ({ server, answerTo }) => {
      await answerTo({ headers: ['X-Mine', 'bob'] })
      expect(lastOf(server).get('x-mine')).toBe('bob')
    },
  ],
  [
    'leaves the errors of the backend to the backend',
    limits('proxy_intercept_errors off;'),
    async ({ answerTo }) =>
      expect(await answerTo({ path: '/status/421' })).toMatchObject({ status: 421, body: 'from the backend' }),
  ],
  [
    'lets no header through that a backend weakens it by',
    limits('proxy_pass_header X-Pad;'),
    async ({ answerTo }) => expect((await answerTo({})).headers['x-frame-options']).toBe('DENY'),
  ],
  [
    'asks nobody else who gets in',
    // What lets everybody in satisfies any, too.
    { edits: { 'limits.conf': { 'auth_request off;': '', 'allow all;': '' } } },
    async (ground) => expect(await asked(ground, () => ground.answerTo({}))).toBe(1),
  ],
  [
    'sends no request twice',
    limits('mirror off;'),
    async (ground) => {
      // On a kept connection the second request waits for what became of the first.
      const agent = new Agent({ keepAlive: true })
      const twice = async () => [await ground.answerTo({ agent }), await ground.answerTo({ agent })]
      expect(await asked(ground, twice)).toBe(2)
      agent.destroy()
    },
  ],
  [
    'makes no request of what an answer says',
    limits('ssi off;'),
    async (ground) => {
      const headers = ['X-Mine', "<!--#include virtual='/admin' -->"]
      expect(await asked(ground, () => ground.answerTo({ path: '/seen', headers }))).toBe(1)
    },
  ],
  [
    'compresses nothing',
    limits('gzip off;'),
    async ({ answerTo }) => {
      const { headers } = await answerTo({ path: '/seen', headers: ['Accept-Encoding', 'gzip'] })
      expect(headers['content-encoding']).toBeUndefined()
    },
  ],
  [
    'answers its own refusals, and with their own status',
    limits('error_page 403 405 413 414 421 429 500 501 502 503 504 505 /;'),
    async ({ answerTo }) => {
      const { status, body } = await answerTo({ method: 'POST', headers: ['Origin', 'https://evil.example'] })
      expect([status, JSON.parse(body)]).toEqual([403, { error: expect.stringContaining('this origin only') }])
    },
  ],
  [
    'has its own headers on its answers, and no others',
    { edits: { 'server.conf': { 'add_header X-Frame-Options': '# add_header X-Frame-Options' } } },
    async ({ answerTo }) => {
      const { headers } = await answerTo({ headers: ['Host', 'evil.example'] })
      expect([headers['x-frame-options'], headers['access-control-allow-origin']]).toEqual(['DENY', undefined])
    },
  ],
]

for (const stand of await standsOf('nginx-include')) {
  const { title, missing } = stand
  if (missing !== undefined) {
    it(title, (context) => leaveOut(context, missing))
    continue
  }
  if (stand.putIn === undefined) continue
  describe(title, () => {
    let ground: Ground
    beforeAll(async () => {
      ground = await makeGround(stand, { edits: keeping })
    })
    afterAll(async () => {
      await ground?.server.stop()
      stand.clear()
    })
    it.for(held)('%s', async ([, , holds]) => holds(ground))
    it.for(held)('would not, if nothing said so: %s', async ([, broken, holds]) => {
      const bent = await makeGround(stand, broken)
      await expect(holds(bent)).rejects.toThrow()
      await bent.server.stop()
    })
  })
}
