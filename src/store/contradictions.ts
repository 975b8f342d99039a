/** Compares the record with itself: tables with events, certificates with their rows. Mends nothing. */
import { createHash } from 'node:crypto'
import type { Contradiction } from '../core/record.ts'
import type { Connection } from './connection.ts'

/** Lower-case hex. Pure. */
export const sha256Of = (octets: Uint8Array): string => createHash('sha256').update(octets).digest('hex')

/** Certificates whose bytes are read at once. */
const READ = 1000
/** At most this many flaws of the file are shown. */
const BROKEN_SHOWN = 10

const counted = ['number', 'entries']

/**
 * The events of some kinds as a table, with types: were it no table of its own, or its columns without the type of those that they
 * are compared with, SQLite would make no index of it, and read all events anew for each row.
 */
function events(name: string, kinds: readonly string[], ...facts: readonly string[]): string {
  const columns = ['authority', ...facts].map(
    (fact) => `CAST(json_extract(facts, '$.${fact}') AS ${counted.includes(fact) ? 'INTEGER' : 'TEXT'}) AS ${fact}`,
  )
  const wanted = kinds.map((kind) => `'${kind}'`).join(', ')
  return `${name} AS MATERIALIZED (SELECT ${columns.join(', ')} FROM event WHERE kind IN (${wanted}))`
}

const came = events('came', ['certificate.issued', 'certificate.adopted'], 'serial', 'name', 'fingerprint')
const told = events('told', ['certificate.revoked'], 'serial', 'reason')
const published = events('published', ['crl.published'], 'number', 'entries', 'sha256')
const founded = events('founded', ['authority.established'], 'pin', 'usage')

/** A time as certificates write it; GeneralizedTime has two digits more in front. */
const written = (column: string): string => `CAST(substr(strftime('%Y%m%d%H%M%SZ', ${column}, 'unixepoch'), 3) AS BLOB)`

/** Each gives the rows that contradict something, by `about`. */
const questions: readonly (readonly [problem: string, sql: string])[] = [
  [
    'an event says that it was founded with another pin or usage, or nothing does',
    `WITH ${founded} SELECT a.name AS about FROM authority a LEFT JOIN founded e ON e.authority = a.name
     WHERE e.pin IS NOT a.pin OR a.usage IS NOT coalesce(e.usage, a.usage)`,
  ],
  [
    'an event says that it was issued, and it is not there',
    `WITH ${came} SELECT e.serial AS about FROM came e LEFT JOIN certificate c ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.id IS NULL OR c.state IN ('reserved', 'abandoned')`,
  ],
  [
    'its fingerprint or name is not that of the event by which it came',
    `WITH ${came} SELECT c.serial AS about FROM certificate c JOIN came e ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.fingerprint IS NOT e.fingerprint OR c.name IS NOT coalesce(e.name, c.name)`,
  ],
  [
    'no event says that it was issued',
    `WITH ${came} SELECT c.serial AS about FROM certificate c LEFT JOIN came e ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.state IN ('issued', 'revoked', 'listed') AND e.serial IS NULL`,
  ],
  [
    'its row says other dates or another serial number than the certificate in it',
    `SELECT serial AS about FROM certificate WHERE certificate IS NOT NULL AND (instr(certificate, unhex(serial)) = 0
     OR instr(certificate, ${written('not_before')}) = 0 OR instr(certificate, ${written('not_after')}) = 0)`,
  ],
  [
    'an event says that it was revoked, and no revocation does',
    `WITH ${told} SELECT e.serial AS about FROM told e LEFT JOIN revocation r ON r.authority = e.authority AND r.serial = e.serial
     WHERE r.reason IS NOT e.reason`,
  ],
  [
    'a revocation says that it was revoked, and no event does',
    `WITH ${told} SELECT r.serial AS about FROM revocation r LEFT JOIN told e ON r.authority = e.authority AND r.serial = e.serial
     WHERE e.serial IS NULL`,
  ],
  [
    'its row and its revocation disagree on whether it is revoked',
    `SELECT c.serial AS about FROM certificate c LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial
     WHERE (c.state IN ('revoked', 'listed') AND r.id IS NULL) OR (c.state IN ('issued', 'reserved') AND r.id IS NOT NULL)`,
  ],
  [
    'its entry for the CRL is of another serial number, or ends at another time',
    `SELECT r.serial AS about FROM revocation r LEFT JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
     WHERE instr(r.entry, unhex(r.serial)) = 0 OR r.not_after IS NOT c.not_after`,
  ],
  [
    'the CRL of this number is not as its event says',
    `WITH ${published} SELECT e.authority || ' ' || e.number AS about FROM published e
     LEFT JOIN crl c ON c.authority = e.authority AND c.number = e.number
     WHERE c.entries IS NOT e.entries OR c.sha256 IS NOT coalesce(e.sha256, c.sha256)`,
  ],
  [
    'no event says that the CRL of this number was published',
    `WITH ${published} SELECT c.authority || ' ' || c.number AS about FROM crl c
     LEFT JOIN published e ON e.authority = c.authority AND e.number = c.number WHERE e.number IS NULL`,
  ],
]

/** Certificates that are not the bytes whose fingerprint their row has. */
function* exchanged({ all }: Pick<Connection, 'all'>): Iterable<string> {
  for (let after = 0; ; ) {
    const rows = all(
      `SELECT id, serial, fingerprint, certificate FROM certificate WHERE certificate IS NOT NULL AND id > ? ORDER BY id LIMIT ${READ}`,
      after,
    )
    if (rows.length === 0) return
    for (const row of rows) {
      if (sha256Of(row['certificate'] as Uint8Array) !== row['fingerprint']) yield row['serial'] as string
      after = row['id'] as number
    }
  }
}

/** What is wrong with the file itself: an index that passes over a row hides it from every other question. */
function* broken({ all }: Pick<Connection, 'all'>): Iterable<string> {
  for (const row of all(`PRAGMA integrity_check(${BROKEN_SHOWN})`)) {
    const found = row['integrity_check'] as string
    if (found !== 'ok') yield found
  }
}

/** Finds what the record says twice, and differently. It cannot find what was changed in both places, chain included. */
export function findContradictions(connection: Pick<Connection, 'all'>): readonly Contradiction[] {
  return [
    ...questions.flatMap(([problem, sql]) =>
      connection.all(sql).map((row): Contradiction => ({ about: String(row['about']), problem })),
    ),
    ...Array.from(exchanged(connection), (about) => ({
      about,
      problem: 'its certificate is not that of its fingerprint',
    })),
    ...Array.from(broken(connection), (found) => ({ about: 'countersign.db', problem: `SQLite says of it: ${found}` })),
  ]
}
