/** The functions that the record needs from any SQL database: statements, transactions and a dialect. Knows no table. */
import type { Instant } from '../core/brand.ts'
import type { Contradiction } from '../core/record.ts'

export type Value = string | number | Uint8Array | null
export type Row = Readonly<Record<string, Value>>

/**
 * What databases spell differently; every statement is written in what SQLite and PostgreSQL share, and in this. Each gives a piece of a statement.
 */
export type Dialect = {
  /** A fact of an event, as text; refuses facts that are no JSON. */
  fact(name: string): string
  /** The texts of a column, in the order of their rows, with commas between. */
  joined(column: string): string
  /** The octets of a column, or those of its texts, in the order of their rows, with something between. */
  joinedOctets(column: string, between: '' | ','): string
  /** Whether octets hold some others. */
  holds(octets: string, others: string): string
  /** Whether a text is as a pattern, in which each `*` stands for any characters. */
  matches(text: string, pattern: string): string
  /** A text as such a pattern has it: nothing in it stands for anything else. */
  literal(text: string): string
  /** Whether octets hold a text, whatever the case of its Latin letters. */
  mentions(octets: string, text: string): string
  /** The texts of a value that is a JSON array of them, as what IN compares with. */
  among(value: string): string
  greater(one: string, other: string): string
  /** The octets that hex digits stand for. */
  octets(hex: string): string
  /** A time as certificates write it in UTCTime; GeneralizedTime has two digits more in front. */
  written(instant: string): string
  /** A table to be read in the order of its ids: the index of serial numbers is a detour where most rows are wanted. */
  inOrder(table: string): string
  /** A table to be read by one of its indexes, which the database would not choose by itself. */
  byIndex(table: string, index: string): string
  /** A column by which no index is to be looked for. */
  unindexed(column: string): string
}

/**
 * `?2` is the second value, and `?` the one after the greatest number that stands before it. `R` is what the statement selects: octets as
 * Uint8Array, and whole numbers as number, however long the database has them.
 */
type Ask<Answer> = (sql: string, ...values: readonly Value[]) => Promise<Answer>

export type Reading = {
  readonly dialect: Dialect
  now(): Promise<Instant>
  all<R = Row>(...asked: Parameters<Ask<R[]>>): ReturnType<Ask<R[]>>
  one<R = Row>(...asked: Parameters<Ask<R>>): ReturnType<Ask<R | undefined>>
}

/** Within a transaction: reads what was written in it, and writes. */
export type Writing = Reading & {
  /** @returns the rows that it says are RETURNED */
  run<R = Row>(...asked: Parameters<Ask<R[]>>): ReturnType<Ask<R[]>>
  /**
   * Runs a statement for many rows of values, which are as long as each other: for some of them at once, because much of what a statement costs
   * it costs once.
   *
   * @param sql gives the statement; the rows stand in it behind VALUES, and it has no other values
   */
  runForAll(sql: (rows: string) => string, rows: readonly (readonly Value[])[]): Promise<void>
}

/** A database that is open. What is read by it itself is never what a transaction has written and not committed. */
export type Sql = Reading & {
  /** Runs the body alone: no other process or caller writes meanwhile. It is undone if it throws. */
  transaction<T>(body: (within: Writing) => Promise<T>): Promise<T>
  /** What the database finds wrong with itself, in its own words: an index that passes over a row hides it from every question. */
  listFlaws(): Promise<readonly Contradiction[]>
  /** Whether it is still what one would open now: the same database, of today's format, and not read as it once stood. */
  isCurrent(): Promise<boolean>
  /** Waits for what is under way, then closes. */
  close(): Promise<void>
}
