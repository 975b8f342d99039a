/** Finds the remedies for the server at hand: those of all targets, and the file that configures the server. */
import { join } from 'node:path'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { loadCatalogue, targetsIn } from '../export/catalogue.ts'
import { parseRemedies, proposeChanges, type Remedies, type RemedyRequest } from '../probe/report/remedies.ts'
import type { Report } from '../probe/report/report.ts'
import type { Ports } from './ports.ts'

/** So many octets of a configuration are looked through: more than any that people write. */
const MOST = 4 * 1024 * 1024

type Places = Pick<Ports, 'files' | 'shipped'>

/** Puts a change beside each finding of a report for which the server's program has one. */
export type Remedy = (report: Report) => Promise<Report>

/**
 * Checks what is asked for, before anything is attacked. The remedies of all targets are read only where a report has findings: that takes
 * as much memory as the attacks do.
 *
 * @throws {CountersignError} `target.unknown`; `file.missing` and `file.malformed` for the configuration
 */
export async function openRemedies(
  asked: { readonly target?: string; readonly config?: string },
  places: Places,
): Promise<Remedy> {
  const { files, shipped } = places
  const target = asked.target && (await targetsIn(files, shipped.templates)(asked.target)).name
  const request = present({ target, configuration: await readConfiguration(asked.config, files) })
  return async (report) => {
    const isSound = report.results.every(({ verdict }) => verdict !== 'bypassed')
    return proposeChanges(report, { known: isSound ? [] : await readRemedies(places), ...request })
  }
}

async function readRemedies({ files, shipped }: Places): Promise<readonly Remedies[]> {
  const catalogue = await loadCatalogue(files, shipped.templates)
  const found = await Promise.all(
    catalogue.map(async ({ name, title }): Promise<Remedies[]> => {
      const text = await files.readText(join(shipped.templates, name, 'remedies.json'))
      return text === undefined ? [] : [parseRemedies(text, name, title)]
    }),
  )
  return found.flat()
}

async function readConfiguration(
  path: string | undefined,
  files: Ports['files'],
): Promise<RemedyRequest['configuration']> {
  if (path === undefined) return undefined
  const what = 'configuration of the server'
  const bytes = await files.readHandedIn(files.resolve(path))
  if (bytes === undefined) throw new CountersignError('file.missing', { path, what })
  if (bytes.length > MOST) throw new CountersignError('file.malformed', { path, what, problem: 'it is over 4 MiB' })
  return { file: path, text: new TextDecoder().decode(bytes) }
}
