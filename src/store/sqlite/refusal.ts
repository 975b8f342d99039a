/** Turns errors of SQLite into refusals. Runs no statement. */
import { statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { diskRefusal } from '../../core/disk-error.ts'
import { CountersignError } from '../../core/refusal.ts'

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
export const isBusy = (error: unknown): boolean => primaryOf(error) === SQLITE_BUSY

/** Turns what SQLite says into a refusal; anything unforeseen stays a bug. */
export function refusalFor(path: string, error: unknown): unknown {
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
