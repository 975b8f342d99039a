/** A home that a program holds open: what it opens once, what it sees of others, and when it refuses. */
import { chmodSync, copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseEntryName } from '../../src/core/brand.ts'
import { issueCredential } from '../../src/workflow/issue.ts'
import { listCertificates } from '../../src/workflow/list.ts'
import { type HeldHome, holdHome } from '../../src/workflow/opening.ts'
import type { Ports } from '../../src/workflow/ports.ts'
import { knowPassphrase, makeHome, type TestHome } from '../support/home.ts'

let home: TestHome
let ports: Ports
let held: HeldHome
let opened: string[]

beforeEach(async () => {
  home = await makeHome()
  opened = []
  ports = {
    ...home.ports,
    openStore: (path, at, absent) => {
      opened.push(absent)
      return home.ports.openStore(path, at, absent)
    },
  }
  held = holdHome(home.path, ports)
})

afterEach(async () => {
  await held.close()
  await home.remove()
})

const namesIn = async (which = held): Promise<readonly string[]> => {
  const { certificates } = await listCertificates({ limit: 10 }, which, ports)
  return certificates.map(({ name }) => name)
}

const issue = (name: string, claims: readonly { name: string; value: string }[] = []) =>
  issueCredential(
    {
      usage: 'client',
      name,
      subjectAltNames: [],
      claims,
      naming: 'once',
      mode: 'issue',
      passphrase: knowPassphrase,
      watch: () => undefined,
    },
    held,
    ports,
  )

describe('a home that is held open', () => {
  it('opens nothing before the first act, and the record once for all that follow', async () => {
    expect(opened).toEqual([])
    await issue('alice')
    await namesIn()
    await issue('bob')
    expect(await namesIn()).toEqual(['bob', 'alice'])
    expect(opened).toEqual(['refuse'])
  })

  it('opens the record anew for an act that writes, where it was opened for one that reads', async () => {
    await namesIn()
    await namesIn()
    await issue('alice')
    expect(opened).toEqual(['read', 'refuse'])
  })

  it('gives acts at once a connection each, and keeps one of them', async () => {
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map((name) => issue(name)))
    expect([...(await namesIn())].sort()).toEqual(names)
    const before = opened.length
    await issue('e')
    expect(opened).toHaveLength(before)
  })

  it('sees what another process has issued meanwhile', async () => {
    expect(await namesIn()).toEqual([])
    await home.issue('client', 'alice')
    expect(await namesIn()).toEqual(['alice'])
  })

  it('sees settings, profiles and claims that were edited meanwhile', async () => {
    await issue('alice')
    const edit = (file: string, change: (of: Record<string, unknown>) => object): void => {
      const path = join(home.path, file)
      const before = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>
      writeFileSync(path, JSON.stringify({ ...before, ...change(before) }))
    }
    edit('countersign.json', () => ({ organisation: 'Other' }))
    edit('profiles/client.json', () => ({ defaultDays: 3 }))
    edit('claims/role.json', () => ({ values: ['pilot'] }))
    const { certificate } = await issue('bob', [{ name: 'role', value: 'pilot' }])
    expect(certificate).toMatchObject({ subject: expect.stringContaining('O=Other'), claims: { role: 'pilot' } })
    expect(Date.parse(certificate.notAfter) - Date.parse(certificate.notBefore)).toBeLessThan(4 * 86_400_000)
    await expect(issue('carol', [{ name: 'role', value: 'admin' }])).rejects.toMatchObject({ code: 'claim.refused' })
  })

  it('reads each file once for an act', async () => {
    const read: string[] = []
    const counting = {
      ...ports,
      files: {
        ...ports.files,
        readText: (path: string) => {
          read.push(path)
          return ports.files.readText(path)
        },
      },
    }
    await holdHome(home.path, counting).read(async ({ claims, profiles, lexicon }) => {
      await Promise.all([claims(), lexicon(), claims(), profiles(), profiles()])
    })
    expect(read.length).toBeGreaterThan(5)
    expect(read).toEqual([...new Set(read)])
  })

  it('goes on with the record that was put in the place of the one it had', async () => {
    const record = join(home.path, 'countersign.db')
    const backup = join(home.path, '..', 'backup.db')
    copyFileSync(record, backup)
    await issue('alice')
    // The log belongs to the record that goes.
    await held.read(async () => undefined)
    for (const part of ['-wal', '-shm']) renameSync(`${record}${part}`, `${backup}${part}.gone`)
    renameSync(backup, record)
    expect(await namesIn()).toEqual([])
    await home.issue('client', 'bob')
    expect(await namesIn()).toEqual(['bob'])
  })

  it('refuses a record that a newer version has brought to its format meanwhile', async () => {
    await issue('alice')
    const database = new DatabaseSync(join(home.path, 'countersign.db'))
    database.exec('PRAGMA user_version = 99')
    database.close()
    await expect(issue('bob')).rejects.toMatchObject({ code: 'home.newer' })
    await expect(namesIn()).rejects.toMatchObject({ code: 'home.newer' })
  })

  it.each([
    ['home.incomplete', (record: string) => renameSync(record, `${record}.away`)],
    [
      'store.damaged',
      (record: string) => {
        writeFileSync(`${record}.noise`, 'noise '.repeat(1000))
        renameSync(`${record}.noise`, record)
      },
    ],
  ])('looks at the record before each act: %s', async (code, bend) => {
    await issue('alice')
    bend(join(home.path, 'countersign.db'))
    await expect(issue('bob')).rejects.toMatchObject({ code })
    await expect(namesIn()).rejects.toMatchObject({ code })
  })

  it.each([
    ['home.exposed', (path: string) => chmodSync(path, 0o755)],
    ['home.missing', (path: string) => renameSync(path, `${path}-elsewhere`)],
    ['home.malformed', (path: string) => writeFileSync(join(path, 'countersign.json'), '{}')],
  ])('looks at the home before each act: %s', async (code, bend) => {
    await issue('alice')
    bend(home.path)
    await expect(issue('bob')).rejects.toMatchObject({ code })
    await expect(namesIn()).rejects.toMatchObject({ code })
  })

  it('goes on after an act that was refused', async () => {
    await issue('alice')
    await expect(issue('alice')).rejects.toMatchObject({ code: 'name.taken' })
    await issue('bob')
    expect(await namesIn()).toEqual(['bob', 'alice'])
  })

  it('is closed once the acts under way are done, and refuses every other', async () => {
    await issue('alice')
    const steps: string[] = []
    const { promise: goes, resolve: go } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const act = held.write(async ({ store }) => {
      begin()
      await goes
      steps.push(`act found ${(await store.certificates.findByName(parseEntryName('alice'))).length}`)
    })
    await begun
    const closing = held.close().then(() => steps.push('closed'))
    await expect(issue('bob')).rejects.toMatchObject({ code: 'home.closed', facts: { home: home.path } })
    await expect(namesIn()).rejects.toMatchObject({ code: 'home.closed' })
    go()
    await Promise.all([act, closing])
    expect(steps).toEqual(['act found 1', 'closed'])
    await held.close()
  })

  it('leaves a record without a log when it is closed, once or twice', async () => {
    await issue('alice')
    expect(await ports.files.list(home.path)).toContain('countersign.db-wal')
    await Promise.all([held.close(), held.close()])
    expect(await ports.files.list(home.path)).not.toContain('countersign.db-wal')
  })
})
