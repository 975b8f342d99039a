/** A target's manifest, `target.json`: what it says, and whether it makes sense. Does not read its folder; the catalogue does. */
import { CountersignError } from '../core/refusal.ts'
import { parseShape } from '../core/schema.ts'
import { validateTarget } from '../core/validators/target.ts'
import { languages } from '../language/index.ts'
import { type Argv, placeholdersOf } from './command.ts'
import { type Input, objectionToInput } from './input.ts'
import { isSince, type VersionRange } from './version.ts'

/** A file of the export: copied as it is or, where it has a language, rendered from a template. */
export type TargetFile = {
  readonly path: string
  /** The name of a language. */
  readonly language?: string
  /** The file of `templates/parts/` that it is; absent where it lies in the folder of the target. */
  readonly from?: string
  /** What it is joined of, in this order: files of `templates/parts/` or of the target's folder. */
  readonly parts?: readonly string[]
  /** Written once, for its owner only: a secret of the deployment, which later exports leave as it is. */
  readonly keep?: true
}

/** The folder of `templates/` that holds what targets share. */
export const PARTS = 'parts'

/** Where keys, certificates and CRLs go, under the exported directory. */
export type MaterialPaths = {
  readonly serverChain: string
  readonly serverKey: string
  readonly clientAuthority: string
  readonly clientCrl: string
}

/** What a rule may ask for that a server must be able to decide by; the types are those of claims. */
export type AccessAbility =
  | 'path'
  | 'method'
  | 'uri'
  | 'dns'
  | 'email'
  | 'wildcard'
  | 'string'
  | 'strings'
  | 'integer'
  | 'range'
  | 'boolean'
  | 'decode-once'

export type Capabilities = {
  readonly verify: 'handshake' | 'request'
  readonly pin: 'anchor' | 'anchor-and-pin'
  readonly crl: 'none' | 'handshake' | 'request'
  readonly ocsp: boolean
  readonly claims: readonly ('oid' | 'uri')[]
  readonly identity: 'object' | 'header' | 'none'
  /** What access rules may ask of it; `instead` says what to do where that is not enough. */
  readonly access: { readonly by: readonly AccessAbility[]; readonly instead: string }
  readonly framing: boolean
  readonly origin: boolean
  readonly mlkem: 'never' | 'where-supported' | 'always'
}

/** A server program that configuration is written for. */
export type TargetManifest = {
  readonly title: string
  readonly summary: string
  /** How its program comes onto a machine. */
  readonly install: string
  readonly versions: VersionRange & { readonly assumed: string }
  /** Name → what is true from a version on. */
  readonly facts: Readonly<Record<string, { readonly title: string; readonly since: string }>>
  readonly files: readonly TargetFile[]
  /** Folders that the server writes into while it runs. */
  readonly folders?: readonly string[]
  /** Files and folders of the user's own, which exports leave alone. */
  readonly own?: readonly string[]
  readonly material: MaterialPaths
  readonly capabilities: Capabilities
  readonly cannot: readonly { readonly what: string; readonly instead: string }[]
  readonly inputs: Readonly<Record<string, Input>> & { readonly address: Input; readonly port: Input }
  readonly commands: {
    /** Where the program must be made first; `makes` is the folder that it is made in, with all that comes of it. */
    readonly build?: { readonly argv: Argv; readonly makes: string }
    readonly check: { readonly argv: Argv }
    /** A backend to try it with; `value` is for the input of that name, its `{port}` a free one. */
    readonly sample?: { readonly argv: Argv; readonly ready: string; readonly input: string; readonly value: string }
    readonly run: { readonly argv: Argv; readonly ready: string }
    /** SIGTERM where absent. */
    readonly stop?: { readonly signal: 'SIGTERM' | 'SIGQUIT' }
    readonly reload: {
      readonly signal: 'SIGHUP' | 'SIGUSR1' | 'SIGUSR2'
      readonly done: string
      readonly failed: string
    }
  }
}

/** The inputs that the command lines of a target name. Pure. */
export const placeholdersIn = ({ build, check, run, sample }: TargetManifest['commands']): readonly string[] =>
  [build, check, run, sample].flatMap((one) => (one === undefined ? [] : placeholdersOf(one.argv)))

/** The list of what an export wrote; the next export reads it. */
export const EXPORT_RECORD = 'countersign-export.json'

/** Files that each export carries so that its key stays out of repositories and images. */
export const IGNORE_FILES = ['.gitignore', '.dockerignore'] as const

/**
 * Parses the text of a manifest.
 *
 * Guarantees beyond the schema: paths differ, languages are known, the defaults of inputs are allowed, placeholders are known,
 * the assumed version is covered. Pure.
 *
 * @throws {CountersignError} `target.malformed`
 */
export function parseManifest(text: string, file: string): TargetManifest {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('target.malformed', { file, ...fault })
  const manifest = parseShape<TargetManifest>(validateTarget, text, refuse)
  const fault = contradictionIn(manifest)
  if (fault) throw refuse(fault)
  return manifest
}

function contradictionIn(manifest: TargetManifest): { pointer: string; expected: string } | undefined {
  const { versions, files, folders = [], own = [], material, inputs, facts, commands } = manifest
  if (!isSince(versions.assumed, versions.oldest)) {
    return { pointer: '/versions/assumed', expected: `at least ${versions.oldest}` }
  }
  const strange = files.findIndex(({ language }) => language !== undefined && !languages.has(language))
  if (strange >= 0)
    return { pointer: `/files/${strange}/language`, expected: `one of: ${[...languages.keys()].join(', ')}` }
  const paths = [...files.map(({ path }) => path), ...Object.values(material), EXPORT_RECORD, ...IGNORE_FILES]
  const folder = commands.build?.makes
  if (folder !== undefined && paths.some((path) => path === folder || path.startsWith(`${folder}/`))) {
    return { pointer: '/commands/build/makes', expected: 'a folder that nothing is exported into' }
  }
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice !== undefined) return { pointer: '/files', expected: `the path ${twice} once` }
  const shared = [...folders, ...own].find((folder) =>
    paths.some((path) => path === folder || path.startsWith(`${folder}/`)),
  )
  if (shared !== undefined) return { pointer: '/folders', expected: `nothing else in the folder ${shared}` }

  const placeholders = placeholdersIn(commands)
  const { sample } = commands
  if (sample !== undefined && !Object.hasOwn(inputs, sample.input)) {
    return { pointer: '/commands/sample/input', expected: 'the name of an input' }
  }
  const unknown = placeholders.find((name) => name !== 'directory' && !Object.hasOwn(inputs, name))
  if (unknown !== undefined) return { pointer: '/commands', expected: `an input for the placeholder {${unknown}}` }

  for (const [name, input] of Object.entries(inputs)) {
    const objection = objectionToInput(input)
    if (objection) return { pointer: `/inputs/${name}${objection.pointer}`, expected: objection.expected }
  }
  const double = Object.keys(facts).find((name) => Object.hasOwn(inputs, name))
  if (double !== undefined) return { pointer: `/facts/${double}`, expected: 'a name that no input has' }
  return undefined
}
