/** Opens an SQLite file: the file itself, a read-only view where nothing can be written, or a copy. Reads no tables. */
import { closeSync, copyFileSync, existsSync, mkdtempSync, openSync, rmSync, type Stats, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate as immediate } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { diskRefusal } from '../../core/disk-error.ts'
import { CountersignError, isRefusal } from '../../core/refusal.ts'
import { migrations } from './migrations.ts'
import { refusalFor } from './refusal.ts'
import { formatOf, type Owner, requireKnownFormat, type UpgradeStep, upgrade } from './upgrade.ts'

/** How long SQLite itself waits for a lock while it opens, and stops this process with it. */
const OPENING_TIMEOUT_MS = 10_000
/** How long it waits from then on: enough for what readers meet in WAL mode. */
const BLOCKING_TIMEOUT_MS = 20

/** A record is made with its tables in one go: one without a format was emptied, or is no record. */
function requireFormat(database: DatabaseSync, path: string): void {
  if (formatOf(database) > 0) return
  throw new CountersignError('store.damaged', { path, problem: 'it is empty, or is another database' })
}

/** A database that was opened, and what is to be cleared away after it. */
type Opened = {
  readonly database: DatabaseSync
  readonly clear: () => void
  readonly reads: 'in-place' | 'as-it-stands'
  /** What is still to be done before it can be used, step by step. */
  readonly steps?: Iterable<UpgradeStep>
}

/** Takes all steps at once. */
const takeAll = (steps: Iterable<UpgradeStep>): void => {
  for (const _ of steps);
}

const BUSY_TIMEOUT = `PRAGMA busy_timeout = ${BLOCKING_TIMEOUT_MS}`

/** SQLite makes files beside the record, a log and shared memory, also for those who only read. */
function openInPlace(path: string, owner: Owner, absent: Absent, pace: Pace): Opened {
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(path, { timeout: OPENING_TIMEOUT_MS, enableForeignKeyConstraints: true })
    if (absent !== 'create') requireFormat(database, path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF')
    const opened = { database, clear: () => undefined, reads: 'in-place' } as const
    if (pace === 'in-steps' && formatOf(database) < migrations.length)
      return { ...opened, steps: upgrade(database, owner) }
    takeAll(upgrade(database, owner))
    database.exec(BUSY_TIMEOUT)
    return opened
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
      requireKnownFormat(database, owner.home)
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
    const { database } = openInPlace(copy, owner, 'refuse', 'at-once')
    if (stamps() !== before) throw new CountersignError('store.busy', { path })
    database.exec('PRAGMA query_only = ON')
    return { database, clear, reads: 'as-it-stands' }
  } catch (error) {
    clear()
    throw error
  }
}

/** For readers, opens it in another way where nothing can be written; if that fails too, or for others, says why the first way did. */
function openInstead(refusal: unknown, path: string, owner: Owner, absent: Absent): Opened {
  const unwritable = isRefusal(refusal) && (refusal.code === 'disk.full' || refusal.code === 'disk.failed')
  if (absent !== 'read' || !unwritable) throw refusal
  try {
    return openAsItStands(path, owner)
  } catch (error) {
    throw isRefusal(error) && !error.code.startsWith('disk.') ? error : refusal
  }
}

function open(path: string, owner: Owner, absent: Absent, pace: Pace): Opened {
  try {
    return openInPlace(path, owner, absent, pace)
  } catch (refusal) {
    return openInstead(refusal, path, owner, absent)
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

/** Whether an older record is brought to today's format while it is opened, or in steps afterwards. */
export type Pace = 'at-once' | 'in-steps'

/** The opened database, and the identity of its file. */
export type OpenedFile = Opened & { readonly identity: string | undefined }

/**
 * Opens a database file, bringing an older one to today's format, or leaving that to {@link takeSteps}.
 *
 * @param path made with mode 0600 (its WAL and SHM inherit it) when `absent` is `create`
 * @throws {CountersignError} `home.incomplete` where it is absent, `home.newer`, `store.damaged`, `store.busy`, `disk.*`
 */
export function openFile(path: string, owner: Owner, absent: Absent, pace: Pace = 'at-once'): OpenedFile {
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
  return { ...open(path, owner, absent, pace), identity }
}

/** Hears of each step before it is taken; what it throws ends them, and the record is as it was. */
export type TellStep = (step: UpgradeStep) => void

/**
 * Takes the steps that an opened file waits for, and lets the process do other things between them, such as to hear Ctrl-C.
 *
 * @returns what to use from then on: for readers another one, where nothing can be written
 * @throws {CountersignError} as {@link openFile}, and whatever `tell` throws
 */
export async function takeSteps(
  opened: OpenedFile,
  { path, owner, absent, tell }: { path: string; owner: Owner; absent: Absent; tell: TellStep },
): Promise<OpenedFile> {
  const { database, steps = [], ...rest } = opened
  try {
    for (const step of steps) {
      tell(step)
      await immediate()
    }
    database.exec(BUSY_TIMEOUT)
    return { database, ...rest }
  } catch (error) {
    const instead = openInstead(refusalFor(path, error), path, owner, absent)
    database.close()
    return { ...instead, identity: opened.identity }
  }
}
