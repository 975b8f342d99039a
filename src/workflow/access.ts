/** Access rules from a file: read, linted, and asked what a client may do. Deciding a request is policy's matter. */
import { createHash } from 'node:crypto'
import type { Files } from '../core/port.ts'
import { CountersignError } from '../core/refusal.ts'
import { type AccessTable, parseAccess, unrestricted } from '../policy/access.ts'
import { type AccessContext, lintAccess } from '../policy/access-lint.ts'

/** Rules as a table; `sha256` is of the file's text, in lower-case hex, and absent where there is none. */
export type LoadedAccess = { readonly table: AccessTable; readonly sha256?: string }

/**
 * Loads access rules, and requires that lint has nothing against them.
 *
 * @param path undefined where every client may do everything
 * @throws {CountersignError} `file.missing`, `access.malformed`, `access.refused`, `claim.unknown`
 */
export async function loadAccess(
  path: string | undefined,
  context: AccessContext,
  files: Files,
): Promise<LoadedAccess> {
  if (path === undefined) return { table: unrestricted }
  const text = await files.readText(files.resolve(path))
  if (text === undefined) throw new CountersignError('file.missing', { path, what: 'file of access rules' })
  const table = parseAccess(text, path, context.definitions)
  const findings = lintAccess(table, context)
  if (findings.length > 0) throw new CountersignError('access.refused', { file: path, findings })
  return { table, sha256: createHash('sha256').update(text).digest('hex') }
}
