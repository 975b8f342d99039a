/** Writes the directory of an exported server: it decides, renders, checks and then writes. The caller chooses the certificates. */
import { dirname } from 'node:path'
import type { Der, EntryName } from '../core/brand.ts'
import { keyRow } from '../core/key.ts'
import type { Files } from '../core/port/files.ts'
import type { Keys } from '../core/port/keys.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { parseCertificate } from '../x509/certificate.ts'
import { describePublicKey } from '../x509/public-key.ts'
import type { Target } from './catalogue.ts'
import { type Argv, fillArgv } from './command.ts'
import { clearCutOff, type ExportRecord, requireOwnDirectory, requireSameAuthority, sha256Of } from './directory.ts'
import { hostsOf } from './hosts.ts'
import { EXPORT_RECORD, IGNORE_FILES, type Reload } from './manifest.ts'
import { type Material, requireMaterial } from './material.ts'
import { pathOf } from './material-files.ts'
import { renderTarget } from './render.ts'
import { decideView, type ExportRequest, type Recipe } from './view.ts'

/** An export to be made. */
export type ExportOrder = {
  readonly target: Target
  readonly request: Omit<ExportRequest, 'directory'>
  readonly material: Material
  /** The name of the client authority, for refusals. */
  readonly authority: EntryName
}

/** A program beside a server, which takes up new files by a signal of its own. */
export type Beside = {
  readonly argv: Argv
  readonly ready: string
  readonly check: Argv
  /** The exported files that it alone reads. */
  readonly reads: readonly string[]
  readonly reload: { readonly signal: 'SIGHUP' | 'SIGUSR1' | 'SIGUSR2'; readonly done: string; readonly failed: string }
}

/** An export that was made, or with `dry-run` would be. */
export type Exported = {
  /** Absolute. */
  readonly directory: string
  readonly recipe: Recipe
  /** Whether the tests start such a server, or have it only checked. */
  readonly kind: Target['kind']
  /** How the program comes onto a machine. */
  readonly install: string
  readonly files: readonly { readonly path: string; readonly readableBy: 'owner' | 'everybody' }[]
  /** Those of them that hold keys, certificates and CRLs. */
  readonly material: readonly string[]
  /** Command lines to be run in the directory, and what the program prints in answer. */
  readonly commands: {
    /** The command that must be run once, to its end, before the others; it may take minutes. */
    readonly build?: Argv
    readonly check: Argv
    readonly run: Argv
    /** The program that the server asks: started before it, and ended after it. */
    readonly beside?: Beside
    readonly sample?: { readonly argv: Argv; readonly ready: string }
    readonly ready: string
    /** The signal that ends it once the requests at hand are answered, or the command. */
    readonly stop: 'SIGTERM' | 'SIGQUIT' | 'SIGUSR1' | Argv
    readonly reload: Reload
    /** For root, where there are units of systemd. */
    readonly install?: readonly string[]
  }
}

/**
 * Writes a directory that runs as it is.
 *
 * Nothing is written before all is decided, rendered and checked: the bytes of anchor, CRL and chain, and that the
 * directory is empty, absent, or left as an earlier export wrote it. Each file is replaced by rename, and those to be kept
 * are not replaced. The list of all files is there before any of them, so an export that was interrupted is completed by the
 * next one. No other export of the same home may run meanwhile; one of another home is noticed. Reads and writes files; the key passes from `keys` to its file and nowhere else.
 *
 * @throws {CountersignError} as {@link decideView}, {@link renderTarget}, {@link requireMaterial} and
 * {@link requireOwnDirectory}; `target.key-unsupported`, `export.other-authority`, `export.overtaken`, `disk.full`, `disk.failed`
 */
