/** The record in one SQLite file: WAL, synced at each commit, one writer at a time across processes. Signs nothing. */
import type { Clock } from '../core/port/clock.ts'
import type { Store } from '../core/port/store.ts'
import { recordIn } from './record.ts'
import { type Absent, openConnection } from './sqlite/connection.ts'

/**
 * Opens the record, bringing an older one to today's format.
 *
 * @throws {CountersignError} as {@link openConnection}
 */
export const openSqliteStore = (path: string, home: string, clock: Clock, absent: Absent): Store =>
  recordIn(openConnection(path, home, clock, absent))
