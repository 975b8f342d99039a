/** The catalogue: every folder of `templates/`, read and checked. No server is named here or anywhere else in the program. */
import type { Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseManifest, type TargetManifest } from './manifest.ts'

/** A manifest with its name and the text of its files. */
export type Target = TargetManifest & {
  readonly name: string
  /** Path under the exported directory → text of the file, or of its template. */
  readonly sources: ReadonlyMap<string, string>
}

/**
 * Loads every target, in the order of their names.
 *
 * @throws {CountersignError} `target.malformed` for the first that is not sound
 */
export async function loadCatalogue(files: Files, directory: string): Promise<readonly Target[]> {
  const targets: Target[] = []
  for (const name of await files.list(directory)) {
    const folder = `${directory}/${name}`
    if ((await files.describe(folder))?.kind === 'directory') targets.push(await loadTarget(files, folder, name))
  }
  return targets
}

/**
 * Finds a target by name.
 *
 * @throws {CountersignError} `target.unknown`
 */
export function findTarget(catalogue: readonly Target[], name: string): Target {
  const target = catalogue.find((one) => one.name === name)
  if (!target) throw new CountersignError('target.unknown', { target: name, known: catalogue.map((one) => one.name) })
  return target
}

async function loadTarget(files: Files, folder: string, name: string): Promise<Target> {
  const read = async (path: string): Promise<string> => {
    const text = await files.readText(`${folder}/${path}`)
    if (text !== undefined) return text
    throw new CountersignError('target.malformed', { file: folder, pointer: '', expected: `the file ${path}` })
  }
  const manifest = parseManifest(await read('target.json'), `${folder}/target.json`)
  const sources = new Map<string, string>()
  for (const { path, language } of manifest.files) {
    sources.set(path, await read(language === undefined ? path : `${path}.liquid`))
  }
  return { ...manifest, name, sources }
}
