/** One SQLite file, opened: statements, and transactions that wait for each other without blocking. Knows no table. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  type Stats,
  statfsSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { Instant } from '../../core/brand.ts'
import { diskRefusal } from '../../core/disk-error.ts'
import type { Clock } from '../../core/port/clock.ts'
import { CountersignError, isRefusal } from '../../core/refusal.ts'
import type { Sql, Value, Writing } from '../sql.ts'
import { dialect } from './dialect.ts'
import { migrations } from './migrations.ts'

/** How long a command waits for another one's transaction, and how often it tries. */
const BUSY_TIMEOUT_MS = 10_000
const BUSY_RETRY_MS = 5
/** How long SQLite itself waits, and stops this process with it: enough for what readers meet in WAL mode. */
const BLOCKING_TIMEOUT_MS = 20

/** At most this many flaws of the file are shown. */
const FLAWS_SHOWN = 10

const SQLITE_BUSY = 5
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_NOTADB = 26
/** Primary result codes of a file that cannot be used. */
const unusable: Readonly<Record<number, string>> = {
  3: 'permission denied',
  8: 'it is read-only',
  10: 'it cannot be read or written',
  14: 'it cannot be opened: it is no file, or its directory or file system cannot be written to',
}

/** Whether the file system is known to have no free block. */
function isFull(path: string): boolean {
  try {
    return statfsSync(dirname(path)).bavail === 0
  } catch {
    return false
  }
}

/** What SQLite says of a record that somebody has changed from outside, and what that means. */
const edited: readonly (readonly [RegExp, string])[] = [
  [/^no such (table|column)/, 'it lacks tables that its format has'],
  [/^malformed JSON/, 'one of its events cannot be read'],
  [/^Value is too large to be represented/, 'it holds a number that is greater than any of its own'],
  [/^CHECK constraint failed/, 'one of its rows is not as its format allows'],
]

const primaryOf = (error: unknown): number => ((error as { errcode?: number }).errcode ?? 0) & 0xff
const isBusy = (error: unknown): boolean => primaryOf(error) === SQLITE_BUSY

/** Turns what SQLite says into a refusal; anything unforeseen stays a bug. */
function refusalFor(path: string, error: unknown): unknown {
  if ((error as { syscall?: string }).syscall !== undefined) return diskRefusal(path, error)
  const primary = primaryOf(error)
  if (isBusy(error)) return new CountersignError('store.busy', { path }, { cause: error })
  if (primary === SQLITE_FULL) return new CountersignError('disk.full', { path }, { cause: error })
  const problem = unusable[primary]
  // On a disk without a free block SQLite cannot even open its shared memory, and says only that.
  if (problem !== undefined && isFull(path)) {
    return new CountersignError('disk.full', { path }, { cause: error })
  }
  if (problem !== undefined) return new CountersignError('disk.failed', { path, problem }, { cause: error })
  if (primary === SQLITE_CORRUPT || primary === SQLITE_NOTADB) {
    return new CountersignError('store.damaged', { path, problem: 'it is not a sound SQLite file' }, { cause: error })
  }
  const problemIn = error instanceof Error && edited.find(([said]) => said.test(error.message))
  if (problemIn) return new CountersignError('store.damaged', { path, problem: problemIn[1] }, { cause: error })
  return error
}

const formatOf = (database: DatabaseSync): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

/** A record is made with its tables in one go: one without a format was emptied, or is no record. */
function requireFormat(database: DatabaseSync, path: string): void {
  if (formatOf(database) > 0) return
  throw new CountersignError('store.damaged', { path, problem: 'it is empty, or another database' })
}

