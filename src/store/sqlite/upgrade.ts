/**
 * Brings a record of an older format to today's in one transaction, some certificates at a time: a record may have a million. Opens no file, and
 * waits for nobody.
 */
import type { DatabaseSync } from 'node:sqlite'
import type { ReadFindable } from '../../core/record.ts'
import { CountersignError } from '../../core/refusal.ts'
import { keyDigestOf } from '../digest.ts'
import { migrations } from './migrations.ts'

/** Certificates between two steps. */
const ROWS = 1000

export const formatOf = (database: DatabaseSync): number =>
  (database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version

export const isOfToday = (database: DatabaseSync): boolean => formatOf(database) === migrations.length

/** The home that a record is of, for what is said, and what its certificates are found by, for what an older format does not have. */
export type Owner = { readonly home: string; readonly read: ReadFindable }

/** @throws {CountersignError} `home.newer` */
export function requireKnownFormat(database: DatabaseSync, home: string): void {
  const found = formatOf(database)
  if (found > migrations.length) {
    throw new CountersignError('home.newer', { home, found, supported: migrations.length })
  }
}

/** Undoes what was begun. Whatever hinders that ends with the connection, and is not what went wrong first. */
export function rollBack(database: DatabaseSync): void {
  try {
    // A full disk has SQLite roll back by itself.
    if (database.isTransaction) database.exec('ROLLBACK')
  } catch {
    // SQLite takes back on opening what was never committed.
  }
}

/** What is done next: which part of how many, and of that the certificates up to now. */
export type UpgradeStep = {
  readonly part: number
  readonly parts: number
  readonly done?: number
  readonly total?: number
}

/** Runs a statement for all certificates, a thousand at a time. */
function* eachThousand(
  database: DatabaseSync,
  sql: string,
): Generator<{ readonly done: number; readonly total: number }> {
  const { total } = database.prepare('SELECT coalesce(max(id), 0) AS total FROM certificate').get() as { total: number }
  const statement = database.prepare(sql)
  for (let from = 0; from < total; from += ROWS) {
    yield { done: from, total }
    statement.run({ from, to: from + ROWS })
  }
}

/**
 * Gives the steps that bring a record to today's format: each is taken when the next is asked for, and all of them are committed after the last.
 * Where one fails, or no more is asked for, the record is as it was. Nothing where it has today's format.
 *
 * @throws {CountersignError} `home.newer`
 */
export function* upgrade(database: DatabaseSync, { home, read }: Owner): Generator<UpgradeStep, void, void> {
  requireKnownFormat(database, home)
  if (isOfToday(database)) return
  database.function('key_digest_of', { deterministic: true }, (bytes) => keyDigestOf(bytes as Uint8Array) ?? null)
  database.function('terms_of', { deterministic: true }, (certificate) =>
    JSON.stringify(read(certificate as Uint8Array).terms),
  )
  database.exec('BEGIN IMMEDIATE')
  try {
    const statements = migrations.slice(formatOf(database)).flatMap((migration) => migration.split(/\n\s*\n/))
    for (const [index, sql] of statements.entries()) {
      const which = { part: index + 1, parts: statements.length }
      if (sql.includes(':from')) for (const rows of eachThousand(database, sql)) yield { ...which, ...rows }
      else {
        yield which
        database.exec(sql)
      }
    }
    database.exec(`PRAGMA user_version = ${migrations.length}`)
    database.exec('COMMIT')
  } finally {
    rollBack(database)
  }
}
