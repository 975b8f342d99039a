/** The record in one SQLite file, in WAL mode, synced at each commit; only one process writes at a time. Signs nothing. */
import type { Clock } from '../core/port/clock.ts'
import type { Store } from '../core/port/store.ts'
import { recordIn } from './record.ts'
import { openConnection } from './sqlite/connection.ts'
import type { Absent } from './sqlite/open.ts'
import type { Owner, UpgradeStep } from './sqlite/upgrade.ts'

/**
 * Opens the record, bringing an older one to today's format.
 *
 * @param watch where it is given, that is done in steps, which it hears of before each, before anything is read; what it throws ends them, and
 * every later call fails with that: the record is as it was
 * @throws {CountersignError} `home.incomplete` where it is absent, `home.newer`, `store.damaged`, `store.busy`, `disk.*`
 */
export const openSqliteStore = (
  path: string,
  owner: Owner,
  clock: Clock,
  absent: Absent,
  watch?: (label: string, done?: number, total?: number) => void,
): Store => {
  const tell =
    watch &&
    (({ part, parts, done, total }: UpgradeStep) =>
      watch(`upgrading the record, part ${part} of ${parts}`, done, total))
  return recordIn(openConnection(path, owner, clock, absent, tell), owner.read)
}
