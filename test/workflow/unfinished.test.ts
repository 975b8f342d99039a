/** What commands that died left in a home: told by `status`, ended by the next command that writes, whichever it is. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { homePaths } from '../../src/authority/home.ts'
import { parseEntryName } from '../../src/core/brand.ts'
import type { Store } from '../../src/core/port/store.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { initHome } from '../../src/workflow/init.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { fixedClock, type MovableClock } from '../support/clock.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { deliverTls, exportTarget, homeStatus, issueCredential, refreshCrls } from '../support/workflows.ts'

let clock: MovableClock
let home: TestHome
beforeEach(async () => {
  clock = fixedClock()
  home = await makeHome({ clock })
})
afterEach(() => home.remove())

const watch = () => undefined
const told = async (): Promise<readonly string[]> =>
  (await homeStatus({ home: home.path }, home.ports)).warnings.filter(
    (line) => !/unencrypted|documentation arc/.test(line),
  )
const issued = (): string[] => readdirSync(join(home.path, 'issued'))

/** Ports whose record or disk ends at one step, and whatever the command does about it comes to nothing. */
function dyingAt(
  change: (store: Store) => { alone?: Store['alone']; certificates?: Partial<Store['certificates']> },
  files: Partial<Ports['files']> = {},
): Ports {
  const { ports } = home
  return {
    ...ports,
    files: { ...ports.files, remove: async () => undefined, ...files },
    openStore: (...where) => {
      const store = ports.openStore(...where)
      const { certificates, ...changed } = change(store)
      return { ...store, ...changed, certificates: { ...store.certificates, abandon: dead, ...certificates } }
    },
  }
}
const dead = () => Promise.reject(new Error('killed'))
const dyingBeforeRecording = () => dyingAt(() => ({ certificates: { recordIssued: dead } }))
const dyingBeforeHandOut = () => dyingAt(() => ({ alone: dead }))

const issue = (usage: 'client' | 'server', name: string, ports = home.ports) =>
  issueCredential(
    {
      home: home.path,
      usage,
      name,
      subjectAltNames:
        usage === 'server'
          ? [{ kind: 'dns', value: name }]
          : [{ kind: 'uri', value: `spiffe://acme.internal/${name}` }],
      claims: [],
      naming: 'once',
      mode: 'issue',
      passphrase: knowPassphrase,
      watch,
    },
    ports,
  )
const crl = () => refreshCrls({ home: home.path, passphrase: knowPassphrase, watch }, home.ports)
const exportNode = (listen = '127.0.0.1:8443', ports = home.ports) =>
  exportTarget(
    {
      home: home.path,
      target: 'node',
      host: 'localhost',
      listen,
      out: join(home.path, '../out'),
      origins: [],
      mode: 'export',
    },
    ports,
  )

describe('a name that was being issued', () => {
  it('is busy while the lease runs, and free in the very command that asks for it afterwards', async () => {
    await expect(issue('client', 'alice', dyingBeforeRecording())).rejects.toThrow('killed')
    expect(await told()).toEqual([
      expect.stringMatching(
        /^a command is issuing alice, or was interrupted; if interrupted, the name is free from 20.*Z on$/,
      ),
      expect.stringMatching(/^issued\/\.pending-[0-9a-f]{32} belongs to a command that is running/),
    ])
    await expect(issue('client', 'alice')).rejects.toMatchObject({ code: 'name.busy', facts: { name: 'alice' } })
    clock.advance(61)
    expect(await told()).toEqual([
      expect.stringMatching(/^the next CRL of clients will revoke certificates that were never handed out/),
      expect.stringMatching(/^issued\/\.pending-[0-9a-f]{32} was left by an interrupted command/),
    ])
    await issue('client', 'alice')
    expect(issued()).toEqual(['alice'])
    await crl()
    expect(await told()).toEqual([])
  })

  it('is free at once where the command could say that it failed', async () => {
    const full = () => Promise.reject(new CountersignError('disk.full', { path: 'countersign.db' }))
    const { remove } = home.ports.files
    const failing = dyingAt(({ certificates: { abandon } }) => ({ certificates: { recordIssued: full, abandon } }), {
      remove,
    })
    await expect(issue('client', 'alice', failing)).rejects.toMatchObject({ code: 'disk.full' })
    expect(issued()).toEqual([])
    await issue('client', 'alice')
    expect(issued()).toEqual(['alice'])
  })
})

