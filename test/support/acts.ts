/**
 * The acts of a command upon the disk and the record, counted below the ports, where Node.js hands them to the system: any one
 * can fail, or be the one at which the process dies. A test harness: one command at a time.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import sqlite, { DatabaseSync, StatementSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

/**
 * What befalls a command: it dies before an act, so that no later one happens either; or that one act fails, for want of room, of the
 * disk or of a file number; or it is done, and said to have failed.
 */
export const fates = ['killed', 'ENOSPC', 'EIO', 'EMFILE', 'unsure'] as const
export type Fate = (typeof fates)[number]
export type Failure = 'ENOSPC' | 'EIO' | 'EMFILE'

export type Act = {
  /** The function, and what it is about where that tells acts apart: `renameSync`, `exec COMMIT`. */
  readonly name: string
  /** The path, or the statement in whole. */
  readonly about: string
  /** What can befall it: a disk may be full for anybody who writes, and no file be free for anybody who opens. */
  readonly fates: readonly Fate[]
}

const changing = ['killed', 'ENOSPC', 'EIO'] as const
const settling = [...changing, 'unsure'] as const
const opening = ['EIO', 'EMFILE'] as const
const looking = ['EIO'] as const

const isReading = (flags: unknown): boolean =>
  typeof flags === 'number'
    ? (flags & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) === 0
    : flags === 'r' || flags === undefined
const always = (given: readonly Fate[]) => (): readonly Fate[] => given
/** Of the functions of `node:fs` that a port calls. */
const ofFiles: Readonly<Record<string, (...given: unknown[]) => readonly Fate[]>> = {
  openSync: (_path, flags) => (isReading(flags) ? opening : [...changing, 'EMFILE']),
  mkdirSync: always(changing),
  mkdtempSync: always(changing),
  writeFileSync: always(changing),
  copyFileSync: always([...changing, 'EMFILE']),
  fchmodSync: always(['killed', 'EIO']),
  fsyncSync: always(changing),
  renameSync: always(settling),
  rmSync: always(['killed', 'EIO']),
  readdirSync: always(opening),
  readFileSync: always(opening),
  fstatSync: always(looking),
  statSync: always(looking),
  lstatSync: always(looking),
  realpathSync: always(looking),
}
/** Of the functions that a connection calls. */
const ofRecord = {
  exec: (sql: unknown) => (sql === 'COMMIT' ? settling : String(sql).startsWith('PRAGMA') ? opening : changing),
  prepare: always(looking),
  run: always(changing),
  all: always(looking),
  get: always(looking),
  iterate: always(looking),
} as const

const root = fileURLToPath(new URL('../..', import.meta.url))
/** What Node.js reads to load a module, it reads once in a process. */
const isModule = (path: unknown): boolean =>
  ['src', 'test', 'node_modules'].some((folder) => String(path).startsWith(`${root}${folder}/`))

/** Result codes of SQLite: SQLITE_FULL, SQLITE_IOERR, SQLITE_CANTOPEN. */
const resultCodes = { ENOSPC: 13, EIO: 10, EMFILE: 14 } as const
const errnos = { ENOSPC: 28, EIO: 5, EMFILE: 24 } as const

/** The error that an act ends with, and whether it was done all the same. */
type Verdict = { readonly error: Error; readonly done: boolean }
/** Learns of each act, and gives the error that it ends with, if it is its turn. */
type Meet = (act: Act, errorFor: (failure: Failure) => Error) => Verdict | undefined

/** Of anybody who watches. */
let meet: Meet | undefined
/** Whether an act is under way: functions of Node.js call each other, reading opens. */
let within = false

/** Behind the numbers of open files. */
const paths = new Map<number, string>()

/** What an act is about: a path, or the text of a statement. */
function aboutOf(on: unknown, first: unknown): string {
  if (on instanceof StatementSync) return on.sourceSQL
  return typeof first === 'number' ? (paths.get(first) ?? '') : String(first ?? '')
}

type Function = (this: unknown, ...given: unknown[]) => unknown

