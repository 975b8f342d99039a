/**
 * The SQL statements that list and count certificates. A page costs the same in a large record as in a small one, unless what is asked
 * for can only be found by looking at every certificate.
 */
import type { Instant } from '../../core/brand.ts'
import { present } from '../../core/present.ts'
import {
  type CertificateCounts,
  type CertificateOrder,
  type CertificateQuery,
  type CertificateRecord,
  countedStates,
  type Era,
  type Findable,
  type ReadFindable,
  type Term,
  type TermQuery,
} from '../../core/record.ts'
import type { Reading, Value } from '../sql.ts'
import { type CertificateRow, certificateOf, selectCertificate } from './certificates.ts'

/** Certificates that are looked up one by one; where more are meant, they are met soon enough in the order that is asked for. */
const FEW = 5000
/** Follows every text that begins as one does. */
const LAST_CHARACTER = '\u{10ffff}'

/** A piece of a statement, and what its question marks stand for. */
type Piece = { readonly sql: string; readonly values: readonly Value[] }

/**
 * A condition on a certificate `c`. `ids`: a statement that an index answers, with the ids of all that could meet it. `old`: these are the oldest
 * certificates, so a page of them is found sooner among the ids, however many, than by a walk back from the newest certificate.
 */
type Condition = {
  readonly holds: Piece
  readonly ids?: Piece
  readonly old?: boolean
  /** A condition that lets some others through, which only the certificate tells apart. */
  readonly proof?: (findable: Findable, record: CertificateRecord) => boolean
}

const piece = (sql: string, ...values: readonly Value[]): Piece => ({ sql, values })

/** The texts between the stars. */
const partsOf = (pattern: string): readonly string[] => pattern.split('*')
const isPrefix = (pattern: string): boolean => pattern.indexOf('*') === pattern.length - 1

/** Whether a text is as a pattern. Pure. */
export function isLike(text: string, pattern: string): boolean {
  const [first = '', ...more] = partsOf(pattern)
  const last = more.pop()
  if (last === undefined) return text === first
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
  let at = first.length
  for (const part of more) {
    const found = text.indexOf(part, at)
    if (found < 0 || found + part.length > text.length - last.length) return false
    at = found + part.length
  }
  return true
}

const globOf = ({ dialect }: Reading, pattern: string): string => partsOf(pattern).map(dialect.literal).join('*')

/** Kinds of which a term lies in the certificate as it is written. */
const written: readonly string[] = ['dns', 'uri', 'email', 'smtpUtf8Mailbox', 'upn']

function termCondition(sql: Reading, { kinds, value, pattern }: TermQuery): Condition {
  const { holds, matches, unindexed } = sql.dialect
  const ofKind = `FROM term WHERE kind IN (${kinds.map(() => '?').join(', ')})`
  if (value !== undefined) {
    return {
      holds: piece(`EXISTS (SELECT 1 ${ofKind} AND value = ? AND certificate = c.id)`, ...kinds, value),
      ids: piece(`SELECT certificate ${ofKind} AND value = ?`, ...kinds, value),
    }
  }
  const prefix = partsOf(pattern)[0]!
  const begun = piece(
    `SELECT certificate ${ofKind} AND value >= ? AND value < ?`,
    ...kinds,
    prefix,
    prefix + LAST_CHARACTER,
  )
  const is = ({ terms }: Findable) => terms.some((term) => kinds.includes(term.kind) && isLike(term.value, pattern))
  if (isPrefix(pattern) && kinds.every((kind) => written.includes(kind))) {
    return { holds: piece(holds('c.certificate', '?'), Buffer.from(prefix)), ids: begun, proof: is }
  }
  const all = piece(`${begun.sql} AND ${matches('value', '?')}`, ...begun.values, globOf(sql, pattern))
  return { holds: piece(`${unindexed('c.id')} IN (${all.sql})`, ...all.values), ids: begun }
}

function nameCondition(sql: Reading, pattern: string, c: Columns): Condition {
  const prefix = partsOf(pattern)[0]!
  return {
    holds: piece(sql.dialect.matches(c('name'), '?'), globOf(sql, pattern)),
    ids: piece('SELECT id FROM certificate WHERE name >= ? AND name < ?', prefix, prefix + LAST_CHARACTER),
  }
}

/** Lower-case Latin letters, as databases know them. */
const folded = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

function textCondition({ dialect: { mentions } }: Reading, text: string): Condition {
  const columns = ['c.name', 'c.profile', 'c.authority', 'c.serial', 'c.fingerprint', 'c.certificate']
  const asked = folded(text)
  return {
    holds: piece(`(${columns.map((column) => mentions(column, '?')).join(' OR ')})`, ...columns.map(() => asked)),
    proof: ({ terms, texts }, record) => {
      const { name, profile, authority, serial } = record
      const own = [name, profile, authority, serial, 'fingerprint' in record ? record.fingerprint : '']
      return [...own, ...texts, ...terms.map(({ value }: Term) => value)].some((one) => folded(one).includes(asked))
    },
  }
}