describe('a certificate that was recorded, and whose command died', () => {
  beforeEach(async () => {
    await expect(issue('server', 'localhost', dyingBeforeHandOut())).rejects.toThrow('killed')
    expect(await told()).toEqual([expect.stringMatching(/is recorded, but not in its folder yet/)])
  })

  it.each([
    ['crl', crl],
    ['issue', () => issue('client', 'alice')],
    ['revoke', () => home.revoke('bob')],
    ['export', () => exportNode()],
  ])('is put in its place by the next command that writes: %s', async (name, command) => {
    if (name === 'revoke') await home.issue('client', 'bob')
    await command()
    expect(issued()).toContain('localhost')
    expect(existsSync(homePaths(home.path).credential(parseEntryName('localhost')).key)).toBe(true)
    expect(await told()).toEqual([])
  })

  it('is left alone by a dry run', async () => {
    const before = issued()
    await home.issue('client', 'alice', { mode: 'dry-run' }).catch(() => undefined)
    expect(issued()).toEqual(before)
  })
})

it('says that a certificate is issued and not in its place, where the disk fails between the two', async () => {
  const failing = dyingAt(() => ({}), {
    write: (path, content, access) =>
      basename(path) === 'chain.pem'
        ? Promise.reject(new CountersignError('disk.full', { path }))
        : home.ports.files.write(path, content, access),
  })
  await expect(issue('client', 'alice', failing)).rejects.toMatchObject({
    code: 'certificate.unplaced',
    facts: { name: 'alice' },
  })
  await crl()
  expect(issued()).toEqual(['alice'])
})

describe('a temporary file', () => {
  it('of ours is told, and removed by the next command that writes', async () => {
    await home.issue('client', 'alice')
    const left = ['authorities/clients/.crl.pem.0123456789ab.tmp', '.countersign.json.0123456789ab.tmp']
    for (const path of left) writeFileSync(join(home.path, path), 'half')
    expect(await told()).toEqual(left.toReversed().map((path) => expect.stringContaining(path)))
    await home.revoke('alice')
    expect(left.filter((path) => existsSync(join(home.path, path)))).toEqual([])
    expect(await told()).toEqual([])
  })

  it('of a name that no certificate can have is nothing of ours, and stops nobody', async () => {
    for (const name of ['.pending-00', '.pending-00ab', '.pending-0', '.pending-xy'])
      mkdirSync(join(home.path, 'issued', name))
    expect(await told()).toEqual([])
    await issue('client', 'alice')
    expect(issued()).toEqual(['.pending-0', '.pending-00', '.pending-00ab', '.pending-xy', 'alice'])
  })

  it('of somebody else stays', async () => {
    const others = ['authorities/clients/crl.pem.tmp', 'authorities/clients/.crl.pem.swp', '.notes.xyz.tmp']
    for (const path of others) writeFileSync(join(home.path, path), 'mine')
    await crl()
    expect(others.filter((path) => !existsSync(join(home.path, path)))).toEqual([])
    expect(await told()).toEqual([])
  })

  it('in a folder that an earlier version handed out is removed with the next CRL', async () => {
    const { files } = await home.issue('client', 'alice')
    writeFileSync(join(files.directory, '.certificate.pem.0123456789ab.tmp'), 'half')
    await crl()
    expect(readdirSync(files.directory).sort()).toEqual(['certificate.pem', 'chain.pem', 'key.pem'])
  })
})

describe('a home that never took its place', () => {
  it('is told, and removed once its init is certainly dead', async () => {
    const left = `${home.path}.0123456789ab.tmp`
    mkdirSync(join(left, 'authorities'), { recursive: true })
    // The disk keeps the time of day, the record that of the test.
    utimesSync(left, clock.now(), clock.now())
    expect(await told()).toEqual([expect.stringContaining(left)])
    await crl()
    expect(existsSync(left)).toBe(true)
    clock.advance(3601)
    await crl()
    expect(existsSync(left)).toBe(false)
  })

  it('is removed by the next init too, and what only looks like it stays', async () => {
    const path = join(dirname(home.path), 'other')
    const left = `${path}.0123456789ab.tmp`
    const others = [`${path}.tmp`, `${path}.0123456789AB.tmp`, `${path}x.0123456789ab.tmp`]
    for (const directory of [left, ...others]) {
      mkdirSync(directory)
      utimesSync(directory, clock.now() - 7200, clock.now() - 7200)
    }
    const request = { home: path, organisation: 'Acme', trustDomain: 'acme.internal', serverDomains: [], watch }
    await initHome({ ...request, protection: 'unprotected' }, home.ports)
    expect(existsSync(left)).toBe(false)
    expect(others.every((directory) => statSync(directory).isDirectory())).toBe(true)
  })
})

