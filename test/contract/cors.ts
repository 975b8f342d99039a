/** What pages of other origins may do at an exported server, as browsers ask for it and go by the answer. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../src/effects/network.ts'
import { pathOf } from '../../src/export/material-files.ts'
import { guidelineOf } from '../../src/policy/guideline.ts'
import { accessClaims, accessTable, extensionsOf } from '../support/access-cases.ts'
import { type Answer, type Knock, makeLivePki, OTHER_HOST, stopLeftOver } from '../support/exported-server.ts'
import { leaveOut } from '../support/judges.ts'
import { unreached } from './proof.ts'
import { serialOf } from './revocation.ts'
import { type Stand, type Standing, standsOf, start } from './stand.ts'

const friend = 'https://app.acme.internal:8444'
const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE'

/** Those that are like it, and not it. */
const strangers = [
  ...['https://evil.example', 'null', `${friend}5`, `${friend}/`, friend.replace(':8444', ''), friend.toUpperCase()],
  ...[friend.replace('https', 'http'), 'https://appxacme.internal:8444', `${friend}.evil.example`, `x${friend}`],
  ...[`${friend} https://evil.example`, `${friend}, https://evil.example`],
]

const asks = (origin: string, method = 'PUT', ...more: readonly string[]): Knock => ({
  method: 'OPTIONS',
  headers: ['Origin', origin, 'Access-Control-Request-Method', method, ...more],
})

