/** Checks that countersign may write into the directory of an export, and reads the record that an earlier export left there. */
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { Pin } from '../core/brand.ts'
import { exposureOf } from '../core/exposure.ts'
import type { FileFacts, Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'
import { intendedName } from '../core/temporary.ts'
import { parseShape } from '../schema/gate.ts'
import { validateExport } from '../schema/generated/export.ts'
import type { ExportJson } from '../schema/generated/types.ts'
import { EXPORT_RECORD } from './manifest.ts'

/** The content of the record of an export: the files that it wrote. */
export type ExportRecord = ExportJson

/** Lower-case hex. Pure. */
export const sha256Of = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/**
 * Requires that a directory holds nothing but what an earlier export wrote, that nobody changed it since, and that nobody
 * else can.
 *
 * Reads every file that the record has a hash of.
 *
 * @param left what is not looked into: folders that its programs write into, a build or the server; and what is the user's own, a
 * file too
 * @returns the record of that export; undefined where the directory is empty or absent
 * @throws {CountersignError} `file.symlink`, `file.foreign`, `file.edited`, `file.malformed` (its record),
 * `directory.exposed`, `disk.failed`
 */
export async function requireOwnDirectory(
  files: Files,
  directory: string,
  left: { readonly folders?: readonly string[]; readonly own?: readonly string[] } = {},
): Promise<ExportRecord | undefined> {
  const facts = await files.describe(directory)
  if (facts === undefined) return undefined
  if (facts.kind === 'symlink') throw new CountersignError('file.symlink', { path: directory })
  if (facts.kind !== 'directory') {
    throw new CountersignError('disk.failed', { path: directory, problem: 'it exists already and is not a directory' })
  }
  requireOurs(files, directory, facts)
  const record = await readExportRecord(files, directory)
  await requireKnown(files, directory, '', namesIn(record), record === undefined ? {} : left)
  for (const { path, sha256 } of record?.files ?? []) {
    const content = sha256 === undefined ? undefined : await files.read(`${directory}/${path}`)
    if (content !== undefined && sha256Of(content) !== sha256) {
      throw new CountersignError('file.edited', { path, directory })
    }
  }
  return record
}

/** A server has one client authority: an export keeps it. @throws {CountersignError} `export.other-authority` */
export function requireSameAuthority(
  directory: string,
  { recipe }: ExportRecord,
  { authority, pin }: { readonly authority: string; readonly pin: Pin },
): void {
  if (recipe.pin === pin) return
  throw new CountersignError('export.other-authority', { directory, authority, found: recipe.pin, pin })
}

/**
 * A user who can write there chooses what the server runs; root hands a directory to the user that the server runs as.
 *
 * @throws {CountersignError} `directory.exposed`
 */
export function requireOurs(files: Files, directory: string, facts: FileFacts): void {
  const user = files.currentUser()
  const problem = exposureOf(user === 0 ? { ...facts, owner: user } : facts, user)
  if (problem !== undefined) throw new CountersignError('directory.exposed', { directory, problem })
}

const namesIn = (record: ExportRecord | undefined): ReadonlySet<string> =>
  new Set([EXPORT_RECORD, ...(record?.files ?? []).map(({ path }) => path)])

/** The file that was growing under this name, where it is one of an export; of others nobody here knows whose they are. */
const isTemporary = (below: string, name: string, known: ReadonlySet<string>): boolean => {
  const intended = intendedName(name)
  return intended !== undefined && known.has(`${below}${intended}`)
}

async function listTemporaries(
  files: Files,
  directory: string,
  record: ExportRecord | undefined,
): Promise<readonly string[]> {
  const known = namesIn(record)
  const found: string[] = []
  for (const folder of new Set([...known].map((path) => dirname(path)))) {
    const below = folder === '.' ? '' : `${folder}/`
    const names = await files.list(`${directory}/${below}`)
    found.push(...names.filter((name) => isTemporary(below, name, known)).map((name) => `${directory}/${below}${name}`))
  }
  return found
}

/**
 * Removes the temporary files that an export left that was cut off.
 *
 * @param record what is known to be of an export, so that its temporary files are
 */
export async function clearCutOff(files: Files, directory: string, record: ExportRecord | undefined): Promise<void> {
  for (const path of await listTemporaries(files, directory, record)) await files.remove(path)
}

/**
 * Whether an export is being written, or was cut off: its record has no hash yet of any file, or a temporary file lies there.
 * Reads only.
 */
export async function isUnfinished(files: Files, directory: string, record: ExportRecord): Promise<boolean> {
  if (record.files.every(({ sha256 }) => sha256 === undefined)) return true
  return (await listTemporaries(files, directory, record)).length > 0
}

/**
 * Reads the record that the last export into a directory left; undefined where there is none.
 *
 * @throws {CountersignError} `file.symlink`, `file.malformed`, `disk.failed`
 */
export async function readExportRecord(files: Files, directory: string): Promise<ExportRecord | undefined> {
  const path = `${directory}/${EXPORT_RECORD}`
  if ((await files.describe(path))?.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  const text = await files.readText(path)
  if (text === undefined) return undefined
  return parseShape(
    validateExport,
    text,
    ({ pointer, expected }) =>
      new CountersignError('file.malformed', {
        path,
        what: 'record of an export',
        problem: `${pointer} must be ${expected}`,
      }),
  )
}

/** Walks down, and stops at the first thing that no export wrote. */
async function requireKnown(
  files: Files,
  directory: string,
  below: string,
  known: ReadonlySet<string>,
  left: { readonly folders?: readonly string[]; readonly own?: readonly string[] },
): Promise<void> {
  for (const name of await files.list(`${directory}/${below}`)) {
    const path = `${below}${name}`
    const facts = await files.describe(`${directory}/${path}`)
    const kind = facts?.kind
    if (kind === 'symlink') throw new CountersignError('file.symlink', { path: `${directory}/${path}` })
    if (kind === 'directory' && left.folders?.includes(path)) continue
    if (left.own?.includes(path)) continue
    const expected =
      kind === 'directory'
        ? [...known].some((one) => one.startsWith(`${path}/`))
        : kind === 'file' && (known.has(path) || isTemporary(below, name, known))
    if (!expected) throw new CountersignError('file.foreign', { path, directory })
    if (facts?.kind !== 'directory') continue
    requireOurs(files, `${directory}/${path}`, facts)
    await requireKnown(files, directory, `${path}/`, known, left)
  }
}
