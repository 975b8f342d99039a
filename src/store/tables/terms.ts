/** The SQL statement for the terms that certificates are found by. `certificate-list.ts` finds them. */
import type { Term } from '../../core/record.ts'
import type { Writing } from '../sql.ts'

/** Adds the terms of a certificate; a term that it has twice counts once. */
export async function insertTerms(sql: Writing, certificate: number, terms: readonly Term[]): Promise<void> {
  const statement = 'INSERT INTO term (kind, value, certificate) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'
  for (const { kind, value } of terms) await sql.run(statement, kind, value, certificate)
}