/** How a query names a column: one that it is not ordered by is looked up by no index, which would put all that it finds in order. */
type Columns = (column: string) => string

function columnsOf({ dialect }: Reading, order: CertificateOrder): Columns {
  return (column) => (column === orders[order].by ? `c.${column}` : dialect.unindexed(`c.${column}`))
}

/** Where the time lies, of a certificate `c`. */
const eras: Readonly<Record<Era, (now: Instant, c: Columns) => Piece>> = {
  before: (now, c) => piece(`${c('not_before')} > ?`, now),
  within: (now, c) => piece(`${c('not_before')} <= ? AND ${c('not_after')} >= ?`, now, now),
  after: (now, c) => piece(`${c('not_before')} <= ? AND ${c('not_after')} < ?`, now, now),
}

const quoted = (texts: readonly string[]): string => texts.map((one) => `'${one}'`).join(', ')

/** What holds in a counted state. */
function holdsIn(state: keyof CertificateCounts, now: Instant, c: Columns): Piece {
  const { recorded, era, superseded } = countedStates[state]
  const renewed = superseded === undefined ? '' : ` AND c.superseded_by IS ${superseded ? 'NOT ' : ''}NULL`
  const sql = `${c('state')} IN (${quoted(recorded)})${renewed}`
  if (era === undefined) return piece(sql)
  const at = eras[era](now, c)
  return piece(`${sql} AND ${at.sql}`, ...at.values)
}

/** The ids of what may be in a counted state: most of what is issued is in date, and not told apart. */
function idsIn({ dialect }: Reading, state: keyof CertificateCounts, now: Instant): Piece {
  const { recorded, era, superseded } = countedStates[state]
  if (superseded === true) return piece('SELECT id FROM certificate WHERE superseded_by IS NOT NULL')
  // Few have ended or not begun, perhaps, of very many that are issued.
  const by = (index: string) => `SELECT id FROM ${dialect.byIndex('certificate', index)} WHERE state = 'issued'`
  if (era === 'after') return piece(`${by('certificate_ended')} AND not_after < ?`, now)
  if (era === 'before') return piece(`${by('certificate_begun')} AND not_before > ?`, now)
  return piece(`SELECT id FROM certificate WHERE state IN (${quoted(recorded)})`)
}

/** Puts pieces of a statement together. */
const joined = (pieces: readonly Piece[], by: string): Piece =>
  piece(pieces.map(({ sql }) => sql).join(by), ...pieces.flatMap(({ values }) => values))

function statesCondition(
  sql: Reading,
  states: readonly (keyof CertificateCounts)[],
  now: Instant,
  c: Columns,
): Condition {
  const any = joined(
    states.map((state) => holdsIn(state, now, c)),
    ') OR (',
  )
  return {
    holds: piece(`((${any.sql}))`, ...any.values),
    ids: joined(
      states.map((state) => idsIn(sql, state, now)),
      ' UNION ALL ',
    ),
    old: states.every((state) => countedStates[state].era === 'after'),
  }
}

/** Conditions of one column that must have a value. */
function equals(c: Columns, indexed: Readonly<Record<string, Value | undefined>>): readonly Condition[] {
  return Object.entries(indexed).flatMap(([column, value]) =>
    value === undefined
      ? []
      : [
          {
            holds: piece(`${c(column)} = ?`, value),
            ids: piece(`SELECT id FROM certificate WHERE ${column} = ?`, value),
          },
        ],
  )
}

/** All that a query asks for. */
function conditionsOf(sql: Reading, query: CertificateQuery, now: Instant): readonly Condition[] {
  const c = columnsOf(sql, query.order ?? 'issued')
  const { name, pattern, except, usage, authority, profile, state, states = [], text } = query
  const conditions: Condition[] = [...equals(c, { name, authority, state, profile })]
  if (pattern !== undefined) conditions.push(nameCondition(sql, pattern, c))
  conditions.push(...(query.terms ?? []).map((term) => termCondition(sql, term)))
  if (except !== undefined) conditions.push({ holds: piece('c.name <> ?', except) })
  if (usage !== undefined) {
    const ofUsage = 'IN (SELECT name FROM authority WHERE usage = ?)'
    conditions.push({
      holds: piece(`${c('authority')} ${ofUsage}`, usage),
      ids: piece(`SELECT id FROM certificate WHERE authority ${ofUsage}`, usage),
    })
  }
  if (states.length > 0) conditions.push(statesCondition(sql, states, now, c))
  if (query.endingFrom !== undefined || query.expiringBefore !== undefined) {
    const ends = [query.endingFrom ?? 0, query.expiringBefore ?? Number.MAX_SAFE_INTEGER]
    conditions.push({
      holds: piece(`${c('not_after')} >= ? AND ${c('not_after')} < ?`, ...ends),
      ids: piece('SELECT id FROM certificate WHERE not_after >= ? AND not_after < ?', ...ends),
    })
  }
  if (query.lastingOver !== undefined) {
    conditions.push({ holds: piece('c.not_after - c.not_before > ?', query.lastingOver) })
  }
  if (text !== undefined) conditions.push(textCondition(sql, text))
  return conditions
}

