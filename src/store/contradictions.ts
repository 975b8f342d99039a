/**
 * Looks for contradictions in the record: between its tables and its events, and between certificates and their rows. Repairs
 * nothing.
 */
import { quote } from '../core/quote.ts'
import type { Contradiction, ReadFindable } from '../core/record.ts'
import { keyDigestOf, sha256Of } from './digest.ts'
import type { Dialect, Sql } from './sql.ts'
import { listBytes } from './tables/certificates.ts'
import { type Marks, theBeginning } from './tables/checks.ts'
import { countTerms, type KeptTerm, listKept, listWithBytes } from './tables/terms.ts'

/** Certificates whose bytes are read at once. */
const READ = 1000

const counted = ['number', 'entries']

/**
 * The events of some kinds as a table, with types: were it no table of its own, or its columns without the type of those that they
 * are compared with, a database could make no index of it, and would read all events anew for each row.
 */
const events = (
  name: string,
  kinds: readonly string[],
  facts: readonly string[],
  read: 'all' | 'lately' = 'lately',
) => {
  const wanted = kinds.map((kind) => `'${kind}'`).join(', ')
  return ({ fact }: Dialect, { sequence }: Marks): string => {
    const columns = ['authority', ...facts].map(
      (name) => `CAST(${fact(name)} AS ${counted.includes(name) ? 'BIGINT' : 'TEXT'}) AS ${name}`,
    )
    const late = read === 'all' ? '' : ` AND sequence > ${sequence}`
    return `${name} AS MATERIALIZED (SELECT ${columns.join(', ')} FROM event WHERE kind IN (${wanted})${late})`
  }
}

const tables = [
  events('founded', ['authority.established'], ['pin', 'usage'], 'all'),
  events('came', ['certificate.issued', 'certificate.adopted'], ['serial', 'name', 'fingerprint', 'supersedes']),
  events('told', ['certificate.revoked'], ['serial', 'reason']),
  events('published', ['crl.published'], ['number', 'entries', 'sha256']),
  (
    _: Dialect,
    { certificate, revocation }: Marks,
  ) => `late AS MATERIALIZED (SELECT id FROM certificate WHERE id > ${certificate}
   UNION SELECT c.id FROM revocation r JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial WHERE r.id > ${revocation})`,
]

/**
 * Each gives the rows that contradict something, by `about`; it may ask the events as {@link tables} has them. What has come since some
 * marks is held against its event, and each event since against what came of it.
 */
const questions: readonly (readonly [problem: string, sql: (dialect: Dialect, marks: Marks) => string])[] = [
  [
    'the event of its founding is missing, or has another pin or usage',
    () => `SELECT a.name AS about FROM authority a LEFT JOIN founded e ON e.authority = a.name
     WHERE e.pin IS DISTINCT FROM a.pin OR a.usage IS DISTINCT FROM coalesce(e.usage, a.usage)`,
  ],
  [
    'an event says that it was issued, but the record does not have it',
    () => `SELECT e.serial AS about FROM came e LEFT JOIN certificate c ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.id IS NULL OR c.state IN ('reserved', 'abandoned')`,
  ],
  [
    'its fingerprint or name differs from that in the event that recorded it',
    () => `SELECT c.serial AS about FROM came e JOIN certificate c ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.fingerprint IS DISTINCT FROM e.fingerprint OR c.name IS DISTINCT FROM coalesce(e.name, c.name)`,
  ],
  [
    'no event says that it was issued',
    (
      _,
      { certificate },
    ) => `SELECT c.serial AS about FROM certificate c LEFT JOIN came e ON c.authority = e.authority AND c.serial = e.serial
     WHERE c.id > ${certificate} AND c.state IN ('issued', 'revoked', 'listed') AND e.serial IS NULL`,
  ],
  // Both dates are in a certificate also where one stands in the place of the other.
  [
    'the dates or the serial number in its row differ from those in its certificate',
    (
      { holds, octets, written },
      { certificate },
    ) => `SELECT serial AS about FROM certificate WHERE id > ${certificate} AND certificate IS NOT NULL AND (NOT ${holds('certificate', octets('serial'))}
     OR NOT ${holds('certificate', written('not_before'))} OR NOT ${holds('certificate', written('not_after'))}
     OR not_before >= not_after)`,
  ],
  [
    'an event says that another certificate has renewed it, but its row does not',
    () => `SELECT c.serial AS about FROM came e JOIN certificate c ON c.authority = e.authority AND c.serial = e.supersedes
     WHERE c.state = 'issued' AND c.superseded_by IS DISTINCT FROM e.serial`,
  ],
  [
    'its row says that another certificate has renewed it, but no event does',
    (
      _,
      { certificate },
    ) => `SELECT c.serial AS about FROM certificate c LEFT JOIN came e ON c.authority = e.authority AND c.serial = e.supersedes
     WHERE c.id > ${certificate} AND c.superseded_by IS NOT NULL AND e.serial IS DISTINCT FROM c.superseded_by`,
  ],
  [
    'an event says that it was revoked, but no revocation in the record does',
    () => `SELECT e.serial AS about FROM told e LEFT JOIN revocation r ON r.authority = e.authority AND r.serial = e.serial
     WHERE r.reason IS DISTINCT FROM e.reason`,
  ],
  [
    'a revocation in the record says that it was revoked, but no event does',
    (
      _,
      { revocation },
    ) => `SELECT r.serial AS about FROM revocation r LEFT JOIN told e ON r.authority = e.authority AND r.serial = e.serial
     WHERE r.id > ${revocation} AND e.serial IS NULL`,
  ],
  [
    'its row and its revocation disagree on whether it is revoked',
    ({ unindexed }) => `SELECT c.serial AS about FROM late JOIN certificate c ON c.id = late.id
     LEFT JOIN revocation r ON r.authority = c.authority AND r.serial = c.serial
     WHERE (${unindexed('c.state')} IN ('revoked', 'listed') AND r.id IS NULL)
     OR (${unindexed('c.state')} IN ('issued', 'reserved') AND r.id IS NOT NULL)`,
  ],
  [
    'its entry for the CRL has another serial number or another expiry',
    (
      { holds, octets },
      { revocation },
    ) => `SELECT r.serial AS about FROM revocation r LEFT JOIN certificate c ON c.authority = r.authority AND c.serial = r.serial
     WHERE r.id > ${revocation} AND (NOT ${holds('r.entry', octets('r.serial'))} OR r.not_after IS DISTINCT FROM c.not_after)`,
  ],
  [
    'the CRL with this number differs from its event',
    () => `SELECT e.authority || ' ' || e.number AS about FROM published e
     LEFT JOIN crl c ON c.authority = e.authority AND c.number = e.number
     WHERE c.entries IS DISTINCT FROM e.entries OR c.sha256 IS DISTINCT FROM coalesce(e.sha256, c.sha256)`,
  ],
  [
    'no event says that the CRL with this number was published',
    (_, { sequence }) => `SELECT c.authority || ' ' || c.number AS about FROM crl c
     LEFT JOIN published e ON e.authority = c.authority AND e.number = c.number
     WHERE e.number IS NULL AND ${sequence} = 0`,
  ],
]

