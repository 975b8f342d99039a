/**
 * One connection to an SQLite file: runs statements, and transactions that wait for each other without blocking the process.
 * Knows no table.
 */
import { basename } from 'node:path'
import type { StatementSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import type { Instant } from '../../core/brand.ts'
import type { Clock } from '../../core/port/clock.ts'
import type { Contradiction } from '../../core/record.ts'
import { CountersignError } from '../../core/refusal.ts'
import type { Sql, Value, Writing } from '../sql.ts'
import { dialect } from './dialect.ts'
import { type Absent, identityOf, type OpenedFile, openFile, type TellStep, takeSteps } from './open.ts'
import { isBusy, refusalFor } from './refusal.ts'
import { isOfToday, type Owner, requireKnownFormat, rollBack } from './upgrade.ts'

/** How long a command waits for another one's transaction, and how often it tries. */
const BUSY_TIMEOUT_MS = 10_000
const BUSY_RETRY_MS = 5
/** At most this many flaws of the file are shown. */
const FLAWS_SHOWN = 10

/**
 * As a transaction begins, SQLite asks where its statements keep what they undo if they fail. In a file, that takes a fifth of the time that the
 * record takes of a batch. What is sorted may be large, and goes into files.
 */
const UNDO_IN_MEMORY = 'PRAGMA temp_store = MEMORY'
const SORT_IN_FILES = 'PRAGMA temp_store = FILE'

/** Rows of values in one statement; fewer are taken by statements for 16, 8, 4, 2 and 1, so that few are compiled. */
const ROWS_AT_ONCE = 32

/** Rows of placeholders, as VALUES has them. */
const placeholders = (rows: number, values: number): string =>
  Array<string>(rows)
    .fill(`(${Array<string>(values).fill('?').join(', ')})`)
    .join(', ')

/** One connection, for many callers in this process: their transactions take turns. */
class Connection implements Sql {
  readonly dialect = dialect
  readonly #path: string
  readonly #home: string
  readonly #clock: Clock
  #opened: OpenedFile
  /** While an older record is brought to today's format; everybody waits for it, and hears what becomes of it. */
  #upgrade: Promise<void> | undefined
  readonly #statements = new Map<string, StatementSync>()
  /** The last of those that take turns. */
  #last: Promise<unknown> = Promise.resolve()
  /** Whether a transaction has written what is not committed: on one connection everybody would read that. */
  #dirty = false

  constructor(path: string, owner: Owner, clock: Clock, absent: Absent, tell?: TellStep) {
    this.#path = path
    this.#home = owner.home
    this.#clock = clock
    this.#opened = openFile(path, owner, absent, tell === undefined ? 'at-once' : 'in-steps')
    if (tell === undefined || this.#opened.steps === undefined) return
    this.#upgrade = takeSteps(this.#opened, { path, owner, absent, tell }).then((opened) => {
      this.#opened = opened
      this.#upgrade = undefined
    })
    // Each statement fails with it, and there may be none.
    this.#upgrade.catch(() => undefined)
  }

  async now(): Promise<Instant> {
    return this.#clock.now()
  }

  async all<R>(sql: string, ...values: readonly Value[]): Promise<R[]> {
    if (this.#upgrade !== undefined) await this.#upgrade
    return this.#dirty ? this.#inTurn(async () => this.#ask(sql, values)) : this.#ask(sql, values)
  }

  async one<R>(sql: string, ...values: readonly Value[]): Promise<R | undefined> {
    return (await this.all<R>(sql, ...values))[0]
  }

  transaction<T>(body: (within: Writing) => Promise<T>): Promise<T> {
    return this.#inTurn(() => this.#alone(body))
  }

  async listFlaws(): Promise<readonly Contradiction[]> {
    const rows = await this.all<{ integrity_check: string }>(`PRAGMA integrity_check(${FLAWS_SHOWN})`)
    const flaws = rows.map((row) => row.integrity_check).filter((found) => found !== 'ok')
    return flaws.map((flaw) => ({ about: basename(this.#path), problem: `SQLite reports: ${flaw}` }))
  }

  async isCurrent(): Promise<boolean> {
    try {
      await this.#upgrade
      const { database, reads } = this.#opened
      return reads === 'in-place' && this.#liesInPlace() && isOfToday(database)
    } catch {
      // Opening it anew says what is wrong.
      return false
    }
  }

  async close(): Promise<void> {
    await this.#upgrade?.catch(() => undefined)
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
    runForAll: async (sql, rows) => {
      this.#dirty = true
      for (let done = 0, size = ROWS_AT_ONCE; done < rows.length; ) {
        while (size > rows.length - done) size /= 2
        const some = rows.slice(done, done + size)
        this.#ask(sql(placeholders(size, some[0]!.length)), some.flat())
        done += size
      }
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
    await this.#upgrade
    const { database } = this.#opened
    try {
      await this.#begin()
      requireKnownFormat(database, this.#home)
      const result = await body(this.#within)
      if (this.#dirty) this.#requireOwnFile()
      database.exec('COMMIT')
      return result
    } catch (error) {
      rollBack(database)
      throw refusalFor(this.#path, error)
    } finally {
      this.#dirty = false
    }
  }

  #liesInPlace(): boolean {
    return identityOf(this.#path) === this.#opened.identity
  }

  /** What is written into a file that another was put in the place of is in no record. @throws {CountersignError} `store.busy` */
  #requireOwnFile(): void {
    if (this.#opened.reads === 'in-place' && !this.#liesInPlace()) {
      throw new CountersignError('store.busy', { path: this.#path })
    }
  }

  /** Waits without blocking: the holder of the lock may be in this very process, awaiting its signer. */
  async #begin(): Promise<void> {
    let refusedAt: number | undefined
    for (;;) {
      try {
        return this.#opened.database.exec(`${UNDO_IN_MEMORY}; BEGIN IMMEDIATE`)
      } catch (error) {
        refusedAt ??= performance.now()
        if (!isBusy(error) || performance.now() - refusedAt > BUSY_TIMEOUT_MS) throw error
        await delay(BUSY_RETRY_MS)
      } finally {
        this.#opened.database.exec(SORT_IN_FILES)
      }
    }
  }
}

/**
 * Opens a database file.
 *
 * @param tell where it is given, an older record is brought to today's format in steps, which it hears of, before the first statement
 * @throws {CountersignError} as {@link openFile}
 */
export const openConnection = (path: string, owner: Owner, clock: Clock, absent: Absent, tell?: TellStep): Sql =>
  new Connection(path, owner, clock, absent, tell)
