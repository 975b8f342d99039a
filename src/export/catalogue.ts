/** Reads and checks the manifest of every target in `templates/`. No other part of the program knows a target by name. */
import type { Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'
import { PARTS, parseManifest, type TargetFile, type TargetManifest } from './manifest.ts'

/** A file of `templates/`: a template where the file that it is for has a language. */
export type Source = { readonly file: string; readonly text: string }

/** A manifest with its name and the text of its files. */
export type Target = TargetManifest & {
  readonly name: string
  /** Path under the exported directory → what that file is joined of. */
  readonly sources: ReadonlyMap<string, readonly Source[]>
}

/** Folders beside those of targets. */
const SHARED: readonly string[] = [PARTS, 'guideline', 'timer']

/**
 * Loads every target, in the order of their names.
 *
 * @throws {CountersignError} `target.malformed` for the first that is not sound
 */
export async function loadCatalogue(files: Files, directory: string): Promise<readonly Target[]> {
  const targets: Target[] = []
  for (const name of await files.list(directory)) {
    if (SHARED.includes(name) || (await files.describe(`${directory}/${name}`))?.kind !== 'directory') continue
    targets.push(await loadTarget(files, directory, name))
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

async function loadTarget(files: Files, templates: string, name: string): Promise<Target> {
  const folder = `${templates}/${name}`
  const read = async (path: string): Promise<string> => {
    const text = await files.readText(`${path.startsWith(`${PARTS}/`) ? templates : folder}/${path}`)
    if (text !== undefined) return text
    throw new CountersignError('target.malformed', { file: folder, pointer: '', expected: `the file ${path}` })
  }
  const manifest = parseManifest(await read('target.json'), `${folder}/target.json`)
  const sources = new Map<string, readonly Source[]>()
  for (const file of manifest.files) {
    const pieces: Source[] = []
    for (const piece of piecesOf(file)) pieces.push({ file: piece, text: await read(piece) })
    sources.set(file.path, pieces)
  }
  return { ...manifest, name, sources }
}

/** The files that a file of the export is joined of. */
function piecesOf({ path, language, from = path, parts = [from] }: TargetFile): readonly string[] {
  return language === undefined ? parts : parts.map((part) => `${part}.liquid`)
}