/** Puts a counting function in the place of each, and gives what puts them back. */
function wrap(
  target: object,
  names: Readonly<Record<string, (...given: unknown[]) => readonly Fate[]>>,
  errorFor: (name: string, given: readonly unknown[], failure: Failure) => Error,
): () => void {
  const functions = target as Record<string, Function>
  const originals = Object.keys(names).map((name) => [name, functions[name]!] as const)
  for (const [name, original] of originals) {
    functions[name] = function (...given) {
      if (meet === undefined || within || isModule(given[0])) return original.apply(this, given)
      const act: Act = {
        name: name === 'exec' ? `exec ${String(given[0]).trim().split(/[\s;]/)[0]}` : name,
        about: aboutOf(this, given[0]),
        fates: names[name]!(...given),
      }
      const verdict = meet(act, (failure) => errorFor(name, given, failure))
      if (verdict !== undefined && !verdict.done) throw verdict.error
      within = true
      try {
        // Nobody pulls the plug here.
        const result = name === 'fsyncSync' ? undefined : original.apply(this, given)
        if (name === 'openSync') paths.set(result as number, String(given[0]))
        if (verdict !== undefined) throw verdict.error
        return result
      } finally {
        within = false
      }
    }
  }
  return () => {
    for (const [name, original] of originals) functions[name] = original
  }
}

function systemError(name: string, given: readonly unknown[], code: Failure): Error {
  const syscall = name.replace(/Sync$/, '')
  const path = typeof given[0] === 'string' ? given[0] : undefined
  return Object.assign(new Error(`${code}: ${syscall}`), { code, errno: -errnos[code], syscall, path })
}

function recordError(_name: string, _given: readonly unknown[], failure: Failure): Error {
  return Object.assign(new Error('of the disk'), { code: 'ERR_SQLITE_ERROR', errcode: resultCodes[failure] })
}

/** Counts the opening of a record too, which no function of it does. */
function wrapOpening(): () => void {
  class Counted extends DatabaseSync {
    constructor(...given: ConstructorParameters<typeof DatabaseSync>) {
      const act = { name: 'DatabaseSync', about: String(given[0]), fates: opening }
      const verdict = meet?.(act, (failure) => recordError('', given, failure))
      if (verdict !== undefined) throw verdict.error
      super(...given)
    }
  }
  sqlite.DatabaseSync = Counted
  return () => {
    sqlite.DatabaseSync = DatabaseSync
  }
}

/** The same of the one way to open a file that waits. */
function wrapWaiting(): () => void {
  const { open } = fs.promises
  fs.promises.open = async (...given) => {
    const act = { name: 'promises.open', about: String(given[0]), fates: opening }
    const verdict = meet?.(act, (failure) => systemError('open', given, failure))
    if (verdict !== undefined) throw verdict.error
    return open(...given)
  }
  return () => {
    fs.promises.open = open
  }
}

/** Lets somebody learn of each act of this process, until what it gives is called. */
function watch(watcher: Meet): () => void {
  const { exec, prepare, ...statements } = ofRecord
  const restore = [
    wrap(fs, ofFiles, systemError),
    wrapWaiting(),
    wrapOpening(),
    wrap(DatabaseSync.prototype, { exec, prepare }, recordError),
    wrap(StatementSync.prototype, statements, recordError),
  ]
  syncBuiltinESMExports()
  meet = watcher
  return () => {
    meet = undefined
    for (const act of restore) act()
    syncBuiltinESMExports()
  }
}

/**
 * Runs something, and lets one of its acts go wrong.
 *
 * @param at which, from 0; none where there are fewer
 * @returns what it gave, and the acts it came to
 */
export async function withFate<T>(
  body: () => Promise<T>,
  at = -1,
  fate?: Fate,
): Promise<{ readonly given: T; readonly acts: readonly Act[] }> {
  const acts: Act[] = []
  const killed: Verdict = { error: new Error('killed'), done: false }
  const unwatch = watch((act, errorFor) => {
    if (fate === 'killed' && at >= 0 && acts.length > at) return killed
    acts.push(act)
    if (acts.length - 1 !== at || fate === undefined) return undefined
    if (fate === 'killed') return killed
    return fate === 'unsure' ? { error: errorFor('EIO'), done: true } : { error: errorFor(fate), done: false }
  })
  try {
    return { given: await body(), acts }
  } finally {
    unwatch()
  }
}

/** What may be sent to a process to end it. */
export type Ending = 'SIGKILL' | 'SIGTERM' | 'SIGINT'

/**
 * Has the system send this process a signal before one of those of its acts at which its death leaves something else.
 *
 * @param at which of these, from 0
 */
export function endAt(at: number, signal: Ending): void {
  let met = 0
  watch((act) => {
    if (act.fates.includes('killed') && met++ === at) process.kill(process.pid, signal)
    return undefined
  })
}
