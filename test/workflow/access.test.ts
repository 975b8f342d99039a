/** Access rules of a home: what each of its clients may do, told offline, and the rules put into an export. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addSeconds, type Instant } from '../../src/core/brand.ts'
import type { Clock } from '../../src/core/port/clock.ts'
import { systemClock } from '../../src/effects/clock.ts'
import type { AccessVerdict } from '../../src/workflow/access.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { checkAccess, writeTarget } from '../support/workflows.ts'

const rules = {
  rules: [
    { paths: ['/'], methods: ['GET'], require: 'any-client' },
    { paths: ['/admin'], methods: ['GET', 'POST'], require: { role: ['admin'], clearance: { atLeast: 3 } } },
    { paths: ['/ops'], methods: ['GET'], require: { uri: ['spiffe://acme.internal/ops/*'] } },
    { paths: ['/metrics'], require: 'nobody' },
  ],
}

let home: TestHome
let file: string
let now: Instant
beforeAll(async () => {
  now = systemClock.now()
  const clock: Clock = { ...systemClock, now: () => now }
  home = await makeHome({ clock })
  file = join(home.path, 'access/api.json')
  writeFileSync(file, JSON.stringify(rules))
  const claims = (role: string, clearance: string) => [
    { name: 'role', value: role },
    { name: 'clearance', value: clearance },
  ]
  await home.issue('client', 'alice', { claims: claims('admin', '3') })
  await home.issue('client', 'bob', {
    claims: claims('admin', '2'),
    subjectAltNames: [{ kind: 'uri', value: 'spiffe://acme.internal/ops/bob' }],
  })
  await home.issue('client', 'carol', { claims: claims('viewer', '3') })
  await home.issue('client', 'carol', { claims: claims('admin', '9'), naming: 'again' })
  await home.issue('client', 'mallory', { claims: claims('admin', '9') })
  await home.revoke('mallory')
  await home.issue('server', 'api.acme.internal')
})
afterAll(() => home?.remove())

const ask = async (as: string, method: string, target: string): Promise<AccessVerdict> => {
  const { verdicts } = await checkAccess({ home: home.path, file, as, asking: { method, target } }, home.ports)
  return verdicts[0] as AccessVerdict
}

describe('checkAccess', () => {
  it.each([
    [
      'alice',
      'GET',
      '/admin/x',
      'allowed',
      'the client meets the condition of /admin: role is admin, and clearance is at least 3',
    ],
    ['alice', 'GET', '/', 'allowed', '/ admits any client'],
    ['alice', 'DELETE', '/admin', 'refused', 'the rules for /admin do not name DELETE'],
    ['alice', 'GET', '/metrics', 'refused', '/metrics admits nobody'],
    ['alice', 'GET', '/ops', 'refused', '/ops requires: uri is spiffe://acme.internal/ops/*'],
    ['alice', 'GET', '/a//b', 'malformed', 'the path can be read in two ways'],
    ['bob', 'GET', '/admin', 'refused', '/admin requires: clearance is at least 3'],
    ['bob', 'GET', '/ops', 'allowed', 'the client meets the condition of /ops: uri is spiffe://acme.internal/ops/*'],
    // The newest of a name stands for it.
    [
      'carol',
      'GET',
      '/admin',
      'allowed',
      'the client meets the condition of /admin: role is admin, and clearance is at least 3',
    ],
  ])('tells of %s, %s %s: %s', async (as, method, path, outcome, why) => {
    expect(await ask(as, method, path)).toEqual({ method, path, outcome, why })
  })

  it('tells every path and method that a rule names, where no request is asked about', async () => {
    const { verdicts, client } = await checkAccess({ home: home.path, file, as: 'bob' }, home.ports)
    expect(verdicts.map(({ method, path, outcome }) => `${method} ${path} ${outcome}`)).toEqual([
      'GET /admin refused',
      'POST /admin refused',
      'GET /ops allowed',
      'GET / allowed',
    ])
    expect(client).toMatchObject({ name: 'bob', claims: { role: 'admin', clearance: '2' } })
  })

  it('refuses anybody who is let in nowhere, whatever the rules say', async () => {
    expect(await ask('mallory', 'GET', '/')).toMatchObject({
      outcome: 'refused',
      why: expect.stringMatching(/revoked at/),
    })
    expect(await ask('api.acme.internal', 'GET', '/')).toMatchObject({ why: 'its certificate is not for clients' })
    const today = now
    now = addSeconds(now, 400 * 86_400)
    expect(await ask('alice', 'GET', '/')).toMatchObject({
      outcome: 'refused',
      why: expect.stringMatching(/expired at/),
    })
    now = today
    await expect(ask('nobody', 'GET', '/')).rejects.toMatchObject({ code: 'name.unknown' })
  })
})

describe('an export with access rules', () => {
  const exportWith = async (text: string, out: string) => {
    const access = join(home.path, 'access/other.json')
    writeFileSync(access, text)
    return writeTarget(
      {
        home: home.path,
        target: 'node',
        host: 'api.acme.internal',
        listen: '127.0.0.1:8443',
        out: join(home.path, '..', out),
        origins: [],
        access,
        mode: 'export',
      },
      home.ports,
    )
  }

  it('carries them, warns of nothing, and is recorded with their digest', async () => {
    const { directory, warnings } = await exportWith(JSON.stringify(rules), 'ruled')
    expect(JSON.parse(await home.read(join(directory, 'access.json')))).toMatchObject({ mode: 'by-rule' })
    expect(warnings).toEqual([])
    const store = home.ports.openStore(join(home.path, 'countersign.db'), home.path, 'refuse')
    const exported = (await store.events.list()).findLast(({ kind }) => kind === 'config.exported')
    await store.close()
    expect(exported?.facts['access']).toMatch(/^[0-9a-f]{64}$/)
  })

  it.each([
    ['that cannot be read', '{', 'access.malformed'],
    [
      'that name a claim of nobody',
      '{"rules":[{"paths":["/"],"methods":["GET"],"require":{"rank":["x"]}}]}',
      'claim.unknown',
    ],
    [
      'that let in more than they seem to',
      '{"rules":[{"paths":["/"],"methods":["GET"],"require":{"role":["x"]}},{"paths":["/a"],"methods":["GET"],"require":"any-client"}]}',
      'access.refused',
    ],
  ])('is refused with rules %s, and nothing is written', async (_, text, code) => {
    await expect(exportWith(text, 'refused')).rejects.toMatchObject({ code })
    expect(await home.ports.files.describe(join(home.path, '../refused'))).toBeUndefined()
  })
})
