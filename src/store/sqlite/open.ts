/** Opens an SQLite file: the file itself, a read-only view where nothing can be written, or a copy. Reads no tables. */
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, rmSync, type Stats, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { diskRefusal } from '../../core/disk-error.ts'
import type { ReadFindable } from '../../core/record.ts'
import { CountersignError, isRefusal } from '../../core/refusal.ts'
import { keyDigestOf } from '../digest.ts'
import { migrations } from './migrations.ts'
import { refusalFor } from './refusal.ts'

/** How long SQLite itself waits for a lock while it opens, and stops this process with it. */
const OPENING_TIMEOUT_MS = 10_000
/** How long it waits from then on: enough for what readers meet in WAL mode. */
const BLOCKING_TIMEOUT_MS = 20

export const formatOf = (database: DatabaseSync): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

/** A record is made with its tables in one go: one without a format was emptied, or is no record. */
function requireFormat(database: DatabaseSync, path: string): void {
  if (formatOf(database) > 0) return
  throw new CountersignError('store.damaged', { path, problem: 'it is empty, or is another database' })
}

/** @throws {CountersignError} `home.newer` */
export function requireKnownFormat(database: DatabaseSync, home: string): void {
  const found = formatOf(database)
  if (found > migrations.length) {
    throw new CountersignError('home.newer', { home, found, supported: migrations.length })
  }
}

/** The home that a record is of, for what is said, and what its certificates are found by, for what an older format does not have. */
export type Owner = { readonly home: string; readonly read: ReadFindable }

function migrate(database: DatabaseSync, { home, read }: Owner): void {
  const format = (): number => formatOf(database)
  requireKnownFormat(database, home)
  if (format() === migrations.length) return
  database.function('key_digest_of', { deterministic: true }, (bytes) => keyDigestOf(bytes as Uint8Array) ?? null)
  database.function('terms_of', { deterministic: true }, (certificate) =>
    JSON.stringify(read(certificate as Uint8Array).terms),
  )
  database.exec('BEGIN IMMEDIATE')
  try {
    for (const step of migrations.slice(format())) database.exec(step)
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } catch (error) {
    rollBack(database)
    throw error
  }
}

/** Undoes what was begun. Whatever hinders that ends with the connection, and is not what went wrong first. */
export function rollBack(database: DatabaseSync): void {
  try {
    // A full disk has SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
  } catch {
    // SQLite takes back on opening what was never committed.
  }
}

/** A database that was opened, and what is to be cleared away after it. */
type Opened = {
  readonly database: DatabaseSync
  readonly clear: () => void
  readonly reads: 'in-place' | 'as-it-stands'
}

/** SQLite makes files beside the record, a log and shared memory, also for those who only read. */
function openInPlace(path: string, owner: Owner, absent: Absent): Opened {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT_MS, enableForeignKeyConstraints: true })
    if (absent !== 'create') requireFormat(database, path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
    migrate(database, owner)
    database.exec(`PRAGMA busy_timeout = ${BLOCKING_TIMEOUT_MS}`)
    return { database, clear: () => undefined, reads: 'in-place' }
  } catch (error) {
    database?.close()
    throw refusalFor(path, error)
  }
}

/**
 * Opens a record for reading where nothing can be written, on a full disk or a read-only medium: as it stands, without any
 * file beside it. Where it has a log, which a command that was killed leaves, or an older format, a copy is read.
 */
function openAsItStands(path: string, owner: Owner): Opened {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  const place = pathToFileURL(path)
  place.searchParams.set('immutable', '1')
  const database = new DatabaseSync(place, { readOnly: true })
  try {
    requireFormat(database, path)
    if ((log?.size ?? 0) === 0 && formatOf(database) >= migrations.length) {
      migrate(database, owner)
      return { database, clear: () => undefined, reads: 'as-it-stands' }
    }
  } catch (error) {
    database.close()
    throw error
  }
  database.close()
  return openCopy(path, owner)
}

/** What a file was when it was looked at: another length or time, and somebody has written to it. */
const stampOf = (path: string): string => {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false })
  return facts === undefined ? 'absent' : `${facts.size} ${facts.mtimeNs}`
}

function openCopy(path: string, owner: Owner): Opened {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-read-'))
  const clear = (): void => rmSync(directory, { recursive: true, force: true })
  const parts = ['', '-wal'].filter((part) => existsSync(path + part))
  const stamps = (): string => parts.map((part) => stampOf(path + part)).join()
  try {
    const before = stamps()
    const copy = join(directory, 'record.db')
    for (const part of parts) copyFileSync(path + part, copy + part)
    const { database } = openInPlace(copy, owner, 'refuse')
    if (stamps() !== before) throw new CountersignError('store.busy', { path })
    database.exec('PRAGMA query_only = ON')
    return { database, clear, reads: 'as-it-stands' }
  } catch (error) {
    clear()
    throw error
  }
}

/** Opens it; for readers also where nothing can be written, and if that fails too, says why the first way did. */
function open(path: string, owner: Owner, absent: Absent): Opened {
  try {
    return openInPlace(path, owner, absent)
  } catch (refusal) {
    const unwritable = isRefusal(refusal) && (refusal.code === 'disk.full' || refusal.code === 'disk.failed')
    if (absent !== 'read' || !unwritable) throw refusal
    try {
      return openAsItStands(path, owner)
    } catch (error) {
      throw isRefusal(error) && !error.code.startsWith('disk.') ? error : refusal
    }
  }
}

function describe(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    throw refusalFor(path, error)
  }
}

/** Which file lies at a path, whatever is written into it. */
export function identityOf(path: string): string | undefined {
  const facts = describe(path)
  return facts && `${facts.dev} ${facts.ino}`
}

function makeEmpty(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    throw refusalFor(path, error)
  }
}

/** `create` makes it; `refuse` demands that it is there; `read` too, and reads it even where nothing can be written. */
export type Absent = 'create' | 'refuse' | 'read'

/** The opened database, and the identity of its file. */
export type OpenedFile = Opened & { readonly identity: string | undefined }

/**
 * Opens a database file, bringing an older one to today's format.
 *
 * @param path made with mode 0600 (its WAL and SHM inherit it) when `absent` is `create`
 * @throws {CountersignError} `home.incomplete` where it is absent, `home.newer`, `store.damaged`, `store.busy`, `disk.*`
 */
export function openFile(path: string, owner: Owner, absent: Absent): OpenedFile {
  const facts = describe(path)
  // SQLite would wait for a program that writes into a pipe.
  if (facts !== undefined && !facts.isFile())
    throw diskRefusal(path, { code: facts.isDirectory() ? 'EISDIR' : 'ENXIO' })
  if (facts === undefined) {
    if (absent !== 'create')
      throw new CountersignError('home.incomplete', { home: owner.home, missing: 'countersign.db' })
    makeEmpty(path)
  }
  const identity = identityOf(path)
  return { ...open(path, owner, absent), identity }
}