/** All questions in one, so that each table of events is made once. */
function allQuestions(dialect: Dialect, marks: Marks): string {
  const asked = questions.map(([, ask], n) => `SELECT ${n} AS question, about FROM (${ask(dialect, marks)}) AS found`)
  return `WITH ${tables.map((table) => table(dialect, marks)).join(', ')} ${asked.join(' UNION ALL ')}`
}

type Read = Awaited<ReturnType<typeof listBytes>>[number]

/** What is wrong with the rows of certificates, and how many terms are as they should be. */
type Compared = { readonly found: readonly Contradiction[]; readonly sound: number }

/** Holds the rows of some certificates against their own bytes. */
async function compareBytes(sql: Sql, rows: readonly Read[], read: ReadFindable): Promise<Compared> {
  const isExchanged = ({ certificate, fingerprint }: Read): boolean => sha256Of(certificate) !== fingerprint
  const own = rows
    .filter((row) => !isExchanged(row))
    .map((row) => ({ ...row, terms: read(row.certificate).terms.map((term) => ({ ...term, certificate: row.id })) }))
  const wanted = own.flatMap(({ terms }) => terms)
  const kept = new Set((await listKept(sql, wanted)).map(spell))
  const tell = (problem: string, wrong: readonly Read[]) => wrong.map(({ serial: about }) => ({ about, problem }))
  const found = [
    ...tell('its certificate does not have the recorded fingerprint', rows.filter(isExchanged)),
    ...tell(
      'the public key in its row differs from that in its certificate',
      own.filter(({ certificate, keyDigest }) => (keyDigestOf(certificate) ?? null) !== keyDigest),
    ),
    ...tell(
      'it cannot be found by all names and claims in its certificate',
      own.filter(({ terms }) => !terms.every((term) => kept.has(spell(term)))),
    ),
  ]
  return { found, sound: [...new Set(wanted.map(spell))].filter((term) => kept.has(term)).length }
}

const spell = ({ kind, value, certificate }: KeptTerm): string => JSON.stringify([kind, value, certificate])

/** Holds the rows of certificates after one of them against their bytes. */
async function compareAll(sql: Sql, { certificate }: Marks, read: ReadFindable): Promise<Compared> {
  const found: Contradiction[] = []
  let sound = 0
  for (let after = certificate; ; ) {
    const rows = await listBytes(sql, { after, limit: READ })
    const compared = await compareBytes(sql, rows, read)
    found.push(...compared.found)
    sound += compared.sound
    const last = rows.at(-1)
    if (last === undefined) return { found, sound }
    after = last.id
  }
}

/** Terms that are not in the certificates that are found by them. */
async function listStray(sql: Sql, read: ReadFindable): Promise<readonly Contradiction[]> {
  const found: Contradiction[] = []
  for (let after: KeptTerm | undefined; ; ) {
    const rows = await listWithBytes(sql, { after, limit: READ })
    for (const { kind, value, serial, bytes } of rows) {
      const isIn = bytes !== null && read(bytes).terms.some((term) => term.kind === kind && term.value === value)
      const problem = `it is found by ${kind} ${quote(value)}, which is not in its certificate`
      if (!isIn) found.push({ about: serial, problem })
    }
    after = rows.at(-1)
    if (after === undefined) return found
  }
}

/**
 * Finds what the record says twice, and differently. It cannot find what was changed in both places, chain included.
 *
 * @param since where it was found to be sound before: what had come by then is passed over, and so are terms that are in no certificate, and
 * what the database finds wrong with itself
 */
export async function findContradictions(
  sql: Sql,
  read: ReadFindable,
  since?: Marks,
): Promise<readonly Contradiction[]> {
  const marks = since ?? theBeginning
  const rows = await sql.all<{ question: number; about: string }>(allQuestions(sql.dialect, marks))
  const compared = await compareAll(sql, marks, read)
  const found = [...rows.map(({ question, about }) => ({ about, problem: questions[question]![0] })), ...compared.found]
  if (since !== undefined) return found
  // Reading a certificate for each of its terms takes long, and is for those whose number is wrong.
  const stray = (await countTerms(sql)) === compared.sound ? [] : await listStray(sql, read)
  return [...found, ...stray, ...(await sql.listFlaws())]
}