describe('a place that others can write to', () => {
  it('is warned of above a home and above an export, and not where it is sticky', async () => {
    const above = dirname(home.path)
    await home.issue('server', 'localhost')
    chmodSync(above, 0o777)
    const warning = expect.stringContaining(`${above} can be written to by everybody (mode 0777)`)
    expect(await told()).toEqual([warning])
    expect((await exportNode()).warnings).toContainEqual(warning)
    chmodSync(above, 0o1777)
    expect(await told()).toEqual([])
    expect((await exportNode()).warnings).not.toContainEqual(warning)
  })
})

describe('an export that was cut off', () => {
  const out = () => join(home.path, '../out')
  const cutOff = (name: string) => {
    const { ports } = home
    const write: Ports['files']['write'] = (path, ...rest) =>
      basename(path) === name ? dead() : ports.files.write(path, ...rest)
    return exportNode('127.0.0.1:9000', { ...ports, files: { ...ports.files, write } })
  }

  it('is told, also where only a file was growing, and completed by the next', async () => {
    await home.issue('server', 'localhost')
    await exportNode()
    expect(await told()).toEqual([])
    await expect(cutOff('server.mjs')).rejects.toThrow('killed')
    const warning = `${out()} holds an export that is being written, or was interrupted; if interrupted, the next export into it completes it`
    expect(await told()).toEqual([warning])
    await exportNode()
    expect(await told()).toEqual([])
    writeFileSync(join(out(), 'tls/.client-crl.pem.0123456789ab.tmp'), 'half')
    expect(await told()).toEqual([warning])
    await deliverTls({ home: home.path, to: 'all', mode: 'export' }, home.ports)
    expect(await told()).toEqual([])
  })
})

describe('an export that cannot be looked at', () => {
  it('is told of, for it may be whole or not; one that was removed is not', async () => {
    await home.issue('server', 'localhost')
    await exportNode()
    const out = join(home.path, '../out')
    const record = join(out, 'countersign-export.json')
    rmSync(record)
    mkdirSync(record)
    expect(await told()).toEqual([
      expect.stringMatching(`^it cannot be seen whether the export in ${out} is complete: .*${record}`),
    ])
    rmSync(out, { recursive: true })
    expect(await told()).toEqual([])
  })
})

describe('two exports into one directory', () => {
  it('come one after the other, and leave one of them whole', async () => {
    await home.issue('server', 'localhost')
    const ports = ['9001', '9002', '9003']
    await Promise.all(ports.map((port) => exportNode(`127.0.0.1:${port}`)))
    const read = async (file: string) => JSON.parse(await home.read(join(home.path, '../out', file)))
    const { recipe, files } = await read('countersign-export.json')
    expect(ports).toContain(String((await read('config.json')).listen.port))
    expect(files.some(({ sha256 }: { sha256?: string }) => sha256 !== undefined)).toBe(true)
    expect(recipe.target).toBe('node')
    // Nothing was changed since, so the next one may write.
    await exportNode()
  })

  it('does not put an older CRL in the place of a newer one, no matter which came first', async () => {
    await home.issue('server', 'localhost')
    await home.issue('client', 'alice')
    // Those that come between the revocation and its CRL are refused.
    const others = [exportNode(), exportNode()].map((one) =>
      one.catch((error) => expect(error.code).toBe('crl.incomplete')),
    )
    const revoked = await home.revoke('alice').then(() => exportNode())
    await Promise.all(others)
    const published = await home.read(home.authority('client').crl)
    expect(await home.read(join(revoked.directory, 'tls/client-crl.pem'))).toBe(published)
  })
})