/** The condition that fewest certificates could meet, where they are few. */
async function fewest(sql: Reading, conditions: readonly Condition[]): Promise<Piece | undefined> {
  let least: { readonly ids: Piece; readonly n: number } | undefined
  for (const { ids } of conditions) {
    if (ids === undefined) continue
    const bound = least?.n ?? FEW + 1
    const counted = `SELECT count(*) AS n FROM (${ids.sql} LIMIT ${bound}) AS some`
    const n = (await sql.one<{ n: number }>(counted, ...ids.values))?.n ?? 0
    if (n < bound) least = { ids, n }
  }
  return least?.ids
}

/** Each order: its column, and which end of it comes first. */
const orders: Readonly<Record<CertificateOrder, { readonly by: string; readonly first: 'ASC' | 'DESC' }>> = {
  issued: { by: 'id', first: 'DESC' },
  expires: { by: 'not_after', first: 'ASC' },
  name: { by: 'name', first: 'ASC' },
}

/** An order, and what follows a certificate in it. */
function orderOf({ order = 'issued', direction = 'forward' }: Pick<CertificateQuery, 'order' | 'direction'>) {
  const { by, first } = orders[order]
  const way = (direction === 'forward') === (first === 'ASC') ? 'ASC' : 'DESC'
  const than = way === 'ASC' ? '>' : '<'
  if (by === 'id') return { follows: `c.id ${than} ?`, orderBy: `c.id ${way}` }
  const last = `(SELECT ${by}, id FROM certificate WHERE id = ?)`
  return { follows: `(c.${by}, c.id) ${than} ${last}`, orderBy: `c.${by} ${way}, c.id ${way}` }
}

/** Reads rows that meet all conditions, as far as the database can tell. */
function readRows(
  sql: Reading,
  wanted: readonly Piece[],
  query: Pick<CertificateQuery, 'order' | 'direction' | 'before' | 'limit'>,
): Promise<readonly CertificateRow[]> {
  const { follows, orderBy } = orderOf(query)
  const all = query.before === undefined ? wanted : [...wanted, piece(follows, Number(query.before))]
  const where = all.length === 0 ? '' : `WHERE ${all.map((one) => one.sql).join(' AND ')}`
  // Only ids are put in order: the certificates themselves may be long.
  return sql.all<CertificateRow>(
    `${selectCertificate} WHERE c.id IN (SELECT c.id FROM certificate c ${where} ORDER BY ${orderBy} LIMIT ?) ORDER BY ${orderBy}`,
    ...all.flatMap(({ values }) => values),
    query.limit,
  )
}

const nothingFound: Findable = { terms: [], texts: [] }

/** Lists a page; `read` decides where the database cannot tell. */
export async function list(
  sql: Reading,
  query: CertificateQuery,
  now: Instant,
  read: ReadFindable,
): Promise<{ rows: readonly CertificateRecord[]; next?: string }> {
  const conditions = conditionsOf(sql, query, now)
  const old = query.order === undefined || query.order === 'issued' ? conditions.find((one) => one.old) : undefined
  const few = (await fewest(sql, conditions)) ?? old?.ids
  const wanted = conditions.map(({ holds }) => holds)
  if (few !== undefined) wanted.unshift(piece(`c.id IN (${few.sql})`, ...few.values))
  const proofs = conditions.flatMap(({ proof }) => proof ?? [])
  const found: { readonly id: number; readonly record: CertificateRecord }[] = []
  for (let { before } = query; found.length <= query.limit; ) {
    const rows = await readRows(sql, wanted, { ...query, ...present({ before }), limit: query.limit + 1 })
    for (const row of rows) {
      const record = certificateOf(row)
      const findable = proofs.length > 0 && 'certificate' in record ? read(record.certificate) : nothingFound
      if (proofs.every((proof) => proof(findable, record))) found.push({ id: row.id, record })
    }
    before = rows.at(-1)?.id.toString()
    if (rows.length <= query.limit) break
  }
  const page = found.slice(0, query.limit)
  const next = found.length > query.limit ? String(page.at(-1)!.id) : undefined
  return { rows: page.map(({ record }) => record), ...present({ next }) }
}
