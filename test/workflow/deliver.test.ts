/** CRL and certificates alone, into exports that are there: what is touched, what is refused, and which exports lag behind. */
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CountersignError } from '../../src/core/refusal.ts'
import { parseCertificateChainPem } from '../../src/x509/certificate.ts'
import { parseCrlPem } from '../../src/x509/crl.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'
import { type DeliverOptions, deliverTls, exportTarget, refreshCrls } from '../support/workflows.ts'

const host = 'api.acme.internal'

let home: TestHome
const at = (name: string): string => join(home.path, '..', name)
const text = (path: string): string => readFileSync(at(path), 'utf8')
const crlIn = (name: string): number => Number(parseCrlPem(text(`${name}/tls/client-crl.pem`)).number)
const write = (name: string, target = 'node') =>
  exportTarget(
    { home: home.path, target, host, listen: '127.0.0.1:8443', out: at(name), origins: [], mode: 'export' },
    home.ports,
  )
const deliver = (changes: Partial<DeliverOptions> = {}) =>
  deliverTls({ home: home.path, to: { out: at('one') }, mode: 'export', ...changes }, home.ports)
const renew = () => refreshCrls({ home: home.path, passphrase: knowPassphrase, watch: () => undefined }, home.ports)

beforeEach(async () => {
  home = await makeHome()
  await home.issue('client', 'bob')
  await home.issue('server', host)
  await write('one')
})
afterEach(() => home.remove())

describe('an export that somebody changed', () => {
  it('gets the new CRL and the newest server certificate, and keeps all else to the letter', async () => {
    appendFileSync(at('one/server.mjs'), '// mine\n')
    writeFileSync(at('one/notes.txt'), 'mine')
    const before = ['server.mjs', 'config.json', 'access.json', 'notes.txt', 'countersign-export.json'].map((path) => [
      path,
      text(`one/${path}`),
    ])
    await home.revoke('bob')
    const newest = await home.issue('server', host, { naming: 'again' })
    await expect(write('one')).rejects.toMatchObject({ code: 'file.foreign' })
    expect(await deliver()).toMatchObject({
      exports: [
        {
          directory: at('one'),
          target: 'node',
          host,
          crl: { number: 2, before: 1 },
          reload: 'send SIGHUP to its process',
        },
      ],
    })
    expect(before.map(([path]) => [path, text(`one/${path}`)])).toEqual(before)
    expect([...parseCrlPem(text('one/tls/client-crl.pem')).entries()]).toHaveLength(1)
    expect(parseCertificateChainPem(text('one/tls/server-chain.pem'))[0]?.tbs.serial).toBe(newest.certificate.serial)
    expect(statSync(at('one/tls/server-key.pem')).mode & 0o777).toBe(0o600)
    const said = execFileSync(process.execPath, ['server.mjs', '--check'], { cwd: at('one'), encoding: 'utf8' })
    expect(said).toContain('CRL 2 with 1 revoked')
  })

  it('gets nothing in a dry run, and nothing where something speaks against it', async () => {
    await home.revoke('bob')
    expect((await deliver({ mode: 'dry-run' })).exports).toHaveLength(1)
    expect(crlIn('one')).toBe(1)
    await home.revoke(host)
    await expect(deliver()).rejects.toMatchObject({ code: 'server.no-certificate' })
    expect(crlIn('one')).toBe(1)
  })

  it('gets it though the record can hold no more, and says that it does not know', async () => {
    await home.revoke('bob')
    const full: typeof home.ports = {
      ...home.ports,
      openStore: (...words) => {
        const store = home.ports.openStore(...words)
        const add = () => Promise.reject(new CountersignError('disk.full', { path: 'the record' }))
        return { ...store, events: { ...store.events, add } }
      },
    }
    const { warnings } = await deliverTls({ home: home.path, to: { out: at('one') }, mode: 'export' }, full)
    expect([crlIn('one'), warnings]).toEqual([2, [expect.stringContaining('not in the record')]])
  })

  it('is told apart from an export whose CRL is newer, which is left as it is', async () => {
    await home.revoke('bob')
    await deliver()
    const older = text('one/tls/client-crl.pem')
    await renew()
    await deliver()
    writeFileSync(home.authority('client').crl, older)
    await expect(deliver()).rejects.toMatchObject({ code: expect.stringMatching(/^crl\./) })
    expect(crlIn('one')).toBe(3)
  })

  it.each(['one', 'one/tls', 'one/tls/client-crl.pem', 'one/countersign-export.json'])(
    'is not written into through a link in the place of %s',
    async (path) => {
      renameSync(at(path), at('elsewhere'))
      symlinkSync(at('elsewhere'), at(path))
      await expect(deliver()).rejects.toMatchObject({ code: 'file.symlink' })
    },
  )

  it('gets nothing where others could change it, or a folder in it', async () => {
    await home.revoke('bob')
    for (const path of ['one', 'one/tls']) {
      chmodSync(at(path), 0o777)
      await expect(deliver()).rejects.toMatchObject({ code: 'directory.exposed', facts: { directory: at(path) } })
      await expect(deliver({ to: 'all' })).rejects.toMatchObject({ code: 'directory.exposed' })
      chmodSync(at(path), 0o755)
    }
    expect(crlIn('one')).toBe(1)
    await deliver()
    expect(crlIn('one')).toBe(2)
  })

  it('is told apart from a directory that is none, and from one of another authority', async () => {
    mkdirSync(at('none'))
    await expect(deliver({ to: { out: at('none') } })).rejects.toMatchObject({ code: 'file.missing' })
    await expect(deliver({ to: { out: join(home.path, 'x') } })).rejects.toMatchObject({ code: 'usage.wrong' })
    const other = await makeHome()
    await other.issue('server', host)
    const stranger = deliverTls({ home: other.path, to: { out: at('one') }, mode: 'export' }, other.ports)
    await expect(stranger).rejects.toMatchObject({ code: 'export.other-authority' })
    await other.remove()
    expect(crlIn('one')).toBe(1)
  })
})

