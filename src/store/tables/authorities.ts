/** The SQL statements for authorities and claims. Decides nothing. */
import type { Der, EntryName } from '../../core/brand.ts'
import type { CrlFloor } from '../../core/port/store.ts'
import type { AuthorityRecord } from '../../core/record.ts'
import type { Reading, Writing } from '../sql.ts'

export const insertAuthority = (sql: Writing, { name, usage, certificate, pin }: AuthorityRecord) =>
  sql.run('INSERT INTO authority (name, usage, certificate, pin) VALUES (?, ?, ?, ?)', name, usage, certificate, pin)

export const listAuthorities = (sql: Reading): Promise<readonly AuthorityRecord[]> =>
  sql.all<AuthorityRecord>('SELECT name, usage, certificate, pin FROM authority ORDER BY name')

/** Changes the certificate of an authority where it is the one that is expected; tells whether it was. */
export async function changeCertificate(
  sql: Writing,
  name: EntryName,
  { from, to }: { readonly from: Der<'Certificate'>; readonly to: Der<'Certificate'> },
): Promise<boolean> {
  const statement = 'UPDATE authority SET certificate = ? WHERE name = ? AND certificate = ? RETURNING name'
  return (await sql.run(statement, to, name, from)).length > 0
}

/** Number and thisUpdate of the newest CRL that may exist; zero where there is none. */
export const findTaken = (sql: Reading, name: EntryName): Promise<CrlFloor | undefined> =>
  sql.one('SELECT crl_number AS number, crl_this_update AS "thisUpdate" FROM authority WHERE name = ?', name)

export const setTaken = (sql: Writing, name: EntryName, { number, thisUpdate }: CrlFloor) =>
  sql.run('UPDATE authority SET crl_number = ?, crl_this_update = ? WHERE name = ?', number, thisUpdate, name)

/** Adds a claim unless it is there, and gives the identifier that it has. */
export async function claimOid(sql: Writing, name: string, oid: string): Promise<string> {
  await sql.run('INSERT INTO claim (name, oid) VALUES (?, ?) ON CONFLICT DO NOTHING', name, oid)
  return (await sql.one<{ oid: string }>('SELECT oid FROM claim WHERE name = ?', name))?.oid ?? oid
}
