/** What an export has besides: the units of its server. What systemd says of them is asked in `interop/units.test.ts`. Images are tested in `image.test.ts`. */
import { describe, expect, it } from 'vitest'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { systemd as language } from '../../src/language/systemd.ts'
import { makeTarget, request, shippedTargets } from '../support/target-kit.ts'
import { found, order, out, refusal, text, useDirectory, write } from './exporting.ts'

const targets = await shippedTargets()
const target = (wanted: string) => targets.find(({ name }) => name === wanted)!
const operation = { directory: '/srv/acme', user: 'acme', program: ['/usr/bin/node', '/opt/c.cjs'] as const }
const extra = (wanted: string, changes: Parameters<typeof request>[0] = {}) =>
  renderTarget(target(wanted), decideView(target(wanted), request({ systemd: operation, ...changes })))

/** The words of a setting in a unit. */
const setting = (files: Awaited<ReturnType<typeof extra>>, path: string, wanted: string): unknown[] =>
  language
    .read(files.find((file) => file.path === path)!.content)
    .flatMap(({ children = [] }) => children)
    .filter(({ name }) => name === wanted)
    .map(({ values }) => values.map(({ value }) => value))

describe('an export with units of systemd', () => {
  useDirectory()

  it('has them in its folder, and loses them with the next export that does not ask for them', async () => {
    const systemd = { ...operation, directory: out }
    const asked = { target: target('node'), request: { ...order().request, systemd } }
    const { commands } = await write(asked)
    expect(found()).toContain('systemd/server.service')
    expect(text('systemd/server.service')).toContain(`WorkingDirectory=${out}`)
    expect(commands.install?.[0]).toBe(
      'install -m 0644 systemd/server.service /etc/systemd/system/api.acme.internal.service',
    )
    const { commands: without } = await write({ target: target('node') })
    expect(found().filter((path) => path.includes('systemd'))).toEqual([])
    expect(without.install).toBeUndefined()
  })
})

describe('the units of a target', () => {
  it('are there for every target that is started, and refused for one whose parts are not there, or that is not', () => {
    const without = targets.filter(({ extras }) => !extras.some(({ of }) => of === 'systemd'))
    expect(without).toEqual(targets.filter(({ kind }) => kind === 'checked'))
    for (const one of without) {
      expect(() => decideView(one, request({ systemd: operation }))).toThrow(
        refusal('target.cannot', { what: 'units of systemd', instead: expect.stringContaining('by hand') }),
      )
    }
    expect(() => decideView(makeTarget(), request({ systemd: operation }))).toThrow(
      refusal('target.cannot', { what: 'units of systemd' }),
    )
  })

  it('start what is beside a server by a unit of its own, whose reload is that of the server, too', async () => {
    const files = await extra('caddy')
    expect(setting(files, 'systemd/door.service', 'ExecStart')).toEqual([
      ['/usr/bin/node', '/opt/c.cjs', 'door', '/srv/acme', '--listen', 'unix:run/door.sock'],
    ])
    expect(setting(files, 'systemd/server.service', 'PropagatesReloadTo')).toEqual([['api.acme.internal-door.service']])
    expect((await extra('nginx')).map(({ path }) => path).filter((path) => path.startsWith('systemd/'))).toEqual([
      'systemd/server.service',
    ])
  })

  it('reload by the check and the signal of the manifest, and not where the server notices by itself', async () => {
    expect(setting(await extra('nginx'), 'systemd/server.service', 'ExecReload')).toEqual([
      ['/usr/sbin/nginx', '-t', '-p', '/srv/acme', '-c', 'nginx.conf', '-e', 'stderr'],
      ['/bin/kill', '-s', 'HUP', '\u0024{MAINPID}'],
    ])
    expect(setting(await extra('envoy'), 'systemd/server.service', 'ExecReload')).toEqual([])
  })

  it('name a program that was built by its absolute path', async () => {
    expect(setting(await extra('axum'), 'systemd/server.service', 'ExecStart')).toEqual([
      ['/srv/acme/target/debug/mutual-tls-server'],
    ])
  })

  it('give the right to bind a low port to a server that listens on one, or has its health check there', async () => {
    const capabilities = async (inputs: Record<string, string>) =>
      setting(await extra('nginx', { inputs }), 'systemd/server.service', 'AmbientCapabilities')
    expect(await capabilities({ port: '1024', health: '127.0.0.1:9080' })).toEqual([])
    expect(await capabilities({ port: '1023' })).toEqual([['CAP_NET_BIND_SERVICE']])
    expect(await capabilities({ health: '127.0.0.1:80' })).toEqual([['CAP_NET_BIND_SERVICE']])
  })

  it('forbid memory that is written and executed, but to programs that make machine code', async () => {
    const denied = async (name: string) =>
      setting(await extra(name), 'systemd/server.service', 'MemoryDenyWriteExecute')
    expect(await Promise.all(['nginx', 'node', 'envoy'].map(denied))).toEqual([[['yes']], [], []])
  })

  it('are called by the host, without colons', async () => {
    const view = decideView(
      target('caddy'),
      request({ systemd: operation, host: 'fd00::1', inputs: { address: '::1' } }),
    )
    expect(view.install).toContain('install -m 0644 systemd/door.service /etc/systemd/system/fd00--1-door.service')
  })

  it.each(['/srv/a b', '/srv/"a"', "/srv/a'", '/srv/a\\b', '/srv/$HOME', '/srv/a;b', '/srv/a\nb', 'srv'])(
    'are refused for the directory %j, which not every setting can carry',
    (directory) => {
      const systemd = { ...operation, directory }
      expect(() => decideView(target('node'), request({ systemd }))).toThrow(
        refusal('input.malformed', { what: 'directory of the export', value: directory }),
      )
    },
  )

  it('carry a percent sign in the path of the directory', async () => {
    const files = await extra('node', { systemd: { ...operation, directory: '/srv/100%n' } })
    expect(setting(files, 'systemd/server.service', 'WorkingDirectory')).toEqual([['/srv/100%n']])
  })
})
