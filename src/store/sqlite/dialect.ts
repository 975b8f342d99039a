/** The parts of SQL that SQLite writes in its own way. Runs no statement. */
import type { Dialect } from '../sql.ts'

export const dialect: Dialect = {
  fact: (name) => `json_extract(facts, '$.${name}')`,
  joined: (column) => `group_concat(${column})`,
  joinedOctets: (column, between) => `CAST(group_concat(${column}, '${between}') AS BLOB)`,
  holds: (octets, others) => `instr(${octets}, ${others}) > 0`,
  matches: (text, pattern) => `${text} GLOB ${pattern}`,
  literal: (text) => text.replace(/[[*?]/g, '[$&]'),
  mentions: (octets, text) => `instr(lower(CAST(${octets} AS TEXT)), lower(${text})) > 0`,
  among: (value) => `(SELECT value FROM json_each(${value}))`,
  greater: (one, other) => `max(${one}, ${other})`,
  octets: (hex) => `unhex(${hex})`,
  written: (instant) => `CAST(substr(strftime('%Y%m%d%H%M%SZ', ${instant}, 'unixepoch'), 3) AS BLOB)`,
  inOrder: (table) => `${table} NOT INDEXED`,
  byIndex: (table, index) => `${table} INDEXED BY ${index}`,
  unindexed: (column) => `+${column}`,
}
