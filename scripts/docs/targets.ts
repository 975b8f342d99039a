/** `docs/targets.md`: what each server claims, and what it cannot, from the manifests in `templates/`. What a claim says is in their schema. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemFiles } from '../../src/effects/files.ts'
import { type Advisory, formatAffected } from '../../src/export/advisory.ts'
import { loadCatalogue } from '../../src/export/catalogue.ts'
import { cellText } from '../../src/export/claim-text.ts'
import { formatReload } from '../../src/export/command.ts'
import { claimNames, type TargetManifest } from '../../src/export/manifest.ts'
import { formatRange } from '../../src/export/version.ts'
import { guidelineOf, guidelineWords, USUAL_GUIDELINE } from '../../src/policy/guideline.ts'
import type { Results } from '../results.ts'
import { code, table } from './markdown.ts'

const root = new URL('../../', import.meta.url)
const read = (file: string): string => readFileSync(new URL(file, root), 'utf8')

/** Every manifest of `templates/`, in the order of names. */
const catalogue = await loadCatalogue(systemFiles, fileURLToPath(new URL('templates', root)))
const manifests = (): readonly (readonly [name: string, manifest: TargetManifest])[] =>
  catalogue.map((target) => [target.name, target])

type Described = { readonly title: string; readonly description: string }
const said = (): Readonly<Record<string, Described>> =>
  JSON.parse(read('pki/schemas/target.schema.json')).properties.claims.properties

/** What the last whole run found; a target that is newer than that run is not in it. */
const results = (): Results => JSON.parse(read('docs/results.json'))

/** How many tests of a target the last whole run passed, and what it left out. */
function renderResult(name: string): readonly string[] {
  const { on, targets } = results()
  const found = targets[name]
  if (found === undefined) return []
  const leftOut = Object.entries(found.leftOut).map(([reason, count]) => `${count} because ${reason}`)
  const rest = leftOut.length === 0 ? 'none was left out' : `left out were ${leftOut.join('; ')}`
  return [`On ${on} it passed ${found.passed} tests of its own; ${rest}.`, '']
}

/** What the tests have seen of a target of each kind. */
const SEEN = {
  started: 'started and attacked by the tests',
  checked:
    '**not started here**: a checker of its makers looks at what is exported; nobody has seen a server keep what it is asked for',
} as const satisfies Record<TargetManifest['kind'], string>

const list = (names: readonly string[]): string => (names.length === 0 ? '–' : names.map(code).join(', '))

/** What each guideline has, who can follow it, and what it goes by. */
function renderGuidelines(targets: ReturnType<typeof manifests>): readonly string[] {
  const all = guidelineWords.map((word) => ({ word, guideline: guidelineOf(word) }))
  const row = (title: string, of: (guideline: (typeof all)[number]['guideline']) => string) => [
    title,
    ...all.map(({ guideline }) => of(guideline)),
  ]
  const followers = all.map(({ word }) =>
    list(targets.flatMap(([name, manifest]) => (isFollowed(word, manifest) ? [name] : []))),
  )
  return [
    '## Guidelines',
    '',
    'A guideline says which versions of TLS, suites, groups and signatures a server agrees to. The option `--guideline` of `countersign export`',
    'writes a server by it, and a later export into the same directory keeps it. With the same option, `countersign probe` attacks any server',
    'with all that the guideline does not have, and `countersign try` exports, starts and attacks one. Each guideline is a file of',
    '`templates/guideline/`, and each version of it stays as it is.',
    '',
    ...table(
      ['', ...all.map(({ word }) => code(word))],
      [
        row('for', (one) => one.for),
        row('name in exports', ({ name }) => code(name)),
        row('TLS', ({ tlsVersions }) => tlsVersions.join(', ')),
        row('suites', ({ suites }) => list(suites)),
        row('groups', ({ groups }) => list(groups)),
        row('groups that may be there besides', ({ groupsBesides }) => list(groupsBesides)),
        row('signatures of clients', ({ signatures }) => list(signatures)),
        row('signatures that may be there besides', ({ signaturesBesides }) => list(signaturesBesides)),
        ['servers', ...followers],
      ],
    ),
    '',
    ...all.flatMap(({ word, guideline }) => [
      `${code(word)} goes by`,
      '',
      ...guideline.sources.map(({ document, section, says }) => `- ${document}, ${section}: ${says}`),
      '',
    ]),
  ]
}

