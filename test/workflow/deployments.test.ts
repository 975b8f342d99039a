/** The servers that a home knows: what exports and people say of them, in the record. */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseSsh } from '../../src/workflow/deployments.ts'
import {
  type DeploymentWish,
  forgetDeployment,
  listDeployments,
  sayDeployment,
} from '../../src/workflow/manage-deployments.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { deliverTls, exportTarget, holdingHome, revokeCertificates, withHome } from '../support/workflows.ts'

let home: TestHome
beforeAll(async () => {
  home = await makeHome()
  await home.issue('client', 'alice')
  await home.issue('client', 'bob')
  await home.issue('server', 'api.acme.internal')
})
afterAll(() => home.remove())

const at = (path: string): string => join(home.path, '..', path)
const list = () =>
  holdingHome(home.path, home.ports, (held) => listDeployments({}, held, home.ports)).then((a) => a.deployments)
const say = (act: 'add' | 'change', wish: Omit<DeploymentWish, 'operator'>) =>
  holdingHome(home.path, home.ports, (held) =>
    sayDeployment(act, { ...wish, operator: 'not-stated' }, held, home.ports),
  )
const forget = (name: string) => holdingHome(home.path, home.ports, (held) => forgetDeployment(name, held, home.ports))

const exporting = (
  out: string,
  more: { readonly reload?: string; readonly listen?: string; readonly target?: string } = {},
) =>
  exportTarget(
    {
      home: home.path,
      target: 'node',
      host: 'api.acme.internal',
      listen: '127.0.0.1:8443',
      out: at(out),
      origins: [],
      mode: 'export',
      ...more,
    },
    home.ports,
  )

describe('the servers that a home knows', () => {
  it('are those that it has exported, each by a name of its own, where this machine reaches it', async () => {
    await exporting('a/web', { listen: '0.0.0.0:8443' })
    await exporting('b/Web', { reload: './again' })
    expect(await list()).toMatchObject([
      { name: 'web', to: at('a/web'), url: 'https://127.0.0.1:8443', host: 'api.acme.internal', takesUp: 'unknown' },
      { name: 'web-2', to: at('b/Web'), reload: './again', takesUp: 'by-command', authority: 'clients' },
    ])
  })

  it('keep their names and commands at the next export, and at one of certificates alone', async () => {
    await exporting('b/Web', { listen: '127.0.0.1:9443' })
    await deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)
    expect((await list()).map(({ name, url, reload }) => [name, url, reload])).toEqual([
      ['web', 'https://127.0.0.1:8443', undefined],
      ['web-2', 'https://127.0.0.1:9443', './again'],
    ])
  })

  it('keep what somebody has said of them at the next export', async () => {
    await say('change', { name: 'web', url: 'https://127.0.0.1:1', to: 'ssh:web1:/tls/crl.pem' })
    await exporting('a/web', { listen: '0.0.0.0:8443' })
    expect((await list())[0]).toMatchObject({ url: 'https://127.0.0.1:1', to: 'ssh:web1:/tls/crl.pem', by: 'ssh' })
  })

  it('are not known any more once they are forgotten, until they are exported again', async () => {
    await forget('web')
    expect((await list()).map(({ name }) => name)).toEqual(['web-2'])
    await exporting('a/web')
    expect((await list()).map(({ name }) => name)).toEqual(['web-2', 'web'])
  })

  it('are told to be absent where their folder went away', async () => {
    await exporting('c/gone')
    rmSync(at('c/gone'), { recursive: true })
    expect((await list()).find(({ name }) => name === 'gone')).toMatchObject({ state: 'absent', takesUp: 'unknown' })
    await forget('gone')
  })

  it('are in the record alone: each change is an event in its chain', async () => {
    const { kinds, checked } = await withHome(home.path, home.ports, async ({ store }) => ({
      kinds: (await store.events.list()).map(({ kind }) => kind),
      checked: await store.check('whole'),
    }))
    expect(kinds).toEqual(expect.arrayContaining(['deployment.added', 'deployment.forgotten']))
    expect(checked).toMatchObject({ contradictions: [] })
    expect(checked).not.toHaveProperty('brokenAt')
  })

  it('are shown before a revocation is brought to them, and nothing is done', async () => {
    const answer = await revokeCertificates(
      {
        home: home.path,
        what: { name: 'bob' },
        reason: 'superseded',
        mode: 'dry-run',
        passphrase: knowPassphrase,
        watch: () => undefined,
        deploy: { operator: 'not-stated' },
      },
      home.ports,
    )
    expect(answer.deployments).toMatchObject([
      { name: 'web-2', state: 'planned', ways: [] },
      { name: 'web', state: 'planned', ways: [] },
    ])
  })

  it('do not keep a revocation waiting where there are none, which nobody takes for refused', async () => {
    const other = await makeHome()
    await other.issue('client', 'bob')
    mkdirSync(join(other.path, '../deploy'))
    const answer = await revokeCertificates(
      {
        home: other.path,
        what: { name: 'bob' },
        reason: 'superseded',
        mode: 'revoke',
        passphrase: knowPassphrase,
        watch: () => undefined,
        deploy: { operator: 'not-stated' },
      },
      other.ports,
    )
    expect(answer).toMatchObject({ deployments: [], revoked: [{ name: 'bob' }], crls: [{ entries: 1 }] })
    await other.remove()
  })
})

describe('a place on another machine', () => {
  it.each([
    ['ssh:web1:/tls/crl.pem', 'web1', '/tls/crl.pem'],
    ['ssh:root@web1.acme.internal:/tls/a:b.pem', 'root@web1.acme.internal', '/tls/a:b.pem'],
    ['ssh:root@[2001:db8::1]:/crl', 'root@[2001:db8::1]', '/crl'],
  ])('is read from %s', (text, host, path) => {
    expect(parseSsh(text)).toEqual({ by: 'ssh', host, path })
  })

  it.each(['ssh:-oProxyCommand=x:/crl', 'ssh:@web1:/crl', 'ssh:a@-b:/crl', 'ssh:web1:~/crl', 'ssh::/crl'])(
    'is none in %s',
    (text) => {
      expect(() => parseSsh(text)).toThrow(expect.objectContaining({ code: 'input.malformed' }))
    },
  )
})
