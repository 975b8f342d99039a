/**
 * Writes reports to files, and checks before the attack that the files can be written. `probe/report/` makes the content of the
 * reports.
 */
import { dirname } from 'node:path'
import { clearForgotten } from '../authority/leftover.ts'
import { CountersignError } from '../core/refusal.ts'
import {
  REPORT_BEGINNING,
  type RenderReport,
  type ReportFormat,
  reportEndings,
  reportFormat,
} from '../probe/report/formats.ts'
import type { Report } from '../probe/report/report.ts'
import type { Ports } from './ports.ts'
import { unlessDiskRefuses } from './unfinished.ts'

type Place = { readonly path: string; readonly render: RenderReport }

async function requirePlace(path: string, { files }: Ports): Promise<Place> {
  const format = reportFormat(path)
  if (format === undefined) {
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
  if (facts !== undefined) await requireReport(path, format, { files })
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
  return { path: place, render: format.render }
}

/** Requires that a report replaces nothing but a report of its form: at a mistyped path may lie the settings of a program, or other work. */
async function requireReport(path: string, { known }: ReportFormat, { files }: Pick<Ports, 'files'>): Promise<void> {
  let beginning = ''
  for await (const octets of files.stream(files.resolve(path))) {
    beginning += Buffer.from(octets).toString('latin1')
    if (beginning.length >= REPORT_BEGINNING) break
  }
  if (beginning === '' || known.test(beginning.slice(0, REPORT_BEGINNING))) return
  throw new CountersignError('usage.wrong', {
    problem: `--report would replace ${path}, which is no report of countersign`,
    next: 'name another file for the report: one that does not exist, or the report of an earlier run',
  })
}

/**
 * Settles where reports go, before there are any.
 *
 * @returns what writes a report to each of the files, atomically, over an older one
 * @throws {CountersignError} `input.malformed` for a name that says no kind, `usage.wrong` for a file named twice,
 * `file.symlink`, `disk.failed`; nothing is written then; `usage.wrong` also for a file that is no report
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
