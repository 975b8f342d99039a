/** A home that a program holds open: how it is closed, what its passphrase function may do, and what others do to it meanwhile. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { initHome, isRefusal, openHome, type PkiHome } from '../../src/index.ts'
import { copyTree } from '../support/copy-tree.ts'
import { encryptKeys } from '../support/home.ts'

const secret = 'correct horse battery staple'

const parent = mkdtempSync(join(tmpdir(), 'countersign-open-'))
const founded = join(parent, 'founded')
const path = join(parent, 'pki')
/** Held from the first act of a test to its end. */
let home: PkiHome
/** What the passphrase function does before it answers; nothing, unless a test says so. */
let whenAsked: () => unknown
let passphrase: string

const keyOf = (authority: string) => join(path, 'authorities', authority, 'key.pem')

beforeAll(async () => {
  await initHome(founded, { organisation: 'Acme', trustDomain: 'acme.internal', passphrase: () => secret })
  encryptKeys(founded, secret, secret)
})
afterAll(() => rmSync(parent, { recursive: true }))

/** Puts the home in its place as it was when it was made, modes and all. */
const restore = () => copyTree(founded, path)

beforeEach(() => {
  restore()
  whenAsked = () => undefined
  passphrase = secret
  home = openHome(path, {
    passphrase: async () => {
      const act = whenAsked
      whenAsked = () => undefined
      await act()
      return passphrase
    },
  })
})

afterEach(async () => {
  vi.restoreAllMocks()
  await home.close()
  rmSync(path, { recursive: true })
})

/** Another program with the same home. */
const elsewhere = () => openHome(path, { passphrase: () => passphrase })

const codeOf = (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'nothing was refused',
    (error: unknown) => (isRefusal(error) ? error.code : expect.unreachable(String(error))),
  )

const namesIn = async (which = home) => (await which.list()).certificates.map(({ name }) => name).sort()

/** The record itself: what SQLite has beside it while somebody has it open. */
const filesOfRecord = () => readdirSync(path).filter((file) => file.startsWith('countersign.db'))

describe('closing a home', () => {
  it('waits for acts that were asked for before, whatever they have come to', async () => {
    const acts = [home.issue('client', 'alice'), home.status(), home.issue('client', 'bob')]
    const closed = home.close()
    expect(await codeOf(home.list())).toBe('home.closed')
    await closed
    expect(filesOfRecord()).toEqual(['countersign.db'])
    await Promise.all(acts)
    expect(await namesIn(elsewhere())).toEqual(['alice', 'bob'])
  })

  it('is the same twice, at once or one after the other', async () => {
    await home.issue('client', 'alice')
    await Promise.all([home.close(), home.close(), home.list().catch(() => undefined)])
    await home.close()
    expect(filesOfRecord()).toEqual(['countersign.db'])
    expect(await codeOf(home.list())).toBe('home.closed')
  })

  it('does not wait for the act that it is called within: that would wait for it', async () => {
    const refused: string[] = []
    whenAsked = async () => {
      await home.close()
      refused.push(await codeOf(home.list()), await codeOf(home.issue('client', 'bob')))
    }
    await home.issue('client', 'alice')
    expect(refused).toEqual(['home.closed', 'home.closed'])
    await home.close()
    expect(filesOfRecord()).toEqual(['countersign.db'])
    expect(await namesIn(elsewhere())).toEqual(['alice'])
  })

  it('comes at the end of a block within an act, too, and from two acts at once', async () => {
    const closing = async () => {
      await using same = home
      whenAsked = closing
      expect(same).toBe(home)
    }
    whenAsked = closing
    await Promise.all([home.issue('client', 'alice'), home.issue('client', 'bob')])
    await home.close()
    expect(filesOfRecord()).toEqual(['countersign.db'])
  })

  it('waits for the acts of another home, though one of that is called within an act of this', async () => {
    const other = elsewhere()
    whenAsked = async () => {
      const listing = other.list()
      await other.close()
      expect((await listing).certificates).toEqual([])
    }
    await home.issue('client', 'alice')
  })

  it('does not end an act of this home that has an act of another home close it', async () => {
    const other = openHome(path, {
      passphrase: async () => {
        await home.close()
        return secret
      },
    })
    whenAsked = () => other.issue('client', 'bob')
    await home.issue('client', 'alice')
    await other.close()
    await home.close()
    expect(await namesIn(elsewhere())).toEqual(['alice', 'bob'])
  })

  it('waits where it is called by what an act has begun, and that act is over', async () => {
    const { promise: isOver, resolve: end } = Promise.withResolvers<void>()
    let closing: Promise<readonly string[]> | undefined
    whenAsked = () => {
      closing = isOver.then(async () => {
        const listing = home.list()
        await home.close()
        expect((await listing).certificates).toHaveLength(1)
        return filesOfRecord()
      })
    }
    await home.issue('client', 'alice')
    end()
    expect(await closing).toEqual(['countersign.db'])
  })
})

describe('the passphrase function of a home', () => {
  it('may ask for other acts of that home, those that ask it again as well', async () => {
    whenAsked = async () => {
      expect(await namesIn()).toEqual([])
      await home.issue('client', 'bob')
      await home.revoke('bob', 'superseded')
      await home.renewCrls()
    }
    await home.issue('client', 'alice')
    expect((await home.status()).counts).toMatchObject({ issued: 1, revoked: 1 })
  })

  it('may throw, which ends that act alone', async () => {
    whenAsked = () => Promise.reject(new Error('the vault is shut'))
    await expect(home.issue('client', 'alice')).rejects.toThrow('the vault is shut')
    await home.issue('client', 'alice')
    expect(await namesIn()).toEqual(['alice'])
  })
})

