/**
 * Finds files that killed commands have left in a home or beside it, and checks that no running command still uses them. `hand-
 * out.ts` handles unfinished credentials.
 */
import { basename, dirname, join } from 'node:path'
import { addSeconds, type EntryName, type Instant } from '../core/brand.ts'
import type { Files } from '../core/port/files.ts'
import type { Store } from '../core/port/store.ts'
import { intendedName, isGrowing } from '../core/temporary.ts'
import type { Home } from './home.ts'

/** Whatever has no lock is written within moments; after this long its command is dead. */
const FORGOTTEN_SECONDS = 3600

/** Whether nothing was put into a file or directory for so long that its maker must be dead. */
export async function isForgotten(path: string, now: Instant, files: Files): Promise<boolean> {
  const facts = await files.describe(path)
  return facts !== undefined && addSeconds(facts.modifiedAt, FORGOTTEN_SECONDS) < now
}

async function temporariesIn(directory: string, files: Files): Promise<readonly string[]> {
  const names = await files.list(directory)
  return names.filter((name) => intendedName(name) !== undefined).map((name) => join(directory, name))
}

/** Removes the temporary files in a directory, for callers that know that nobody is writing there. */
export async function clearTemporaries(directory: string, files: Files): Promise<void> {
  for (const path of await temporariesIn(directory, files)) await files.remove(path)
}

/**
 * Removes what a command left that died while it wrote this file, where no lock says whether it is alive: its age does. A command
 * that writes one outside a home asks for it first.
 */
export async function clearForgotten(file: string, now: Instant, files: Files): Promise<void> {
  for (const path of await temporariesIn(dirname(file), files)) {
    if (intendedName(basename(path)) !== basename(file)) continue
    if (await isForgotten(path, now, files)) await files.remove(path)
  }
}

/** Where files are written one by one while the record's lock is held; an authority that is being added has its folder already. */
async function writtenAlone({ path, paths }: Home, files: Files): Promise<readonly string[]> {
  const folders = (await files.list(paths.authorities)).map((name) => paths.authority(name as EntryName))
  const kinds = await Promise.all(folders.map(async ({ directory }) => (await files.describe(directory))?.kind))
  const found = folders.filter((_, index) => kinds[index] === 'directory')
  return [path, paths.issued, paths.owed, ...found.flatMap(({ directory, shards }) => [directory, shards])]
}

/** Lists the temporary files that lie in a home; some may belong to a command that is at work. Reads only. */
export async function listTemporaries(home: Home, files: Files): Promise<readonly string[]> {
  const directories = await writtenAlone(home, files)
  return (await Promise.all(directories.map((directory) => temporariesIn(directory, files)))).flat()
}

type Ports = { readonly store: Store; readonly files: Files }

/** With the record's lock in hand, no writer of a temporary file that was seen before is alive. */
async function removeAlone(paths: readonly string[], { store, files }: Ports): Promise<void> {
  if (paths.length === 0) return
  await store.alone(async () => {
    for (const path of paths) await files.remove(path)
  })
}

/** Removes the temporary files of killed commands. */
export async function clearHome(home: Home, ports: Ports): Promise<void> {
  await removeAlone(await listTemporaries(home, ports.files), ports)
}

/**
 * Removes them from the folders of credentials as well: earlier versions moved them there. There may be very many
 * folders, so it is for the command that runs once in a while.
 */
export async function clearIssued({ paths }: Home, ports: Ports): Promise<void> {
  const names = (await ports.files.list(paths.issued)).filter((name) => !name.startsWith('.'))
  const found = await Promise.all(names.map((name) => temporariesIn(join(paths.issued, name), ports.files)))
  await removeAlone(found.flat(), ports)
}

/** Lists the homes that began to grow for a place and never took it. Reads only. */
export async function listGrowing(home: string, files: Files): Promise<readonly string[]> {
  const names = await files.list(dirname(home))
  const paths = names.filter((name) => isGrowing(basename(home), name)).map((name) => join(dirname(home), name))
  const facts = await Promise.all(paths.map((path) => files.describe(path)))
  return paths.filter((_, index) => facts[index]?.kind === 'directory')
}

/** Removes those whose command is certainly dead. */
export async function clearGrowing(home: string, now: Instant, files: Files): Promise<void> {
  for (const path of await listGrowing(home, files)) {
    if (await isForgotten(path, now, files)) await files.remove(path)
  }
}