export async function writeExport(
  { target, request, material, authority }: ExportOrder,
  out: string,
  { files, keys }: { readonly files: Files; readonly keys: Keys },
  mode: 'write' | 'dry-run',
): Promise<Exported> {
  const directory = files.resolve(out)
  const view = decideView(target, { ...request, directory })
  requireReadableKey(target, authority, material.clientAuthority)
  const { recipe } = view
  const { pin } = recipe
  const { folders = [] } = target
  const kept = target.files.flatMap(({ path, keep }) => (keep === true ? [path] : []))
  const secrets = [pathOf(target, 'serverKey'), ...kept]
  const busy = [...folders, ...(target.commands.build === undefined ? [] : [target.commands.build.makes])]
  const rendered = [
    ...(await renderTarget(target, view)),
    ...ignoreFiles([...secrets, ...busy.map((folder) => `${folder}/`)]),
  ]
  const { open, key } = requireMaterial(material, target, { authority, pin, hosts: hostsOf(recipe), at: request.at })
  const earlier = await requireOwnDirectory(files, directory, { folders: busy, own: target.own ?? [] })
  if (earlier !== undefined) requireSameAuthority(directory, earlier, { authority, pin })

  const recordFile = `${directory}/${EXPORT_RECORD}`
  const written = [...open.keys(), key.path, ...rendered.map(({ path }) => path)]
  if (mode === 'write') {
    const left = (earlier?.files ?? []).map(({ path }) => path).filter((path) => !written.includes(path))
    await files.makeDirectory(directory, 'private')
    await clearCutOff(files, directory, earlier)
    // First all names without hashes, so that after an interruption the next export knows every file as ours; until it is
    // whole, the recipe is the one before.
    const names = [...written, ...left].map((path) => ({ path }))
    const begun = encodeRecord(earlier?.recipe ?? recipe, names)
    await files.write(recordFile, begun, 'public')
    await makeDirectories(files, directory, written, folders)
    for (const [path, text] of open) await files.write(`${directory}/${path}`, text, 'public')
    await keys.save(material.serverKey, `${directory}/${key.path}`, 'unprotected', key.layout)
    for (const { path, content } of rendered) {
      const file = `${directory}/${path}`
      if (!kept.includes(path)) await files.write(file, content, 'public')
      else if ((await files.describe(file)) === undefined) await files.write(file, content, 'private')
    }
    await removeLeft(files, directory, left)
    if ((await files.readText(recordFile)) !== begun) {
      // The files may be a mix of both exports: none of them counts as complete, so that the next export replaces them.
      await files.write(recordFile, begun, 'public')
      throw new CountersignError('export.overtaken', { directory })
    }
    const hashed = rendered.filter(({ path }) => !kept.includes(path))
    const hashes = new Map(hashed.map(({ path, content }) => [path, sha256Of(content)]))
    const whole = written.map((path) => (hashes.has(path) ? { path, sha256: hashes.get(path) as string } : { path }))
    await files.write(recordFile, encodeRecord(recipe, whole), 'public')
  }
  const { beside, build, check, run, reload, sample, stop = { signal: 'SIGTERM' } } = target.commands
  const here = { ...view.inputs, directory }
  return {
    directory,
    recipe,
    kind: target.kind,
    install: target.install,
    files: [...written, EXPORT_RECORD].map((path) => ({
      path,
      readableBy: secrets.includes(path) ? 'owner' : 'everybody',
    })),
    material: target.material.map(({ path }) => path),
    commands: {
      ...present({ build: build && fillArgv(build.argv, here) }),
      check: fillArgv(check.argv, here),
      ...present({
        beside: beside && {
          ...beside,
          argv: fillArgv(beside.argv, here),
          check: fillArgv(beside.check.argv, here),
        },
      }),
      ...present({ sample: sample && { argv: fillArgv(sample.argv, here), ready: sample.ready } }),
      run: fillArgv(run.argv, here),
      ready: run.ready,
      stop: 'argv' in stop ? fillArgv(stop.argv, here) : stop.signal,
      reload: reload.by === 'command' ? { ...reload, argv: fillArgv(reload.argv, here) } : reload,
      ...present({ install: view.install }),
    },
  }
}

const ignoreFiles = (paths: readonly string[]): readonly { path: string; content: string }[] =>
  IGNORE_FILES.map((path) => ({
    path,
    // In .dockerignore a name alone is one at the top; a key that is half written lies in a folder.
    content: `# Written by countersign: what is secret or made anew stays out of repositories and images.\n${paths.map((one) => `/${one}\n`).join('')}**/*.tmp\n`,
  }))

async function makeDirectories(
  files: Files,
  directory: string,
  paths: readonly string[],
  folders: readonly string[],
): Promise<void> {
  const parents = paths.map((path) => dirname(`${directory}/${path}`))
  const all = new Set([directory, ...parents, ...folders.map((folder) => `${directory}/${folder}`)])
  for (const folder of all) await files.makeDirectory(folder, 'private')
}

/** Removes files that are not written any more, and the folders that lose their last one. */
async function removeLeft(files: Files, directory: string, left: readonly string[]): Promise<void> {
  for (const path of left) {
    await files.remove(`${directory}/${path}`)
    for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
      if ((await files.list(`${directory}/${folder}`)).length > 0) break
      await files.remove(`${directory}/${folder}`)
    }
  }
}

const encodeRecord = (recipe: ExportRecord['recipe'], files: ExportRecord['files']): string =>
  `${JSON.stringify({ format: 1, recipe, files } satisfies ExportRecord, undefined, 2)}\n`

/** Few servers verify signatures of the experimental types of keys: one that does not would refuse everybody, or not start. */
function requireReadableKey(target: Target, authority: string, certificate: Der<'Certificate'>): void {
  const { type, title } = describePublicKey(parseCertificate(certificate).tbs.spki)
  if (type === 'other' || !keyRow(type).experimental || target.claims.mldsa !== undefined) return
  const { instead = 'use another target' } = target.cannot.find(({ lacks }) => lacks?.includes('mldsa')) ?? {}
  throw new CountersignError('target.key-unsupported', { target: target.name, authority, key: title, instead })
}