const isFollowed = (word: (typeof guidelineWords)[number], { guidelines }: TargetManifest): boolean =>
  word === USUAL_GUIDELINE || guidelines?.includes(word) === true

/** Which versions the makers of a program name in advisories on who gets in, and what that means for an export. */
const renderAdvisories = (advisories: readonly Advisory[]): readonly string[] =>
  advisories.length === 0
    ? []
    : [
        'Advisories of its makers on who gets in; a distribution may have mended an older number:',
        '',
        ...table(
          ['advisory', 'versions', 'what it is about', 'for an export'],
          advisories.map((one) => [`[${one.id}](${one.source})`, formatAffected(one), one.about, one.here]),
        ),
        '',
      ]

/** Renders the document. Reads the manifests and their schema. */
export function renderTargets(): string {
  const targets = manifests()
  const claims = said()
  return [
    '# Servers, and the claims of each',
    '',
    'The tests check each claim with the real server: they start it, attack it, reload it and attack it again. If a server does not claim',
    'something, the list of its section says so, and what to do instead. Where the tests start no server, nothing is claimed: *asked for* means',
    'that the exported configuration asks for it, in words that a checker of its makers accepts, and that nobody has seen it kept.',
    '',
    ...table(
      ['claim', ...targets.map(([name]) => code(name)), 'what it says'],
      claimNames.map((name) => [
        claims[name]?.title ?? name,
        ...targets.map(([, manifest]) => cellText(manifest, name)),
        claims[name]?.description ?? '',
      ]),
    ),
    '',
    ...targets.flatMap(([name, { title, summary, versions, kind, commands, asks, cannot, advisories }]) => [
      `## ${title}`,
      '',
      `${code(name)}: ${summary}. ${title} ${formatRange(versions)}; ${SEEN[kind]}. To load new files, ${formatReload(commands, 'DIR')}.${asks === undefined ? ' This server cannot' : ' This server is asked to'}`,
      '',
      ...(asks ?? []).map(({ what, by }) => `- ${what} (${code(by)})`),
      ...(asks === undefined ? [] : ['', 'It cannot', '']),
      ...cannot.map(({ what, instead }) => `- ${what}. Instead: ${instead}`),
      '',
      ...renderResult(name),
      ...renderAdvisories(advisories ?? []),
    ]),
    ...renderGuidelines(targets),
  ].join('\n')
}

/** What a reader of the README asks first of a target: whether it serves, decides, or asks. The first that fits. */
const SORTS: readonly (readonly [what: string, fits: (manifest: TargetManifest) => boolean])[] = [
  ['a server of your own', ({ claims }) => claims.identity === 'object'],
  [
    'a proxy that asks [a door beside it](docs/door.md) about each request',
    ({ commands }) => commands.beside !== undefined,
  ],
  ['a proxy that decides by itself who gets in and may do what', ({ claims }) => claims.identity !== undefined],
  ['mutual TLS alone, in front of any TCP service', ({ kind }) => kind === 'started'],
  [
    'resources for Kubernetes, *not started here*: they are held against the schemas and the validation of their makers, and nothing is claimed of a cluster that nobody has attacked',
    () => true,
  ],
]

/** The README's table of targets, by what they are. Reads the manifests. */
export function renderTargetTable(): string {
  const sorts = Map.groupBy(manifests(), ([, manifest]) => SORTS.findIndex(([, fits]) => fits(manifest)))
  const spelled = ([name, { extends: first, commands }]: ReturnType<typeof manifests>[number]): string =>
    first !== undefined && commands.beside !== undefined ? `${first} --door` : name
  const rows = SORTS.flatMap(([what], index) => {
    const found = sorts.get(index)
    return found === undefined ? [] : [[list(found.map(spelled)), what]]
  })
  return `${table(['target', 'what it is'], rows).join('\n')}\n`
}
