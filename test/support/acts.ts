/**
 * The acts of a command upon the disk and the record, counted below the ports, where Node.js hands them to the system: any one
 * can fail, or be the one at which the process dies. A test harness: one command at a time.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { DatabaseSync, StatementSync } from 'node:sqlite'

/**
 * What befalls a command: it dies before an act, so that no later one happens either; or that one act fails, for want of room, of the
 * disk or of a file number; or it is done, and said to have failed.
 */
export const fates = ['killed', 'ENOSPC', 'EIO', 'EMFILE', 'unsure'] as const
export type Fate = (typeof fates)[number]
type Failure = 'ENOSPC' | 'EIO' | 'EMFILE'

export type Act = {
  /** The function, and what it is about where that tells acts apart: `renameSync`, `exec COMMIT`. */
  readonly name: string
  /** What can befall it: a disk may be full for whoever writes, and no file be free for whoever opens. */
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
  statSync: always(looking),
  lstatSync: always(looking),
  realpathSync: always(looking),
}
/** Of the functions that a connection calls. */
const ofRecord = {
  exec: (sql: unknown) => (sql === 'COMMIT' ? settling : String(sql).startsWith('PRAGMA') ? looking : changing),
  run: always(changing),
  all: always(looking),
  get: always(looking),
} as const

/** Result codes of SQLite: SQLITE_FULL, SQLITE_IOERR. */
const resultCodes = { ENOSPC: 13, EIO: 10 } as const
const errnos = { ENOSPC: 28, EIO: 5, EMFILE: 24 } as const

type Run = { readonly acts: Act[]; readonly at: number; readonly fate: Fate | undefined; dead: boolean }
let run: Run | undefined

/** The error that an act ends with, and whether it was done all the same. */
type Verdict = { readonly error: Error; readonly done: boolean }

/** Counts an act, and gives the error that it ends with, if it is its turn. */
function meet(act: Act, errorFor: (failure: Failure) => Error): Verdict | undefined {
  if (run === undefined) return undefined
  if (run.dead) return { error: new Error('killed'), done: false }
  run.acts.push(act)
  if (run.acts.length - 1 !== run.at || run.fate === undefined) return undefined
  if (run.fate === 'unsure') return { error: errorFor('EIO'), done: true }
  if (run.fate !== 'killed') return { error: errorFor(run.fate), done: false }
  run.dead = true
  return { error: new Error('killed'), done: false }
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
      const about = target === fs ? '' : ` ${String(given[0] ?? '').split(/[\s;]/)[0]}`
      const act = { name: `${name}${name === 'exec' ? about : ''}`, fates: names[name]!(...given) }
      const verdict = meet(act, (failure) => errorFor(name, given, failure))
      if (verdict?.done) original.apply(this, given)
      if (verdict !== undefined) throw verdict.error
      // Nobody pulls the plug here.
      return name === 'fsyncSync' && run !== undefined ? undefined : original.apply(this, given)
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
  const errcode = failure === 'ENOSPC' ? resultCodes.ENOSPC : resultCodes.EIO
  return Object.assign(new Error('of the disk'), { code: 'ERR_SQLITE_ERROR', errcode })
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
  const restore = [wrap(fs, ofFiles, systemError)]
  restore.push(wrap(DatabaseSync.prototype, { exec: ofRecord.exec }, recordError))
  const { exec: _, ...statements } = ofRecord
  restore.push(wrap(StatementSync.prototype, statements, recordError))
  syncBuiltinESMExports()
  const mine: Run = { acts: [], at, fate, dead: false }
  run = mine
  try {
    return { given: await body(), acts: mine.acts }
  } finally {
    run = undefined
    for (const act of restore) act()
    syncBuiltinESMExports()
  }
}
