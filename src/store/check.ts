/**
 * Checks the record: the chain of its events, and the rest against these. Keeps how far it was found to be sound, so that the next time
 * begins there. Repairs nothing.
 */
import { findBreak, type StoredEvent } from '../core/event-chain.ts'
import type { Events, RecordCheck } from '../core/port/store.ts'
import type { ReadFindable } from '../core/record.ts'
import { isRefusal } from '../core/refusal.ts'
import { findContradictions } from './contradictions.ts'
import type { Reading, Sql } from './sql.ts'
import { type CheckedUpTo, findChecked, findMarks, setChecked } from './tables/checks.ts'
import * as events from './tables/events.ts'

/** Events that are read at once. */
const CHAIN_READ = 1000
/** After fewer than these, all of them are checked again the next time: a small record is always checked whole. */
export const KEPT_AFTER = 1000

/** Their facts are held as text against the hashes, in pages: a record may have a million. */
export async function checkChain(sql: Reading, since?: CheckedUpTo): ReturnType<Events['check']> {
  const count = (since?.sequence ?? 0) + (await events.countEvents(sql, since?.sequence))
  for (let head: Pick<StoredEvent, 'sequence' | 'hash'> | undefined = since; ; ) {
    const page = await events.listStored(sql, head?.sequence, CHAIN_READ)
    const brokenAt = findBreak(page, head)
    if (brokenAt !== undefined) return { count, brokenAt }
    head = page.at(-1)
    if (head === undefined) return { count }
  }
}

/** Where the disk does not allow it, or somebody else is writing, the next check is longer. */
async function keep(sql: Sql, marks: CheckedUpTo): Promise<void> {
  if (!(await sql.isCurrent())) return
  await sql
    .transaction((within) => setChecked(within, marks))
    .catch((error: unknown) => {
      if (!isRefusal(error)) throw error
    })
}

/** Checks all of it, or what has come since it was found to be sound; where that event is another by now, all. */
export async function checkRecord(sql: Sql, read: ReadFindable, extent: 'new' | 'whole'): Promise<RecordCheck> {
  const kept = extent === 'new' ? await findChecked(sql) : undefined
  const since = kept !== undefined && (await events.isThere(sql, kept)) ? kept : undefined
  const marks = await findMarks(sql)
  const chain = await checkChain(sql, since)
  const contradictions = await findContradictions(sql, read, since)
  const sound = chain.brokenAt === undefined && contradictions.length === 0
  if (sound && marks !== undefined && marks.sequence - (since?.sequence ?? 0) >= KEPT_AFTER) await keep(sql, marks)
  return { ...chain, contradictions }
}
