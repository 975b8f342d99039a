/** Lists the servers that can be configured: what the export of each enforces, and what it cannot. Exports nothing. */
import { findWithDoor, loadCatalogue } from '../export/catalogue.ts'
import { formatReload } from '../export/command.ts'
import { type ClaimName, claimNames } from '../export/manifest.ts'
import { type GuidelineWord, USUAL_GUIDELINE } from '../policy/guideline.ts'
import type { Ports } from './ports.ts'

/** The schema of manifests says what each claim means. */
type Described = { readonly title: string; readonly description: string }
type ManifestSchema = {
  readonly properties: { readonly claims: { readonly properties: Readonly<Record<ClaimName, Described>> } }
}

/** Lists the targets in the order of their names, and what each claim of theirs says. */
export async function listTargets({ files, shipped }: Pick<Ports, 'files' | 'shipped'>) {
  return {
    targets: (await loadCatalogue(files, shipped.templates)).map(
      ({ name, title, summary, kind, commands, claims, asks = [], guidelines, versions, advisories, cannot }) => ({
        name,
        title,
        summary,
        kind,
        reload: formatReload(commands, 'DIR'),
        claims,
        asks: asks.map((one) => ({ for: one.for ?? [], what: one.what, by: one.by })),
        guidelines: [USUAL_GUIDELINE, ...(guidelines ?? [])] as readonly GuidelineWord[],
        versions,
        advisories: advisories ?? [],
        cannot: cannot.map(({ what, instead }) => ({ what, instead })),
      }),
    ),
  }
}

export type TargetFacts = Awaited<ReturnType<typeof listTargets>>['targets'][number]

/** What each claim says, in the order of the schema. */
export async function listClaims({ files, shipped }: Pick<Ports, 'files' | 'shipped'>) {
  const text = await files.readText(`${shipped.skeleton}/schemas/target.schema.json`)
  if (text === undefined) throw new TypeError('the schema of manifests was not shipped')
  const { claims } = (JSON.parse(text) as ManifestSchema).properties
  return claimNames.map((name) => ({
    name,
    title: claims.properties[name].title,
    says: claims.properties[name].description,
  }))
}

/** The name of what asks a door in the place of a target. @throws {CountersignError} `target.unknown`, `target.cannot` */
export async function askingDoor(
  target: string,
  { files, shipped }: Pick<Ports, 'files' | 'shipped'>,
): Promise<string> {
  return findWithDoor(await loadCatalogue(files, shipped.templates), target).name
}
