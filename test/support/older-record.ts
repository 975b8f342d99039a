/** Turns a record into one of an older format, as a home has it that an earlier version made. Writes what that format has. */
import { renameSync, rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { migrations } from '../../src/store/sqlite/migrations.ts'

const columnsOf = (database: DatabaseSync, table: string): readonly string[] =>
  database
    .prepare(`SELECT name FROM pragma_table_info('${table}')`)
    .all()
    .map(({ name }) => String(name))

/** Puts a record of an older format in the place of one of today's that nobody has open. */
export function makeOlder(path: string, format: number): void {
  const database = new DatabaseSync(`${path}-older`)
  for (const step of migrations.slice(0, format)) database.exec(step)
  database.exec(`ATTACH '${path}' AS today`)
  const tables = database.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
  for (const { name } of tables.all()) {
    const columns = columnsOf(database, String(name)).join(', ')
    database.exec(`INSERT INTO main.${name} (${columns}) SELECT ${columns} FROM today.${name}`)
  }
  database.exec(`DETACH today; PRAGMA user_version = ${format}`)
  database.close()
  for (const part of ['', '-wal', '-shm']) rmSync(path + part, { force: true })
  renameSync(`${path}-older`, path)
}
