import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { describe, expect, it } from 'vitest'
import type { AccessTable } from '../../../src/policy/access.ts'
import { forbiddenRequest } from '../../../src/probe/attacks/forbidden-request.ts'
import type { AccessClient, RuledAccess } from '../../../src/probe/needs/access.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import { contractOf } from '../../contract/attack.ts'
import { attemptsOf, judgedBy, pageOf } from '../../support/plan-kit.ts'
import { leaveToSweeps, sampled } from '../../support/sweep.ts'
import { hurriedPorts, makePki, probeOf, startSound } from '../../support/twins.ts'

contractOf(forbiddenRequest)

const pki = makePki()
const admins = { kind: 'claim', name: 'role', oneOf: ['admin'] } as const
const table: AccessTable = {
  mode: 'by-rule',
  escapes: 'refuse',
  paths: [
    { path: '/admin', grants: [{ methods: ['GET', 'DELETE'], require: [admins] }] },
    { path: '/act', grants: [{ methods: ['POST'], require: [admins] }] },
    { path: '/metrics', grants: [] },
    { path: '/', grants: [{ methods: ['GET'], require: [] }] },
  ],
}
const client = (name: string, role: string): AccessClient => ({
  name,
  credential: name === 'alice' ? pki.alice : pki.bob,
  subject: { names: { uri: [], dns: [], email: [] }, claims: { role } },
})
const clients = [client('alice', 'admin'), client('bob', 'viewer')]

const nameOf = ({ socket }: IncomingMessage): string =>
  /CN=(\w+)/.exec((socket as TLSSocket).getPeerX509Certificate()?.subject ?? '')?.[1] ?? ''

type Verdict = (who: string, method: string, path: string) => number
/** Refuses as the table says. */
const sound: Verdict = (who, method, path) => {
  if (!/^(\/[a-zA-Z-]+[a-z0-9-]*)*\/?(\?.*)?$/.test(path)) return 400
  const [bare = ''] = path.split('?')
  if (/^\/admin(\/|$)/.test(bare)) return who === 'alice' && ['GET', 'DELETE'].includes(method) ? 200 : 403
  if (/^\/metrics(\/|$)/.test(bare)) return 403
  if (/^\/act(\/|$)/.test(bare)) return who === 'alice' && method === 'POST' ? 200 : 403
  return method === 'GET' ? 200 : 403
}

/** What a reader that takes all spellings for one shows at a path. */
function pageAt(url: string): string {
  const bare = url
    .replace(/[?;].*$/, '')
    .replace(/\\/g, '/')
    .replace(/%[0-7][0-9a-f]/g, decodeURIComponent)
  const { pathname } = new URL(bare.replace(/^\/+/, '/'), 'http://localhost')
  const [, first = ''] = /^\/([a-z]+)(?:\.json|\.)?(?:\/|$)/.exec(pathname.toLowerCase()) ?? []
  return { admin: 'all users with their roles', metrics: 'requests: 7', act: 'done' }[first] ?? 'a page'
}

/** What one shows that reads paths byte for byte. */
const exactly = (url: string): string => (/^\/[A-Z]/.test(url) ? 'a page' : pageAt(url))

/** Runs the attack as alice, an admin, and bob, a viewer, at a server that answers as `status` says. */
async function attackAt(
  status: Verdict,
  wish: { clients?: readonly AccessClient[]; table?: AccessTable; movedBy?: string; shows?: typeof pageAt } = {},
) {
  const asked: string[] = []
  const twin = await startSound(pki, { crl: [] }, (request, response) => {
    const [who, method = '', url = ''] = [nameOf(request), request.method, request.url]
    asked.push(`${who} ${method} ${url}`)
    const moved = wish.movedBy !== undefined && request.headers[wish.movedBy] !== undefined
    response
      .writeHead(status(who, method, url), { 'Content-Type': 'text/plain' })
      .end(moved ? 'secrets' : (wish.shows ?? exactly)(url))
  })
  try {
    const access = { table: wish.table ?? table, clients: wish.clients ?? clients }
    const [result] = (await runProbe(probeOf(pki, twin.port, { access }), hurriedPorts, [forbiddenRequest])).results
    const through = result?.attempts.filter(({ verdict }) => verdict === 'bypassed').map(({ label }) => label)
    return { result, through, asked }
  } finally {
    await twin.close()
  }
}

