/** Reads a target's manifest, `target.json`, and checks that its parts fit together. `catalogue.ts` finds the manifests. */
import { CountersignError } from '../core/refusal.ts'
import { languages } from '../language/index.ts'
import { parseJson, requireShape } from '../schema/gate.ts'
import { validateTarget } from '../schema/generated/target.ts'
import type { TargetJson } from '../schema/generated/types.ts'
import { applyMergePatch } from '../schema/merge-patch.ts'
import { placeholdersOf } from './command.ts'
import { objectionToInput } from './input.ts'
import { objectionToMaterial } from './material-files.ts'
import { isSince } from './version.ts'

/** A server program that configuration is written for. */
export type TargetManifest = TargetJson

/** A file of the export: copied as it is or, where it has a language, rendered from a template. */
export type TargetFile = TargetManifest['files'][number]

/** The folder of `templates/` that holds what targets share. */
export const PARTS = 'parts'

/** The abilities of the exported server; the tests check each of them. */
export type Claims = TargetManifest['claims']
export type ClaimName = keyof Claims

/** Every claim that there is; the compiler holds the list against the schema. */
export const claimNames = Object.keys({
  identity: true,
  claimsFrom: true,
  purpose: true,
  forgery: true,
  access: true,
  revocation: true,
  noResumption: true,
  completeCrl: true,
  newestCrl: true,
  noRevAvail: true,
  sni: true,
  host: true,
  severalHosts: true,
  requestTargets: true,
  framing: true,
  origin: true,
  http2: true,
  webSockets: true,
  limits: true,
  mlkem: true,
  mldsa: true,
  keepsGood: true,
  drains: true,
  pin: true,
} satisfies Record<ClaimName, true>) as readonly ClaimName[]

/** An ability that a rule may demand of a server, to decide by; the types are those of claims. */
export type AccessAbility = NonNullable<Claims['access']>['by'][number]

/** How a server takes up new files. */
export type Reload = TargetManifest['commands']['reload']

/** The inputs that the command lines of a target name. Pure. */
export const placeholdersIn = ({ beside, build, check, run, sample, stop, version }: TargetManifest['commands']) =>
  [beside, beside?.check, build, check, run, sample, stop, version].flatMap((one) =>
    one === undefined || !('argv' in one) ? [] : placeholdersOf(one.argv),
  )

/** The list of what an export wrote; the next export reads it. */
export const EXPORT_RECORD = 'countersign-export.json'

/** Files that each export carries so that its key stays out of repositories and images. */
export const IGNORE_FILES = ['.gitignore', '.dockerignore'] as const

/** Reads the JSON that manifests are made of, as text. Either refuses where there is none. */
export type ManifestTexts = {
  /** The manifest of a target, by the name of its folder. */
  target(name: string): Promise<string>
  /** The inputs that manifests share, by name. */
  inputs(): Promise<string>
}

/**
 * Reads a manifest, with the inputs that it shares; where it extends another one, it is a JSON merge patch on that one (RFC 7396).
 *
 * @throws {CountersignError} `target.malformed`
 */
export async function readManifest(name: string, texts: ManifestTexts, file = name): Promise<TargetManifest> {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('target.malformed', { file, ...fault })
  const read = async (text: Promise<string>) => Object(parseJson(await text, refuse)) as Record<string, unknown>
  const manifestOf = async (one: string): Promise<Record<string, unknown>> => {
    const own = await read(texts.target(one))
    const { shares, inputs } = own as { shares?: readonly string[]; inputs?: object }
    if (shares === undefined) return own
    const known = await read(texts.inputs())
    const strange = [shares].flat().find((input) => !Object.hasOwn(known, input))
    if (strange !== undefined)
      throw refuse({ pointer: '/shares', expected: `only these: ${Object.keys(known).sort().join(', ')}` })
    const shared = Object.fromEntries([shares].flat().map((input) => [input, known[input]]))
    return { ...own, inputs: { ...shared, ...inputs } }
  }
  const own = await manifestOf(name)
  const { extends: extended } = own
  if (extended === undefined) return checkManifest(own, file)
  if (typeof extended !== 'string' || !/^[a-z0-9-]+$/.test(extended))
    throw refuse({ pointer: '/extends', expected: 'the name of a target' })
  const first = await manifestOf(extended)
  if ('extends' in first)
    throw refuse({ pointer: '/extends', expected: 'the name of a target that extends none itself' })
  return checkManifest(applyMergePatch(first, own), file)
}

/**
 * Checks a manifest.
 *
 * Guarantees beyond the schema: paths differ, languages are known, the defaults of inputs are allowed, placeholders are known,
 * the assumed version is covered, each claim is made or asked for, or said to be lacking. Pure.
 *
 * @throws {CountersignError} `target.malformed`
 */
