/** Reads and checks the manifest of every target in `templates/`. No other part of the program knows a target by name. */
import type { Files } from '../core/port/files.ts'
import { CountersignError } from '../core/refusal.ts'
import { type ExtraFile, extraFiles, hasExtra } from './extra.ts'
import { type ManifestTexts, PARTS, readManifest, type TargetFile, type TargetManifest } from './manifest.ts'

/** A file of `templates/`: a template where the file that it is for has a language. */
export type Source = { readonly file: string; readonly text: string }

/** A manifest with its name and the text of its files. */
export type Target = TargetManifest & {
  readonly name: string
  /** Path under the exported directory → what that file is joined of. */
  readonly sources: ReadonlyMap<string, readonly Source[]>
  /** The files that it has besides where they are asked for, with their templates. */
  readonly extras: readonly (ExtraFile & { readonly sources: readonly Source[] })[]
}

/** The inputs that manifests share, in `templates/`. */
const SHARED_INPUTS = 'inputs.json'

/** Folders beside those of targets. */
const SHARED: readonly string[] = [PARTS, 'guideline', 'timer']

async function targetNames(files: Files, directory: string): Promise<readonly string[]> {
  const names: string[] = []
  for (const name of await files.list(directory)) {
    if (!SHARED.includes(name) && (await files.describe(`${directory}/${name}`))?.kind === 'directory') names.push(name)
  }
  return names
}

/**
 * Loads every target, in the order of their names.
 *
 * @throws {CountersignError} `target.malformed` for the first that is not sound
 */
export async function loadCatalogue(files: Files, directory: string): Promise<readonly Target[]> {
  const targets: Target[] = []
  for (const name of await targetNames(files, directory)) targets.push(await loadTarget(files, directory, name))
  return targets
}

/** Finds a target by its name. Refuses with `target.unknown`, or `target.malformed` where that one is not sound. */
export type TargetOf = (name: string) => Promise<Target>

/** Gives targets by name, each loaded when it is first asked for: a command that reads one export reads no other target. */
export function targetsIn(files: Files, directory: string): TargetOf {
  const loaded = new Map<string, Target>()
  let names: readonly string[] | undefined
  return async (name) => {
    const known = loaded.get(name)
    if (known !== undefined) return known
    names ??= await targetNames(files, directory)
    if (!names.includes(name)) throw unknownTarget(name, names)
    const target = await loadTarget(files, directory, name)
    loaded.set(name, target)
    return target
  }
}

/**
 * Finds a target by name.
 *
 * @throws {CountersignError} `target.unknown`
 */
export function findTarget(catalogue: readonly Target[], name: string): Target {
  const names = catalogue.map((one) => one.name)
  const target = catalogue[names.indexOf(name)]
  if (!target) throw unknownTarget(name, names)
  return target
}

/**
 * Finds what asks a door in the place of a target: itself where it always does, or else the one that extends it.
 *
 * @throws {CountersignError} `target.unknown`, `target.cannot`
 */
export function findWithDoor(catalogue: readonly Target[], name: string): Target {
  const target = findTarget(catalogue, name)
  const asking = catalogue.filter(({ commands }) => commands.beside !== undefined)
  const found = asking.find((one) => one === target) ?? asking.find((one) => one.extends === name)
  if (found !== undefined) return found
  throw new CountersignError('target.cannot', {
    target: name,
    what: 'what a door beside it decides: it decides by itself, and asks none',
    instead: `leave out --door, or use a target that asks one: ${asking.map((one) => one.name).join(', ')}`,
  })
}

const unknownTarget = (target: string, known: readonly string[]) =>
  new CountersignError('target.unknown', { target, known })

async function loadTarget(files: Files, templates: string, name: string): Promise<Target> {
  const read = async (folder: string, path: string): Promise<string> => {
    const text = await files.readText(`${path.startsWith(`${PARTS}/`) ? templates : folder}/${path}`)
    if (text !== undefined) return text
    throw new CountersignError('target.malformed', { file: folder, pointer: '', expected: `the file ${path}` })
  }
  const folder = `${templates}/${name}`
  const texts: ManifestTexts = {
    target: (other) => read(`${templates}/${other}`, 'target.json'),
    inputs: () => read(templates, SHARED_INPUTS),
  }
  const manifest = await readManifest(name, texts, `${folder}/target.json`)
  const sources = new Map<string, readonly Source[]>()
  for (const file of manifest.files) {
    const pieces: Source[] = []
    for (const piece of piecesOf(file)) pieces.push({ file: piece, text: await read(folder, piece) })
    sources.set(file.path, pieces)
  }
  const extras = []
  for (const extra of extraFiles.filter((one) => hasExtra(manifest, one))) {
    const texts = await Promise.all(extra.pieces.map((piece) => files.readText(`${templates}/${piece}.liquid`)))
    const pieces = texts.map((text, index) => ({ file: `${extra.pieces[index]}.liquid`, text }))
    if (pieces.every((piece): piece is Source => piece.text !== undefined)) extras.push({ ...extra, sources: pieces })
  }
  return { ...manifest, name, sources, extras }
}

/** The files that a file of the export is joined of. */
function piecesOf({ path, language, from = path, parts = [from] }: TargetFile): readonly string[] {
  return language === undefined ? parts : parts.map((part) => `${part}.liquid`)
}