/** Servers that go by the rules but for one thing, and requests that get through by it. */
const unsound: readonly (readonly [string, Verdict, string[]])[] = [
  [
    'forgets the rules',
    (_who, _method, path) => (path === '/x' ? 404 : 200),
    ['bob: GET /admin', 'bob: GET /admin with a query', 'alice: HEAD /admin', 'bob: POST /act'],
  ],
  [
    'lets GET imply HEAD',
    (who, method, path) => sound(who, method.replace('HEAD', 'GET'), path),
    ['alice: HEAD /admin', 'alice: HEAD /', 'bob: HEAD /'],
  ],
  [
    'compares whole paths only',
    (who, method, path) => (/^\/admin\/./.test(path) ? 200 : sound(who, method, path)),
    ['bob: GET /admin with something below it'],
  ],
  [
    'decodes after it has decided',
    (who, method, path) => (path.includes('%') ? 200 : sound(who, method, path)),
    ['bob: GET /admin with an escaped letter', 'bob: GET /admin with an escaped slash'],
  ],
  [
    'resolves dots after it has decided',
    (who, method, path) => (path.includes('..') ? 200 : sound(who, method, path)),
    ['bob: GET /admin with a double-dot segment'],
  ],
  [
    'merges slashes after it has decided',
    (who, method, path) => (path.startsWith('//') ? 200 : sound(who, method, path)),
    ['bob: GET /admin with a second slash'],
  ],
  [
    'cuts parameters after it has decided',
    (who, method, path) => (path.includes(';') ? 200 : sound(who, method, path)),
    ['bob: GET /admin with a parameter'],
  ],
  [
    'takes backslashes for slashes',
    (who, method, path) => (path.includes('\\') ? 200 : sound(who, method, path)),
    ['bob: GET /admin with backslashes'],
  ],
  [
    'reads paths without regard to case, as Express does',
    (who, method, path) => (/^\/(ADMIN|METRICS)/.test(path) ? 200 : sound(who, method, path)),
    ['bob: GET /admin in capitals', 'bob: GET /admin in capitals and with a slash', 'alice: GET /metrics in capitals'],
  ],
  [
    'cuts endings after it has decided',
    (who, method, path) => (path === '/admin.json' || path === '/admin.' ? 200 : sound(who, method, path)),
    ['bob: GET /admin with an ending', 'bob: GET /admin with a dot at its end'],
  ],
  [
    'takes everybody for alice',
    (_who, method, path) => sound('alice', method, path),
    ['bob: GET /admin', 'bob: POST /act'],
  ],
]

