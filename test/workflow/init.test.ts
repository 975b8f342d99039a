/** Making a home: whole or not at all, ours alone, and never over something else. */
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openHome } from '../../src/authority/home.ts'
import { CountersignError } from '../../src/core/refusal.ts'
import { type InitRequest, initHome } from '../../src/workflow/init.ts'
import { knowPassphrase, realPorts } from '../support/home.ts'
import { homeStatus } from '../support/workflows.ts'

const ports = realPorts()
let directory: string
let home: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-init-'))
  home = join(directory, 'pki')
  return () => rmSync(directory, { recursive: true })
})

const init = (changes: Partial<InitRequest> = {}, through = ports) =>
  initHome(
    {
      home,
      organisation: 'Acme',
      trustDomain: 'acme.internal',
      serverDomains: [],
      protection: 'unprotected',
      watch: () => undefined,
      ...changes,
    },
    through,
  )

function* walk(path: string): Iterable<string> {
  yield path
  if (statSync(path).isDirectory()) for (const name of readdirSync(path)) yield* walk(join(path, name))
}

describe('initHome', () => {
  it('makes two authorities with different keys and pins, each with a first CRL without entries', async () => {
    const answer = await init()
    expect(answer.authorities.map(({ name }) => name)).toEqual(['clients', 'servers'])
    expect(new Set(answer.authorities.map(({ pin }) => pin)).size).toBe(2)
    const status = await homeStatus({ home }, ports)
    expect(status.crls).toMatchObject([
      { authority: 'clients', number: 1, entries: 0, state: 'fresh' },
      { authority: 'servers', number: 1, entries: 0, state: 'fresh' },
    ])
    expect(status.events.chain).toBe('intact')
  })

  it('keeps directories to 0700 and secrets to 0600', async () => {
    await init()
    for (const path of walk(home)) {
      const mode = statSync(path).mode & 0o777
      if (statSync(path).isDirectory()) expect(mode, path).toEqual(0o700)
      if (/key\.pem$|\.db/.test(path)) expect(mode, path).toEqual(0o600)
    }
  })

  it('keeps keys and the record out of git', async () => {
    await init()
    execFileSync('git', ['init', '-q'], { cwd: home })
    execFileSync('git', ['add', '-A'], { cwd: home })
    const added = execFileSync('git', ['ls-files'], { cwd: home, encoding: 'utf8' }).trim().split('\n')
    expect(added.filter((path) => /key\.pem|\.db|pending|\.p12/.test(path))).toEqual([])
    expect(added).toContain('authorities/clients/certificate.pem')
  })

  it('is warned of by status for as long as its keys are not encrypted', async () => {
    const warned = async () =>
      (await homeStatus({ home }, ports)).warnings.filter((line) => line.includes('unencrypted')).length
    await init()
    expect(await warned()).toBe(2)
    rmSync(home, { recursive: true })
    await init({ protection: knowPassphrase })
    expect(await warned()).toBe(0)
  })

  it('encrypts the keys of both authorities under the passphrase', async () => {
    await init({ protection: knowPassphrase })
    for (const name of ['clients', 'servers']) {
      expect(readFileSync(join(home, 'authorities', name, 'key.pem'), 'utf8')).toContain('ENCRYPTED PRIVATE KEY')
    }
  })

  it('refuses a place that is taken, and touches nothing there', async () => {
    await init()
    const before = readFileSync(join(home, 'authorities/clients/pin.txt'), 'utf8')
    await expect(init()).rejects.toMatchObject({ code: 'home.exists' })
    expect(readFileSync(join(home, 'authorities/clients/pin.txt'), 'utf8')).toBe(before)
    rmSync(home, { recursive: true })
    writeFileSync(home, 'a file')
    await expect(init()).rejects.toMatchObject({ code: 'home.exists' })
    expect(readdirSync(directory)).toEqual(['pki'])
  })

  it('uses an empty directory', async () => {
    mkdirSync(home)
    await init()
    expect(existsSync(join(home, 'countersign.json'))).toBe(true)
  })

  it('refuses to make a home of its own skeleton', async () => {
    await expect(init({ home: ports.shipped.skeleton })).rejects.toMatchObject({ code: 'home.skeleton' })
  })

  it.each([
    [{ organisation: 'Acme"; CN=evil' }, 'identity.refused'],
    [{ organisation: 'Ac\nme' }, 'identity.refused'],
    [{ organisation: '' }, 'identity.refused'],
    [{ trustDomain: 'acme internal' }, 'identity.refused'],
    [{ trustDomain: 'acme..internal' }, 'identity.refused'],
    [{ oidArc: '1.3.x' }, 'input.malformed'],
    [{ serverDomains: ['evil domain'] }, 'identity.refused'],
  ])('refuses %o with %s and leaves nothing behind', async (changes, code) => {
    await expect(init(changes)).rejects.toMatchObject({ code })
    expect(readdirSync(directory)).toEqual([])
  })

  it('leaves nothing behind when the disk fills up half-way', async () => {
    let writes = 0
    const files: typeof ports.files = {
      ...ports.files,
      write: (path, content, access) => {
        writes += 1
        if (writes > 12) return Promise.reject(new CountersignError('disk.full', { path }))
        return ports.files.write(path, content, access)
      },
    }
    await expect(init({}, { ...ports, files })).rejects.toMatchObject({ code: 'disk.full' })
    expect(readdirSync(directory)).toEqual([])
  })

  it('makes one home when two commands make it at once', async () => {
    const results = await Promise.allSettled([init(), init(), init()])
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const result of results) {
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'home.exists' })
    }
    expect(readdirSync(directory)).toEqual(['pki'])
    expect((await homeStatus({ home }, ports)).events.chain).toBe('intact')
  })
})

describe('openHome', () => {
  const open = () => openHome(home, ports.files)

  it('refuses a home that is missing, and one that is open to others', async () => {
    await expect(open()).rejects.toMatchObject({ code: 'home.missing' })
    mkdirSync(home)
    await expect(open()).rejects.toMatchObject({ code: 'home.missing' })
    rmSync(home, { recursive: true })
    await init()
    chmodSync(home, 0o750)
    await expect(open()).rejects.toMatchObject({ code: 'home.exposed', facts: { mode: '0750' } })
  })

  it.each(['countersign.json', 'countersign.db', 'authorities/clients/certificate.pem'])(
    'refuses a home that lacks %s',
    async (missing) => {
      await init()
      rmSync(join(home, missing))
      await expect(open()).rejects.toMatchObject({ code: 'home.incomplete', facts: { missing } })
    },
  )

  it('refuses settings that are malformed, truncated, or of a newer format', async () => {
    await init()
    const file = join(home, 'countersign.json')
    const settings = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify(settings).slice(0, 40))
    await expect(open()).rejects.toMatchObject({ code: 'home.malformed' })
    writeFileSync(file, JSON.stringify({ ...settings, surprise: 1 }))
    await expect(open()).rejects.toMatchObject({ code: 'home.malformed' })
    writeFileSync(file, JSON.stringify({ ...settings, format: 2 }))
    await expect(open()).rejects.toMatchObject({ code: 'home.newer', facts: { found: 2, supported: 1 } })
  })
})
