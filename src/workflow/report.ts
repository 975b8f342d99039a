/**
 * Writes reports to files, and checks before the attack that the files can be written. `probe/report/` makes the content of the
 * reports.
 */
import { dirname } from 'node:path'
import { clearForgotten } from '../authority/leftover.ts'
import { CountersignError } from '../core/refusal.ts'
import { type RenderReport, reportEndings, reportFormat } from '../probe/report/formats.ts'
import type { Report } from '../probe/report/report.ts'
import type { Ports } from './ports.ts'
import { unlessDiskRefuses } from './unfinished.ts'

type Place = { readonly path: string; readonly render: RenderReport }

async function requirePlace(path: string, { files }: Ports): Promise<Place> {
  const render = reportFormat(path)
  if (render === undefined) {
    throw new CountersignError('input.malformed', {
      what: 'name of a report',
      value: path,
      expected: `a name that ends in the kind of report: ${reportEndings}`,
    })
  }
  const place = files.resolve(path)
  const facts = await files.describe(place)
  if (facts?.kind === 'symlink') throw new CountersignError('file.symlink', { path })
  if (facts !== undefined && facts.kind !== 'file') {
    throw new CountersignError('disk.failed', { path, problem: 'it exists already and is not a file' })
  }
  // A link to a directory is as good as one here; only the file itself must be none.
  const directory = dirname(place)
  if ((await files.describe(directory)) === undefined) {
    throw new CountersignError('disk.failed', { path, problem: 'its directory does not exist' })
  }
  // The disk alone knows whether a name is too long, or a directory may be written to.
  if (facts === undefined) {
    await files.write(place, '', 'public')
    await files.remove(place)
  }
  return { path: place, render }
}

/**
 * Settles where reports go, before there are any.
 *
 * @returns what writes a report to each of the files, atomically, over an older one
 * @throws {CountersignError} `input.malformed` for a name that says no kind, `usage.wrong` for a file named twice,
 * `file.symlink`, `disk.failed`; nothing is written then
 */
export async function openReports(
  paths: readonly string[],
  ports: Ports,
): Promise<(report: Report) => Promise<readonly string[]>> {
  const places: Place[] = []
  for (const path of paths) {
    const place = await requirePlace(path, ports)
    if (places.some((other) => other.path === place.path)) {
      throw new CountersignError('usage.wrong', {
        problem: `the report ${path} was given twice`,
        next: 'give it once',
      })
    }
    places.push(place)
  }
  for (const { path } of places)
    await unlessDiskRefuses(() => clearForgotten(path, ports.clock.now(), ports.files), undefined)
  return async (report) => {
    for (const { path, render } of places) {
      await ports.files.write(path, render(report, ports.shipped.version), 'public')
    }
    return places.map(({ path }) => path)
  }
}