describe('attack forbidden-request', () => {
  it('finds nothing at a server that goes by the rules, and says how it refused', async () => {
    const { result, asked } = await attackAt(sound)
    expect(result).toMatchObject({ verdict: 'enforced' })
    expect(result).toMatchObject({
      how: expect.stringMatching(/HTTP 403.*no client is refused a request that the rules allow|HTTP 400/),
    })
    // What could change something is sent to the unsafe path alone.
    const unsafe = asked.filter((one) => !/ (GET|HEAD|OPTIONS) /.test(one))
    expect(new Set(unsafe)).toEqual(new Set(['bob POST /act']))
  })

  it.each(sampled(unsound, 2))('catches a server that %s', async (_what, status, labels) => {
    const { result, through } = await attackAt(status, { shows: pageAt })
    expect(result?.verdict).toBe('bypassed')
    expect(through).toEqual(expect.arrayContaining(labels))
  })

  const careful: readonly (readonly [string, Verdict])[] = [
    [
      'answers whatever is no page of its own with one and the same page',
      (who, method, path) => (/^\/[A-Z]/.test(path) ? 200 : sound(who, method, path)),
    ],
    [
      'sends other spellings to the one that it goes by',
      (who, method, path) => (/^\/[A-Z]|\/\//.test(path) ? 301 : sound(who, method, path)),
    ],
  ]
  it.each(sampled(careful, 1))('finds nothing at a server that %s', async (_what, status) => {
    expect((await attackAt(status)).result).toMatchObject({ verdict: 'enforced' })
  })

  it('finds nothing where a path in capitals is another page than the forbidden one', async (context) => {
    leaveToSweeps(context)
    const shows = (url: string): string => (/^\/[A-Z]/.test(url) ? 'a picture of a lighthouse' : pageAt(url))
    const { result, through } = await attackAt(sound, {
      shows,
      table: { ...table, paths: table.paths.filter(({ path }) => ['/admin', '/'].includes(path)) },
    })
    expect([result?.verdict, through]).toEqual(['enforced', []])
  })

  it('catches a server whose application takes the path from a header', async () => {
    const { result, through } = await attackAt(sound, { movedBy: 'x-original-url' })
    expect(result?.verdict).toBe('bypassed')
    expect(through).toEqual(['alice: / with X-Original-URL: /act'])
  })

  it('proves nothing by a page that is not there', async () => {
    const { result } = await attackAt((who, method, path) => {
      const status = sound(who, method, path)
      return status === 403 ? 404 : status
    })
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('there is no such page') })
  })

  it('proves nothing where a client is refused whatever it asks', async (context) => {
    leaveToSweeps(context)
    const { result } = await attackAt((who, method, path) => (who === 'bob' ? 403 : sound(who, method, path)))
    expect(result).toMatchObject({ verdict: 'inconclusive', why: expect.stringContaining('bob is answered 403') })
  })

  it('knows of a client that it is let in by what the rules allow, and not by a fault', async () => {
    const attempts = await attemptsOf(forbiddenRequest, pki, { access: { table, clients } })
    const judged = (seen: object) =>
      judgedBy(
        attempts.find(({ label }) => label === 'bob: may GET /'),
        seen,
      )
    for (const status of [200, 302, 404]) expect(judged({ answer: pageOf(status) }).verdict).toBe('enforced')
    for (const status of [403, 429, 500, 503]) expect(judged({ answer: pageOf(status) }).verdict).toBe('inconclusive')
    expect(judged({ end: 'timeout' }).verdict).toBe('inconclusive')
  })

  const attemptsFor = (wish: Partial<Pick<RuledAccess, 'table' | 'clients'>> = {}) =>
    attemptsOf(forbiddenRequest, pki, { access: { table, clients, ...wish } })
  const labelled = async (label: string, ...wish: Parameters<typeof attemptsFor>) =>
    (await attemptsFor(...wish)).find((one) => one.label === label)

  it('takes each success for a way in, and nothing else', async () => {
    const forbidden = await labelled('bob: GET /admin')
    const verdictOf = (status: number) => judgedBy(forbidden, { answer: pageOf(status) }).verdict
    expect([200, 204, 299].map(verdictOf)).toEqual(['bypassed', 'bypassed', 'bypassed'])
    expect([199, 300, 403].map(verdictOf)).not.toContain('bypassed')
  })

  it('takes another page than the one that was asked for as found by the header, and no refusal', async () => {
    const moved = await labelled('alice: / with X-Original-URL: /act')
    const page = pageOf(200, 'the page of everybody who is let in here')
    const judged = (answer?: ReturnType<typeof pageOf>) => judgedBy(moved, { ...(answer && { answer }) }, page)
    expect(judged(page)).toEqual({ verdict: 'enforced', how: 'the page stays as it is' })
    const evidence = (status: number) => `answered ${status} with another page, as if /act had been asked for`
    for (const status of [200, 299])
      expect(judged(pageOf(status, 'other'))).toEqual({ verdict: 'bypassed', evidence: evidence(status) })
    for (const status of [199, 300, 404])
      expect(judged(pageOf(status, 'other'))).not.toMatchObject({ evidence: evidence(status) })
    expect(judged().verdict).toBe('inconclusive')
  })

  it('names its own origin only where it could change something', async () => {
    const fields = async (label: string) => (await labelled(label))?.http?.request.headers?.map(({ name }) => name)
    expect(await fields('bob: POST /act')).toEqual(['Origin'])
    expect(await fields('bob: GET /admin')).toBeUndefined()
  })

  it('moves no request by a header where nothing is hidden from the client, or the page itself is', async () => {
    const everywhere = { ...table, paths: [{ path: '/', grants: [{ methods: ['GET'], require: [] }] }] }
    const nowhere = { ...table, paths: [{ path: '/', grants: [{ methods: ['GET'], require: [admins] }] }] }
    const moves = async (...wish: Parameters<typeof attemptsFor>) =>
      (await attemptsFor(...wish)).some(({ label }) => label.includes(' with X-'))
    expect(await moves()).toBe(true)
    expect(await moves({ table: everywhere })).toBe(false)
    expect(await moves({ table: nowhere, clients: [client('bob', 'viewer')] })).toBe(false)
  })

  it('says that there is nothing to try where the rules let everybody do everything', async () => {
    const open = [{ methods: ['GET', 'HEAD', 'OPTIONS'], require: [] }]
    const { result } = await attackAt(sound, {
      table: { mode: 'by-rule', escapes: 'refuse', paths: [{ path: '/', grants: open }] },
    })
    expect(result).toMatchObject({ verdict: 'not-tried', why: expect.stringContaining('alice, bob') })
  })
})
