/** As whom the units of an export run its server. What the units say is tested in `export/extra.test.ts`. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { operationOf } from '../../src/workflow/operation.ts'
import { makeHome, type TestHome } from '../support/home.ts'
import { exportTarget } from '../support/workflows.ts'

let home: TestHome
beforeAll(async () => {
  home = await makeHome()
  await home.issue('server', 'api.acme.internal')
})
afterAll(() => home.remove())

const PASSWD = 'root:x:0:0::/:\ntoor:x:0:0::/:\nacme:x:100:100::/:\n'

/** The operation that is decided for who runs this, where the machine has these users. */
const decided = (asked: Parameters<typeof operationOf>[0], current = 100, passwd = PASSWD) => {
  const { files } = home.ports
  const known = Object.assign(Object.create(files) as typeof files, {
    currentUser: () => current,
    readText: (path: string) => (path === '/etc/passwd' ? Promise.resolve(passwd) : files.readText(path)),
  })
  return operationOf(asked, '/srv/acme', { ...home.ports, files: known })
}

describe('an export with units', () => {
  it('runs them as the user that was named, or as who runs the command', async () => {
    const directory = '/srv/acme'
    expect(await decided({ extras: ['systemd'] })).toMatchObject({ directory, user: 'acme' })
    expect(await decided({ extras: ['systemd'], user: 'www' }, 0)).toMatchObject({ directory, user: 'www' })
    expect(await decided({})).toBeUndefined()
  })

  it.each([
    ['root', { user: 'root' }, 100],
    ['another name of root', { user: 'toor' }, 100],
    ['root, who runs the command', {}, 0],
    ['nobody', { user: 'nobody' }, 100],
  ])('is refused for %s', async (_, named, current) => {
    await expect(decided({ extras: ['systemd'], ...named }, current)).rejects.toMatchObject({ code: 'usage.wrong' })
  })

  it('is refused for what is no name, and where who runs the command has none', async () => {
    await expect(decided({ extras: ['systemd'], user: 'a b' })).rejects.toMatchObject({ code: 'input.malformed' })
    await expect(decided({ extras: ['systemd'] }, 101)).rejects.toMatchObject({ code: 'usage.missing' })
  })

  it('is refused for a user without units', async () => {
    await expect(decided({ user: 'www' })).rejects.toMatchObject({ code: 'usage.wrong' })
  })

  it('tells what root does to install them, which an export without them does not', async () => {
    const to = { target: 'node', host: 'api.acme.internal', listen: '127.0.0.1:8443', out: `${home.path}-units` }
    const asked = { ...to, home: home.path, origins: [], mode: 'dry-run' as const }
    const { commands, files } = await exportTarget({ ...asked, extras: ['systemd'], user: 'www' }, home.ports)
    expect(commands.install?.at(-1)).toBe('systemctl enable --now api.acme.internal')
    expect(files).toContainEqual({ path: 'systemd/server.service', readableBy: 'everybody' })
    expect((await exportTarget(asked, home.ports)).commands.install).toBeUndefined()
  })
})