const fieldsOf = ({ headers }: Answer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')))

const shared = { 'access-control-allow-origin': friend, 'access-control-allow-credentials': 'true' }
const varies = ({ headers }: Answer): boolean => /\borigin\b/i.test([headers['vary'] ?? ''].flat().join(', '))

/** Runs them at the target, in each version at hand. */
export async function corsContract(target: string): Promise<void> {
  afterAll(stopLeftOver)
  for (const stand of await standsOf(target)) {
    const { title, missing } = stand
    if (missing === undefined) describe(`pages of other origins at ${title}`, () => checks(stand))
    else it(`pages of other origins at ${title}`, (context) => leaveOut(context, missing))
  }
}

function checks(stand: Stand): void {
  const pki = makeLivePki()
  const [alice, viewer] = [
    pki.client('alice', 'admin'),
    pki.client('viewer', undefined, { extensions: extensionsOf('viewer') }),
  ]
  let server: Standing
  let guarded: Standing
  let own: string
  beforeAll(async () => {
    server = await start(stand, pki, { inputs: { origins: `https://other.acme.internal,${friend}` } })
    guarded = await start(stand, pki, {
      claims: accessClaims,
      access: accessTable('as they are'),
      inputs: { origins: friend },
    })
    own = `https://localhost:${server.port}`
  })
  afterAll(async () => {
    await server?.stop()
    await guarded?.stop()
    stand.clear()
  })
  const ask = async (knock: Knock, at = server): Promise<Answer> => {
    const answer = await at.knock({ as: alice, ...knock })
    if (answer === 'refused') throw new Error(`no answer to ${JSON.stringify({ ...knock, as: undefined })}`)
    return answer
  }

  it('answers a preflight of a named origin at the door, and nothing of it goes further', async () => {
    await unreached(server, async () => {
      for (const origin of [friend, 'https://other.acme.internal']) {
        const names = 'content-type,x-requested-with'
        const answer = await ask(asks(origin, 'PUT', 'Access-Control-Request-Headers', names))
        expect([answer.status, answer.body]).toEqual([204, ''])
        expect(fieldsOf(answer)).toEqual({
          ...shared,
          'access-control-allow-origin': origin,
          'access-control-allow-methods': METHODS,
          'access-control-allow-headers': names,
          'access-control-max-age': '600',
        })
        expect(varies(answer)).toBe(true)
        for (const { name, value } of guidelineOf('intermediate').securityHeaders)
          expect(answer.headers[name.toLowerCase()]).toBe(value)
      }
    })
  })

  it('tells other origins nothing, however much they are like it, nor its own', async () => {
    for (const origin of [...strangers, own]) {
      for (const knock of [asks(origin), { headers: ['Origin', origin] }]) {
        const answer = await ask(knock)
        expect(answer.status, origin).not.toBe(204)
        expect(fieldsOf(answer), origin).toEqual({})
      }
    }
    for (const origins of [
      ['Origin', friend, 'Origin', 'https://evil.example'],
      ['Origin', 'https://evil.example', 'Origin', friend],
      ['Origin', friend, 'Origin', friend],
    ]) {
      const twice = await ask({ method: 'OPTIONS', headers: [...origins, 'Access-Control-Request-Method', 'PUT'] })
      expect(twice.status, origins.join(' ')).not.toBe(204)
      expect(fieldsOf(twice)['access-control-allow-methods']).toBeUndefined()
    }
  })

  if (stand.claims.severalHosts)
    it('lets pages of one of its hosts read at another only where its export says so', async () => {
      const port = String(await systemNetwork.freePort('127.0.0.1'))
      const [first, second] = [`https://localhost:${port}`, `https://${OTHER_HOST}:${port}`]
      const several = await start(stand, pki, { alsoHosts: [OTHER_HOST], inputs: { port, origins: first } })
      const at = (host: string, knock: Knock) =>
        ask({ ...knock, serverName: host, headers: [...(knock.headers ?? []), 'Host', host] }, several)
      expect(fieldsOf(await at(OTHER_HOST, asks(first)))['access-control-allow-origin']).toBe(first)
      expect((await at(OTHER_HOST, { method: 'POST', headers: ['Origin', first], body: 'x' })).status).toBe(200)
      for (const [host, origin] of [
        ['localhost', first], // its own, which is no other
        ['localhost', second],
        [OTHER_HOST, second],
      ] as const) {
        const answer = await at(host, asks(origin))
        expect([answer.status, fieldsOf(answer)], `${origin} at ${host}`).toEqual([405, {}])
      }
      expect((await at('localhost', { method: 'POST', headers: ['Origin', second], body: 'x' })).status).toBe(403)
      await several.stop()
    })

  it('takes for a preflight nothing but OPTIONS with one method that is asked for', async () => {
    const method = ['Access-Control-Request-Method', 'PUT']
    for (const knock of [
      { method: 'OPTIONS', headers: ['Origin', friend] },
      { method: 'OPTIONS', headers: ['Origin', friend, ...method, ...method] },
      { method: 'GET', headers: ['Origin', friend, ...method] },
      { method: 'POST', headers: ['Origin', friend, ...method], body: 'x' },
      { method: 'OPTIONS', headers: method },
    ]) {
      const answer = await ask(knock)
      expect([200, 405], JSON.stringify(knock)).toContain(answer.status)
      expect(fieldsOf(answer)['access-control-allow-methods'], JSON.stringify(knock)).toBeUndefined()
    }
  })

  it('allows the headers that are asked for, and repeats nothing that is no list of names', async () => {
    const allowed = async (names: string) =>
      fieldsOf(await ask(asks(friend, 'PUT', 'Access-Control-Request-Headers', names)))['access-control-allow-headers']
    for (const names of ['x-a', 'x-a,x-b', 'x-a, x-b', 'authorization']) expect(await allowed(names)).toBe(names)
    for (const names of ['a b', 'a:b', 'a,,b', ',a', 'a,', '<x>', '"a"', 'a;b', 'a\tb'])
      expect(await allowed(names), names).toBeUndefined()
  })

  it('says on each answer to a named origin that it may be read, refusals included, and on all that they vary', async () => {
    const big = 'x'.repeat(1_048_577)
    const from = (...more: string[]) => ['Origin', friend, ...more]
    for (const [status, knock] of [
      [200, { headers: from() }],
      [200, { method: 'POST', headers: from(), body: 'x' }],
      [404, { path: '/nothing', headers: from() }],
      [405, { method: 'DELETE', headers: from() }],
      [400, { path: '/a%2fb', headers: from() }],
      [413, { method: 'POST', headers: from(), body: big }],
    ] as const) {
      const answer = await ask(knock)
      expect(answer.status, JSON.stringify(knock).slice(0, 80)).toBe(status)
      expect(fieldsOf(answer)).toEqual(shared)
      expect(varies(answer)).toBe(true)
    }
    const plain = await ask({})
    expect([fieldsOf(plain), varies(plain)]).toEqual([{}, true])
    const foreign = await ask({ method: 'POST', headers: ['Origin', 'https://evil.example'], body: 'x' })
    expect([foreign.status, fieldsOf(foreign), varies(foreign)]).toEqual([403, {}, true])
  })

  it('asks for the certificate, the name and a plain path before it answers a preflight', async () => {
    const nobody = await server.knock({ ...asks(friend), as: 'nobody' })
    expect(nobody === 'refused' ? 403 : nobody.status).toBeGreaterThan(399)
    expect((await ask({ ...asks(friend), path: '/a/../b' })).status).toBe(400)
    expect(
      (await ask({ ...asks(friend), headers: [...(asks(friend).headers ?? []), 'Host', 'evil.example'] })).status,
    ).toBe(421)
    const bob = pki.client('bob')
    expect((await ask({ ...asks(friend), as: bob })).status).toBe(204)
    await server.reload(pathOf(stand.target, 'clientCrl'), pki.crl([serialOf(bob)]))
    const revoked = await server.knock({ ...asks(friend), as: bob })
    expect(revoked === 'refused' ? 403 : revoked.status).toBeGreaterThan(399)
  })

  it('lets a preflight allow no request that access rules refuse', async () => {
    const of = (knock: Knock) => ask({ ...knock, as: viewer, path: '/admin' }, guarded)
    await unreached(guarded, async () => {
      expect((await of(asks(friend))).status).toBe(204)
      const put = await of({ method: 'PUT', headers: ['Origin', friend], body: 'x' })
      expect([put.status, fieldsOf(put)]).toEqual([403, shared])
      expect((await of({ method: 'OPTIONS', headers: ['Origin', friend] })).status).toBe(403)
      expect((await of(asks('https://evil.example'))).status).toBe(403)
    })
  })

  if (stand.claims.identity === 'header')
    it('does not pass on what a backend says of who may read', async () => {
      const named = await ask({ path: '/shared', headers: ['Origin', friend] })
      expect([named.status, fieldsOf(named)]).toEqual([200, shared])
      const foreign = await ask({ path: '/shared', headers: ['Origin', 'https://evil.example'] })
      expect([foreign.status, fieldsOf(foreign)]).toEqual([200, {}])
    })
}
