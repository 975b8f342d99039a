/** Finds the remedies for the server at hand: those of all targets, and the file that configures the server. */
import { join } from 'node:path'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { findTarget, loadCatalogue } from '../export/catalogue.ts'
import { parseRemedies, type Remedies, type RemedyRequest } from '../probe/report/remedies.ts'
import type { Ports } from './ports.ts'

/** So many octets of a configuration are looked through: more than any that people write. */
const MOST = 4 * 1024 * 1024

/**
 * Finds the remedies, before anything is attacked.
 *
 * @throws {CountersignError} `target.unknown`; `file.missing` and `file.malformed` for the configuration
 */
export async function findRemedies(
  asked: { readonly target?: string; readonly config?: string },
  { files, shipped }: Pick<Ports, 'files' | 'shipped'>,
): Promise<RemedyRequest> {
  const catalogue = await loadCatalogue(files, shipped.templates)
  const target = asked.target === undefined ? undefined : findTarget(catalogue, asked.target).name
  const found = await Promise.all(
    catalogue.map(async ({ name, title }): Promise<Remedies[]> => {
      const text = await files.readText(join(shipped.templates, name, 'remedies.json'))
      return text === undefined ? [] : [parseRemedies(text, name, title)]
    }),
  )
  return { known: found.flat(), ...present({ target, configuration: await readConfiguration(asked.config, files) }) }
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
