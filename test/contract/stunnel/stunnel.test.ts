/** The stunnel target, attacked by the probe before and after a reload. It enforces no access rules, under which the others live their lives. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemNetwork } from '../../../src/effects/network.ts'
import { type Served, serve } from '../../../src/workflow/run-exported.ts'
import { knowPassphrase, makeHome, type TestHome } from '../../support/home.ts'
import { leaveOut } from '../../support/judges.ts'
import { proveServer, writeTarget } from '../../support/workflows.ts'
import { standsOf } from '../stand.ts'

const HOST = 'api.acme.internal'
/** It passes HTTP on as it is, and claims neither framing nor origin; rules and a second certificate of mallory are not at hand here. */
const open = [
  ['forbidden-request', 'not-tried'],
  ['foreign-origin', 'bypassed'],
  ['framing', 'bypassed'],
  ['issued-twice', 'not-tried'],
]

const freePlace = async (): Promise<string> => `127.0.0.1:${await systemNetwork.freePort('127.0.0.1')}`
const [stand] = await standsOf('stunnel')
const missing = stand?.missing

if (missing !== undefined) it('the exported stunnel, attacked', (context) => leaveOut(context, missing))
else describe('the exported stunnel, attacked', byProbe)

function byProbe(): void {
  let home: TestHome
  let server: Served
  let options: Parameters<typeof writeTarget>[0]
  const attack = async (revoked: string) => {
    const whom = { home: home.path, url: `https://${options.listen}`, host: HOST, as: 'alice', revoked }
    const how = { operator: 'not-stated', mint: 'allowed', passphrase: knowPassphrase, watch: () => undefined } as const
    const { results } = await proveServer({ ...whom, ...how, path: '/', unsafePath: '/' }, home.ports)
    return results.filter(({ verdict }) => verdict !== 'enforced').map(({ id, verdict }) => [id, verdict])
  }

  beforeAll(async () => {
    home = await makeHome()
    for (const name of ['alice', 'bob', 'mallory']) await home.issue('client', name)
    await home.issue('server', HOST)
    await home.revoke('mallory')
    const [listen, inputs] = [await freePlace(), { upstream: await freePlace() }]
    const out = join(home.path, '../door')
    options = { home: home.path, target: 'stunnel', host: HOST, listen, out, origins: [], inputs, mode: 'export' }
    server = await serve(await writeTarget(options, home.ports), home.ports, 'with-sample')
  })
  afterAll(async () => {
    await server?.stop()
    await home?.remove()
  })

  it('ends its check although its standard input stays open, as at a terminal', async () => {
    const check = spawn('/usr/bin/stunnel', ['check.conf'], { cwd: options.out, stdio: ['pipe', 'ignore', 'ignore'] })
    expect((await once(check, 'exit'))[0]).toBe(0)
  })

  it('lets nobody in whom it should not, and so again after a revocation and a reload', async () => {
    expect(await attack('mallory')).toEqual(open)
    await home.revoke('bob')
    await writeTarget(options, home.ports)
    await server.reload()
    expect(await attack('bob')).toEqual(open)
  })
}