describe('all exports of a home', () => {
  it('get what is new, but for those that are not there any more', async () => {
    await write('two', 'nginx')
    await write('gone')
    rmSync(at('gone'), { recursive: true })
    await home.revoke('bob')
    const { exports } = await deliver({ to: 'all' })
    expect(exports.map(({ directory }) => directory).sort()).toEqual([at('one'), at('two')])
    expect([crlIn('one'), crlIn('two')]).toEqual([2, 2])
  })

  it('get it each, though one refuses', async () => {
    await write('two')
    await home.revoke('bob')
    rmSync(at('two/tls/client-crl.pem'))
    symlinkSync('/etc/hostname', at('two/tls/client-crl.pem'))
    await expect(deliver({ to: 'all' })).rejects.toMatchObject({ code: 'file.symlink' })
    expect(crlIn('one')).toBe(2)
  })

  it.each([
    ['cannot be read', 'disk.failed', () => mkdirSync(at('two/countersign-export.json'))],
    ['is damaged', 'file.malformed', () => writeFileSync(at('two/countersign-export.json'), '{')],
    ['is a link now', 'file.symlink', () => symlinkSync(at('one/config.json'), at('two/countersign-export.json'))],
  ])(
    'get it each, and the refusal says that the record of one %s, so that nobody takes all for served',
    async (_, code, bend) => {
      await write('two')
      rmSync(at('two/countersign-export.json'))
      bend()
      expect((await home.revoke('bob')).outdated.toSorted()).toEqual([at('one'), at('two')])
      await expect(deliver({ to: 'all' })).rejects.toMatchObject({ code })
      expect(crlIn('one')).toBe(2)
      expect((await renew()).outdated).toContain(at('two'))
    },
  )

  it('must be some', async () => {
    rmSync(at('one'), { recursive: true })
    await expect(deliver({ to: 'all' })).rejects.toMatchObject({ code: 'usage.wrong' })
  })

  it('are named by anybody who makes a new CRL, as long as theirs is older', async () => {
    await write('two')
    expect((await home.revoke('bob')).outdated.toSorted()).toEqual([at('one'), at('two')])
    await deliver({ to: { out: at('two') } })
    const { outdated } = await renew()
    expect(outdated.toSorted()).toEqual([at('one'), at('two')])
    await deliver({ to: 'all' })
    writeFileSync(at('one/tls/client-crl.pem'), '')
    rmSync(at('two'), { recursive: true })
    expect((await renew()).outdated).toEqual([at('one')])
  })
})