/** Has another process hold the write lock of the record, until it is told to let go. */
async function holdLock(): Promise<{ release: () => Promise<void> }> {
  const program = `
    const { DatabaseSync } = require('node:sqlite')
    const database = new DatabaseSync(${JSON.stringify(join(path, 'countersign.db'))})
    database.exec('BEGIN IMMEDIATE')
    console.log('held')
    process.stdin.resume().on('end', () => {
      database.exec('COMMIT')
      database.close()
    })`
  const holder: ChildProcess = spawn(process.execPath, ['--no-warnings', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(holder.stdout!, 'data')
  return {
    release: async () => {
      const ended = once(holder, 'exit')
      holder.stdin!.end()
      expect(await ended).toEqual([0, null])
    },
  }
}

/** Has each look at the clock by which an act waits for the lock come eleven seconds after the last: none waits in earnest. */
function hurry(): void {
  let at = 0
  vi.spyOn(performance, 'now').mockImplementation(() => (at += 11_000))
}

/** Settles when an act has found the record busy, and waits. */
function becomesBusy(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const now = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => {
    resolve()
    return now()
  })
  return promise
}

const acts: readonly (readonly [act: string, (which: PkiHome) => Promise<unknown>])[] = [
  ['issue', (which) => which.issue('client', 'bob')],
  ['revoke', (which) => which.revoke('alice', 'keyCompromise')],
  ['renewCrls', (which) => which.renewCrls()],
  ['permit', (which) => which.permit(['acme.example'])],
]

describe('a home whose record another process has locked', () => {
  beforeEach(() => home.issue('client', 'alice'))

  it.each(acts)('is refused after a while, with nothing changed, and then goes on: %s', async (_, act) => {
    const before = await home.status()
    let lock: Awaited<ReturnType<typeof holdLock>> | undefined
    whenAsked = async () => {
      lock = await holdLock()
      hurry()
    }
    expect(await codeOf(act(home))).toBe('store.busy')
    // Looking waits for nobody.
    expect(await home.status()).toEqual(before)
    expect(readdirSync(join(path, 'issued'))).toEqual(['alice'])
    vi.restoreAllMocks()
    await lock?.release()
    await act(home)
    expect(await home.status()).toMatchObject({ events: { chain: 'intact' }, contradictions: [] })
    expect(await home.status()).not.toEqual(before)
  })

  it.each(acts.slice(0, 2))('waits until it is free, and loses nothing: %s', async (_, act) => {
    const before = await home.status()
    let lock: Awaited<ReturnType<typeof holdLock>> | undefined
    const isBusy = becomesBusy()
    whenAsked = async () => {
      lock = await holdLock()
    }
    let ended = false
    const acting = act(home).finally(() => {
      ended = true
    })
    await isBusy
    expect((await home.status()).events).toEqual(before.events)
    expect(ended).toBe(false)
    await lock?.release()
    await acting
    expect(await home.status()).toMatchObject({ events: { chain: 'intact' }, contradictions: [] })
  })
})

describe('a home that others change while it is open', () => {
  it('opens its keys with the passphrase that they have by now', async () => {
    await home.issue('client', 'alice')
    encryptKeys(path, passphrase, 'another one')
    expect(await codeOf(home.issue('client', 'bob'))).toBe('passphrase.wrong')
    passphrase = 'another one'
    await home.issue('client', 'bob')
    expect(await namesIn()).toEqual(['alice', 'bob'])
  })

  it('does not sign with a key that was put in the place of its own', async () => {
    await home.issue('client', 'alice')
    renameSync(keyOf('clients'), `${keyOf('clients')}.away`)
    expect(await codeOf(home.issue('client', 'bob'))).toBe('home.incomplete')
    copyFileSync(keyOf('servers'), keyOf('clients'))
    expect(await codeOf(home.issue('client', 'bob'))).toBe('pin.mismatch')
    renameSync(`${keyOf('clients')}.away`, keyOf('clients'))
    await home.issue('client', 'bob')
    expect(await namesIn()).toEqual(['alice', 'bob'])
  })

  it('issues by what another program has permitted', async () => {
    const issue = () => home.issue('server', 'api.acme.example', { dns: ['api.acme.example'] })
    expect(await codeOf(issue())).not.toBe('nothing was refused')
    await elsewhere().permit(['acme.example'])
    expect((await issue()).certificate).toMatchObject({ state: 'issued' })
  })

  it('goes on after the CRL that another program has published, and hands that out', async () => {
    await home.issue('server', 'api.acme.internal', { dns: ['api.acme.internal'] })
    await home.issue('client', 'alice')
    const numbers = async () => (await home.checkCrls()).crls.map(({ number }) => number)
    expect(await numbers()).toEqual([1, 1])
    await elsewhere().revoke('alice', 'keyCompromise')
    expect(await numbers()).toEqual([2, 1])
    const { clientCrl } = await home.server('api.acme.internal')
    expect(clientCrl).toBe(readFileSync(join(path, 'authorities', 'clients', 'crl.pem'), 'utf8'))
    expect(await codeOf(home.client('alice'))).toBe('probe.no-credential')
    await home.renewCrls({ authority: 'clients' })
    expect(await numbers()).toEqual([3, 1])
  })

  it('goes on with a backup that was restored in its place', async () => {
    await home.issue('client', 'alice')
    await home.revoke('alice', 'keyCompromise')
    renameSync(path, `${path}-away`)
    restore()
    expect(await namesIn()).toEqual([])
    await home.issue('client', 'bob')
    expect((await home.status()).crls.map(({ number }) => number)).toEqual([1, 1])
    rmSync(path, { recursive: true })
    renameSync(`${path}-away`, path)
    expect(await namesIn()).toEqual(['alice'])
    expect(await home.status()).toMatchObject({ events: { chain: 'intact' }, contradictions: [] })
  })
})
