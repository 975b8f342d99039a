/** The record in one SQLite file, in WAL mode, synced at each commit; only one process writes at a time. Signs nothing. */
import type { Clock } from '../core/port/clock.ts'
import type { Store } from '../core/port/store.ts'
import { recordIn } from './record.ts'
import { openConnection } from './sqlite/connection.ts'
import type { Absent, Owner } from './sqlite/open.ts'

/**
 * Opens the record, bringing an older one to today's format.
 *
 * @throws {CountersignError} `home.incomplete` where it is absent, `home.newer`, `store.damaged`, `store.busy`, `disk.*`
 */
export const openSqliteStore = (path: string, owner: Owner, clock: Clock, absent: Absent): Store =>
  recordIn(openConnection(path, owner, clock, absent), owner.read)
