/** A record that one process holds open while others change it, or put another in its place: what it reads, and what it refuses. */
import { execFile } from 'node:child_process'
import { copyFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { promisify } from 'node:util'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Der, EntryName, Pin, SerialNumber } from '../../src/core/brand.ts'
import { findBreak } from '../../src/core/event-chain.ts'
import type { Store } from '../../src/core/port/store.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { read } from '../contract/store/kit.ts'
import { fixedClock, noon } from '../support/clock.ts'

const source = resolve(import.meta.dirname, '../../src')
const clients = 'clients' as EntryName
const alice = { serial: '0a' as SerialNumber, name: 'alice' as EntryName }

let directory: string
let path: string
let store: Store

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'countersign-days-'))
  path = join(directory, 'countersign.db')
  store = openSqliteStore(path, { home: directory, read }, fixedClock(), 'create')
  const certificate = Uint8Array.of(0x30) as unknown as Der<'Certificate'>
  await store.authorities.add({ name: clients, usage: 'client', certificate, pin: 'pin' as Pin })
  return async () => {
    await store.close()
    rmSync(directory, { recursive: true })
  }
})

/** Has another process act on the record. */
const inAnotherProcess = (act: string) =>
  promisify(execFile)(process.execPath, [
    '--no-warnings',
    '--input-type=module',
    '-e',
    `import { openSqliteStore } from ${JSON.stringify(join(source, 'store/sqlite.ts'))}
     const noon = ${noon}
     const clock = { now: () => noon, sleep: async () => undefined }
     const store = openSqliteStore(${JSON.stringify(path)}, { home: '', read: () => ({ terms: [], texts: [] }) }, clock, 'refuse')
     const { serial, name } = ${JSON.stringify(alice)}
     const authority = 'clients'
     ${act}
     await store.close()`,
  ])

const ISSUE = `
  await store.certificates.reserve([
    { authority, serial, name, profile: 'client', notBefore: noon, notAfter: noon + 1000, claims: [], tbs: Uint8Array.of(1), naming: 'once' },
  ])
  await store.certificates.recordIssued([{ authority, serial, certificate: Uint8Array.of(2) }])`
const REVOKE = `
  await store.revocations.add([{ authority, serial, reason: 'superseded', revokedAt: noon, entry: Uint8Array.of(3) }])`

const exported = { kind: 'config.exported', facts: {} } as const
const found = () => store.certificates.findBySerial(alice.serial)

describe('a record that is open while others act', () => {
  it('is read as another process has left it, and written on from there', async () => {
    expect(await found()).toBeUndefined()
    await inAnotherProcess(ISSUE)
    expect(await found()).toMatchObject({ state: 'issued', name: 'alice' })
    await store.events.add(exported)
    await inAnotherProcess(REVOKE)
    expect(await found()).toMatchObject({ state: 'revoked', reason: 'superseded' })
    const crl = await store.crls.publish(clients, { lifetimeSeconds: 1000 }, undefined, async (draft) => {
      const serials = Array.fromAsync(draft.chunks(), (chunk) => Buffer.from(chunk.serials).toString())
      expect(await serials).toEqual([alice.serial])
      return { sha256: '', entries: 1 }
    })
    expect(crl).toMatchObject({ number: 1, entries: 1 })
    const events = await store.events.list()
    expect(events.map(({ kind }) => kind)).toEqual([
      'authority.established',
      'certificate.issued',
      'config.exported',
      'certificate.revoked',
      'crl.published',
    ])
    expect(findBreak(events)).toBeUndefined()
    expect(await store.isCurrent()).toBe(true)
  })

  it('is written no more once a newer version has changed its format', async () => {
    const database = new DatabaseSync(path)
    const { user_version: today } = database.prepare('PRAGMA user_version').get() as { user_version: number }
    database.exec('PRAGMA user_version = 99')
    expect(await store.isCurrent()).toBe(false)
    await expect(store.events.add(exported)).rejects.toMatchObject({ code: 'home.newer', facts: { found: 99 } })
    expect(await store.events.list()).toHaveLength(1)
    database.exec(`PRAGMA user_version = ${today}`)
    database.close()
    expect(await store.isCurrent()).toBe(true)
    await store.events.add(exported)
  })

  it.each<[string, () => void]>([
    ['a copy of it', () => copyFileSync(path, `${path}.copy`)],
    ['noise', () => writeFileSync(`${path}.copy`, 'noise '.repeat(1000))],
  ])('is written no more once %s lies in its place: that would be lost', async (_, prepare) => {
    prepare()
    renameSync(`${path}.copy`, path)
    expect(await store.isCurrent()).toBe(false)
    await expect(store.events.add(exported)).rejects.toMatchObject({ code: 'store.busy', facts: { path } })
  })

  it('is written no more once nothing lies in its place, and again once it is back', async () => {
    renameSync(path, `${path}.away`)
    expect(await store.isCurrent()).toBe(false)
    await expect(store.events.add(exported)).rejects.toMatchObject({ code: 'store.busy' })
    renameSync(`${path}.away`, path)
    expect(await store.isCurrent()).toBe(true)
    await store.events.add(exported)
    expect(await store.events.list()).toHaveLength(2)
  })

  it('keeps nothing of an act in which another was put in its place', async () => {
    const publishing = store.crls.publish(clients, { lifetimeSeconds: 1000 }, undefined, async () => {
      renameSync(path, `${path}.away`)
      return { sha256: '', entries: 0 }
    })
    // What an authority signed meanwhile is not recorded; the next that signs finds it in its place.
    await expect(publishing).rejects.toMatchObject({ code: 'store.busy' })
    renameSync(`${path}.away`, path)
    expect(await store.crls.findLast(clients)).toBeUndefined()
    await store.events.add(exported)
  })
})
