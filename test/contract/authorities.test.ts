/** One home with two client authorities, and a server of each shipped target for each of them: neither lets in the clients of the other. */
import { Agent, request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Served, serve } from '../../src/workflow/run-exported.ts'
import { stopLeftOver } from '../support/exported-server.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { leaveOut } from '../support/judges.ts'
import { addAuthority, deliverTls, proveServer, writeTarget } from '../support/workflows.ts'
import type { Life } from './proven.ts'
import { allStands, type Stand } from './stand.ts'

const HOST = 'api.acme.internal'
const watch = () => undefined

afterAll(stopLeftOver)

/** Of each target the first version at hand. */
const stands = (await allStands()).filter(
  ({ target }, index, all) => target.kind !== 'checked' && all.findIndex((one) => one.target === target) === index,
)

for (const stand of stands) {
  const { title, missing } = stand
  if (missing !== undefined) it(title, (context) => leaveOut(context, missing))
  else describe(title, () => twoTeams(stand))
}

type Team = { readonly life: Life; readonly server: Served; readonly port: number; readonly directory: string }

function twoTeams(stand: Stand): void {
  const { turnedAway } = stand.manners
  let home: TestHome
  const teams = new Map<string, Team>()

  /** Exports the target for the clients of an authority, and starts it. */
  async function start(authority: string): Promise<void> {
    const life = (await stand.life?.()) ?? {}
    const freePort = () => home.ports.network.freePort('127.0.0.1')
    const { sample } = stand.target.commands
    const ofSample =
      sample === undefined ? {} : { [sample.input]: sample.value.replace('{port}', `${await freePort()}`) }
    const port = await freePort()
    const exported = await writeTarget(
      {
        home: home.path,
        target: stand.target.name,
        host: HOST,
        listen: `127.0.0.1:${port}`,
        out: join(home.path, '..', authority),
        origins: [],
        inputs: ofSample,
        authority,
        mode: 'export',
        ...life.options,
      },
      home.ports,
    )
    await life.prepare?.(exported)
    const processes = life.processes ?? home.ports.processes
    const company = life.options?.inputs === undefined ? 'with-sample' : 'alone'
    const server = await serve(exported, { ...home.ports, processes }, company)
    await stand.serves?.(exported.directory, port, HOST)
    teams.set(authority, { life, server, port, directory: exported.directory })
  }

  async function knock(name: string, at: string): Promise<number | 'refused'> {
    const agent = new Agent()
    const read = (file: string) => home.read(join(home.path, 'issued', name, file))
    const { port } = teams.get(at)!
    const as = {
      ...{ host: '127.0.0.1', port, servername: HOST, ca: await home.read(home.authority('server').certificate) },
      ...{ cert: await read('chain.pem'), key: await read('key.pem'), headers: { host: `${HOST}:${port}` } },
    }
    return new Promise<number | 'refused'>((resolve) => {
      request({ ...as, agent }, (response) => {
        response.resume().on('close', () => resolve(response.statusCode ?? 0))
      })
        .on('error', () => resolve('refused'))
        .end()
    }).finally(() => agent.destroy())
  }

  const everybody = async () => {
    const asked = ['alice', 'anna', 'pat', 'paul'].flatMap((name) =>
      ['clients', 'partners'].map((at) => [name, at] as const),
    )
    return Object.fromEntries(
      await Promise.all(asked.map(async ([name, at]) => [`${name} at ${at}`, await knock(name, at)] as const)),
    )
  }

  beforeAll(async () => {
    home = await makeHome()
    const more = {
      serverDomains: [],
      protection: 'unprotected',
      passphrase: knowPassphrase,
      mode: 'add',
      watch,
    } as const
    await addAuthority({ home: home.path, name: 'partners', usage: 'client', ...more }, home.ports)
    for (const name of ['alice', 'anna']) await home.issue('client', name)
    for (const name of ['pat', 'paul']) await home.issue('client', name, { authority: 'partners' })
    await home.issue('server', HOST)
    for (const authority of ['clients', 'partners']) await start(authority)
  })
  afterAll(async () => {
    for (const { server, life } of teams.values()) {
      await server.stop()
      await life.stop?.()
    }
    await home?.remove()
  })

  it('lets in the clients of its own authority, and of no other one of the home', async () => {
    expect(await everybody()).toEqual({
      'alice at clients': 200,
      'anna at clients': 200,
      'pat at clients': turnedAway,
      'paul at clients': turnedAway,
      'alice at partners': turnedAway,
      'anna at partners': turnedAway,
      'pat at partners': 200,
      'paul at partners': 200,
    })
  })

  it('is attacked with a client of the other authority, as the honest client says which is its own', async () => {
    for (const [as, at] of [
      ['alice', 'clients'],
      ['pat', 'partners'],
    ] as const) {
      const common = { home: home.path, host: HOST, operator: 'not-stated', mint: 'refused' } as const
      const url = `https://127.0.0.1:${teams.get(at)!.port}`
      const report = await proveServer({ ...common, url, as, passphrase: knowPassphrase, watch }, home.ports)
      const sibling = report.results.find(({ id }) => id === 'sibling-authority')
      expect(sibling).toMatchObject({ verdict: 'enforced' })
      expect(sibling?.attempts.map(({ label }) => label)).toContainEqual(
        expect.stringContaining('client of another CA'),
      )
    }
  })

  it('has the CRL of its own authority: a revocation under one reaches its server, and changes nothing at the other', async () => {
    const { crls, outdated } = await home.revoke('paul')
    expect(crls.map(({ authority }) => authority)).toEqual(['partners'])
    expect(outdated).toEqual([teams.get('partners')!.directory])
    const { exports } = await deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)
    expect(exports.map(({ authority, crl }) => [authority, crl.number]).toSorted()).toEqual([
      ['clients', 1],
      ['partners', 2],
    ])
    for (const [authority, { server }] of teams) {
      // One that watches its files says nothing where none was replaced by another.
      if (stand.target.commands.reload.by === 'watching' && authority === 'clients') continue
      await server.reload()
      await stand.takenOver?.(server)
    }
    expect(await everybody()).toMatchObject({
      'alice at clients': 200,
      'paul at clients': turnedAway,
      'alice at partners': turnedAway,
      'pat at partners': 200,
      'paul at partners': stand.manners.revoked,
    })
  })
}