function migrate(database: DatabaseSync, home: string): void {
  const format = (): number => formatOf(database)
  if (format() > migrations.length) {
    throw new CountersignError('home.newer', { home, found: format(), supported: migrations.length })
  }
  if (format() === migrations.length) return
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
function rollBack(database: DatabaseSync): void {
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
function openInPlace(path: string, home: string, absent: Absent): Opened {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
    if (absent !== 'create') requireFormat(database, path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
    migrate(database, home)
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
function openAsItStands(path: string, home: string): Opened {
  const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
  const place = pathToFileURL(path)
  place.searchParams.set('immutable', '1')
  const database = new DatabaseSync(place, { readOnly: true })
  try {
    requireFormat(database, path)
    if ((log?.size ?? 0) === 0 && formatOf(database) >= migrations.length) {
      migrate(database, home)
      return { database, clear: () => undefined, reads: 'as-it-stands' }
    }
  } catch (error) {
    database.close()
    throw error
  }
  database.close()
  return openCopy(path, home)
}

/** What a file was when it was looked at: another length or time, and somebody has written to it. */
const stampOf = (path: string): string => {
  const facts = statSync(path, { bigint: true, throwIfNoEntry: false })
  return facts === undefined ? 'absent' : `${facts.size} ${facts.mtimeNs}`
}

function openCopy(path: string, home: string): Opened {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-read-'))
  const clear = (): void => rmSync(directory, { recursive: true, force: true })
  const parts = ['', '-wal'].filter((part) => existsSync(path + part))
  const stamps = (): string => parts.map((part) => stampOf(path + part)).join()
  try {
    const before = stamps()
    const copy = join(directory, 'record.db')
    for (const part of parts) copyFileSync(path + part, copy + part)
    const { database } = openInPlace(copy, home, 'refuse')
    if (stamps() !== before) throw new CountersignError('store.busy', { path })
    database.exec('PRAGMA query_only = ON')
    return { database, clear, reads: 'as-it-stands' }
  } catch (error) {
    clear()
    throw error
  }
}

/** Opens it; for readers also where nothing can be written, and if that fails too, says why the first way did. */
function open(path: string, home: string, absent: Absent): Opened {
  try {
    return openInPlace(path, home, absent)
  } catch (refusal) {
    const unwritable = isRefusal(refusal) && (refusal.code === 'disk.full' || refusal.code === 'disk.failed')
    if (absent !== 'read' || !unwritable) throw refusal
    try {
      return openAsItStands(path, home)
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
function identityOf(path: string): string | undefined {
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

/** Opens a file for what is asked of it; makes it where that is wanted. */
function openFile(path: string, home: string, absent: Absent): Opened & { readonly identity: string | undefined } {
  const facts = describe(path)
  // SQLite would wait for a program that writes into a pipe.
  if (facts !== undefined && !facts.isFile())
    throw diskRefusal(path, { code: facts.isDirectory() ? 'EISDIR' : 'ENXIO' })
  if (facts === undefined) {
    if (absent !== 'create') throw new CountersignError('home.incomplete', { home, missing: 'countersign.db' })
    makeEmpty(path)
  }
  const identity = identityOf(path)
  return { ...open(path, home, absent), identity }
}

/** One connection, for many callers in this process: their transactions take turns. */
class Connection implements Sql {
  readonly dialect = dialect
  readonly #path: string
  readonly #clock: Clock
  readonly #opened: ReturnType<typeof openFile>
  readonly #statements = new Map<string, StatementSync>()
  /** The last of those that take turns. */
  #last: Promise<unknown> = Promise.resolve()
  /** Whether a transaction has written what is not committed: on one connection everybody would read that. */
  #dirty = false

  constructor(path: string, clock: Clock, opened: ReturnType<typeof openFile>) {
    this.#path = path
    this.#clock = clock
    this.#opened = opened
  }

  async now(): Promise<Instant> {
    return this.#clock.now()
  }

  async all<R>(sql: string, ...values: readonly Value[]): Promise<R[]> {
    return this.#dirty ? this.#inTurn(async () => this.#ask(sql, values)) : this.#ask(sql, values)
  }

  async one<R>(sql: string, ...values: readonly Value[]): Promise<R | undefined> {
    return (await this.all<R>(sql, ...values))[0]
  }

  transaction<T>(body: (within: Writing) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#alone(body))
  }

  async listFlaws(): Promise<readonly string[]> {
    const rows = await this.all<{ integrity_check: string }>(`PRAGMA integrity_check(${FLAWS_SHOWN})`)
    return rows.map((row) => row.integrity_check).filter((found) => found !== 'ok')
  }

  isCurrent(): boolean {
    const { database, reads, identity } = this.#opened
    try {
      return reads === 'in-place' && identityOf(this.#path) === identity && formatOf(database) === migrations.length
    } catch {
      // Opening it anew says what is wrong.
      return false
    }
  }

  async close(): Promise<void> {
    await this.#last
    this.#opened.database.close()
    this.#opened.clear()
  }

  readonly #within: Writing = {
    dialect,
    now: () => this.now(),
    all: async (sql, ...values) => this.#ask(sql, values),
    one: async <R>(sql: string, ...values: readonly Value[]) => this.#ask<R>(sql, values)[0],
    run: async (sql, ...values) => {
      this.#dirty = true
      return this.#ask(sql, values)
    },
  }

  /** Compiles each statement once: a batch runs the same dozen again and again. */
  #ask<R>(sql: string, values: readonly Value[]): R[] {
    try {
      const statement = this.#statements.get(sql) ?? this.#opened.database.prepare(sql)
      this.#statements.set(sql, statement)
      return statement.all(...values) as R[]
    } catch (error) {
      throw refusalFor(this.#path, error)
    }
  }

  /** Runs a step once what came before is done, whether that failed or not. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const next = this.#last.then(step)
    this.#last = next.catch(() => undefined)
    return next
  }

  async #alone<T>(body: (within: Writing) => Promise<T>): Promise<T> {
    const { database } = this.#opened
    try {
      await this.#begin()
      const result = await body(this.#within)
      database.exec('COMMIT')
      return result
    } catch (error) {
      rollBack(database)
      throw refusalFor(this.#path, error)
    } finally {
      this.#dirty = false
    }
  }

  /** Waits without blocking: the holder of the lock may be in this very process, awaiting its signer. */
  async #begin(): Promise<void> {
    let refusedAt: number | undefined
    for (;;) {
      try {
        return this.#opened.database.exec('BEGIN IMMEDIATE')
      } catch (error) {
        refusedAt ??= performance.now()
        if (!isBusy(error) || performance.now() - refusedAt > BUSY_TIMEOUT_MS) throw error
        await delay(BUSY_RETRY_MS)
      }
    }
  }
}

/**
 * Opens a database file, bringing an older one to today's format.
 *
 * @param path made with mode 0600 (its WAL and SHM inherit it) when `absent` is `create`
 * @param home the PKI home, for what is said when its format is too new
 * @throws {CountersignError} `home.incomplete` where it is absent, `home.newer`, `store.damaged`, `store.busy`, `disk.*`
 */
export const openConnection = (path: string, home: string, clock: Clock, absent: Absent): Sql =>
  new Connection(path, clock, openFile(path, home, absent))