export function checkManifest(value: unknown, file: string): TargetManifest {
  const refuse = (fault: { pointer: string; expected: string }) =>
    new CountersignError('target.malformed', { file, ...fault })
  const manifest = requireShape(validateTarget, value, refuse)
  const fault = contradictionIn(manifest)
  if (fault) throw refuse(fault)
  return manifest
}

function contradictionIn(manifest: TargetManifest): { pointer: string; expected: string } | undefined {
  const { versions, files, folders = [], own = [], material, inputs, sinceVersion, commands } = manifest
  if (!isSince(versions.assumed, versions.oldest)) {
    return { pointer: '/versions/assumed', expected: `at least ${versions.oldest}` }
  }
  const strange = files.findIndex(({ language }) => language !== undefined && !languages.has(language))
  if (strange >= 0)
    return { pointer: `/files/${strange}/language`, expected: `one of: ${[...languages.keys()].join(', ')}` }
  const paths = [...files.map(({ path }) => path), ...material.map(({ path }) => path), EXPORT_RECORD, ...IGNORE_FILES]
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

  const strangeRead = commands.beside?.reads.findIndex((path) => !paths.includes(path)) ?? -1
  if (strangeRead >= 0) return { pointer: `/commands/beside/reads/${strangeRead}`, expected: 'a path that is exported' }
  const placeholders = placeholdersIn(commands)
  const { beside, sample } = commands
  if (sample !== undefined && !Object.hasOwn(inputs, sample.input)) {
    return { pointer: '/commands/sample/input', expected: 'the name of an input' }
  }
  if (beside?.place !== undefined && !Object.hasOwn(inputs, beside.place.input)) {
    return { pointer: '/commands/beside/place/input', expected: 'the name of an input' }
  }
  const unknown = placeholders.find((name) => name !== 'directory' && !Object.hasOwn(inputs, name))
  if (unknown !== undefined) return { pointer: '/commands', expected: `an input for the placeholder {${unknown}}` }

  for (const [name, input] of Object.entries(inputs)) {
    const objection = objectionToInput(input)
    if (objection) return { pointer: `/inputs/${name}${objection.pointer}`, expected: objection.expected }
    const ca = `${name}Ca`
    if (input.type === 'endpoint' && input.schemes?.includes('https') === true && !Object.hasOwn(inputs, ca))
      return { pointer: `/inputs/${name}/schemes`, expected: `an input ${ca}, by which an https backend is verified` }
  }
  const double = Object.keys(sinceVersion).find((name) => Object.hasOwn(inputs, name))
  if (double !== undefined) return { pointer: `/sinceVersion/${double}`, expected: 'a name that no input has' }
  // An export that is there already is not asked what was chosen for it.
  const { reload } = commands
  const chosen = reload.by === 'command' ? placeholdersOf(reload.argv).find((name) => name !== 'directory') : undefined
  if (chosen !== undefined) return { pointer: '/commands/reload/argv', expected: 'no placeholder but {directory}' }
  return objectionToMaterial(material) ?? contradictionInClaims(manifest)
}

/** A claim that is neither made nor said to be lacking would leave a user guessing. What nobody has started makes none, and asks for it. */
function contradictionInClaims({
  kind,
  claims,
  asks,
  cannot,
  guidelines,
}: TargetManifest): { pointer: string; expected: string } | undefined {
  const [unproven] = kind === 'checked' ? Object.keys(claims) : []
  if (unproven !== undefined) return { pointer: `/claims/${unproven}`, expected: 'no claim, where nothing is started' }
  if ((kind === 'checked') !== (asks !== undefined))
    return { pointer: '/asks', expected: 'what is asked for, where nothing is started, and only there' }
  const asked = (asks ?? []).flatMap((one) => one.for ?? [])
  const both = (guidelines ?? []).findIndex((word) => cannot.some((limit) => limit.guidelines?.includes(word)))
  if (both >= 0) return { pointer: `/guidelines/${both}`, expected: 'no guideline that cannot/guidelines names' }
  const lacking = cannot.flatMap(({ lacks = [] }) => lacks)
  for (const name of claimNames) {
    const made = Object.hasOwn(claims, name) || asked.includes(name)
    if (made && lacking.includes(name))
      return { pointer: `/claims/${name}`, expected: 'no claim that cannot/lacks names' }
    if (made || lacking.includes(name)) continue
    return { pointer: '/claims', expected: `the claim ${name}, or an entry of cannot with ${name} in lacks` }
  }
  return undefined
}
