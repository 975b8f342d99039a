/** The SQL statements for the terms that certificates are found by. `certificate-list.ts` finds them. */
import type { SerialNumber } from '../../core/brand.ts'
import type { Term } from '../../core/record.ts'
import type { Reading, Writing } from '../sql.ts'

/** A term, and the id of the certificate that is found by it. */
export type KeptTerm = Term & { readonly certificate: number }

/** Adds terms; one that a certificate has twice counts once. */
export const insertTerms = (sql: Writing, added: readonly KeptTerm[]): Promise<void> =>
  sql.runForAll(
    (rows) => `INSERT INTO term (kind, value, certificate) VALUES ${rows} ON CONFLICT DO NOTHING`,
    added.map(({ kind, value, certificate }) => [kind, value, certificate]),
  )

/** Lists those of some terms that are kept, and perhaps others: each kind is looked up at once, among neighbouring certificates. */
export async function listKept(sql: Reading, wanted: readonly KeptTerm[]): Promise<readonly KeptTerm[]> {
  const statement = `SELECT kind, value, certificate FROM term
    WHERE kind = ?1 AND value IN ${sql.dialect.among('?2')} AND certificate BETWEEN ?3 AND ?4`
  const found: KeptTerm[] = []
  for (const [kind, terms] of Map.groupBy(wanted, (term) => term.kind)) {
    const values = JSON.stringify([...new Set(terms.map(({ value }) => value))])
    const ids = terms.map(({ certificate }) => certificate)
    found.push(...(await sql.all<KeptTerm>(statement, kind, values, Math.min(...ids), Math.max(...ids))))
  }
  return found
}

export const countTerms = async (sql: Reading): Promise<number> =>
  (await sql.one<{ n: number }>('SELECT count(*) AS n FROM term'))!.n

/** Lists terms with the bytes of their certificates, in an order of their own, after one of them. */
export const listWithBytes = (
  sql: Reading,
  { after, limit }: { readonly after: KeptTerm | undefined; readonly limit: number },
) =>
  sql.all<KeptTerm & { readonly serial: SerialNumber; readonly bytes: Uint8Array | null }>(
    `SELECT t.kind, t.value, t.certificate, c.serial, c.certificate AS bytes FROM term t
     JOIN certificate c ON c.id = t.certificate
     WHERE (t.kind, t.value, t.certificate) > (?, ?, ?) ORDER BY t.kind, t.value, t.certificate LIMIT ?`,
    after?.kind ?? '',
    after?.value ?? '',
    after?.certificate ?? 0,
    limit,
  )
