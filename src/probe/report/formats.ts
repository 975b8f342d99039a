/** The file formats of reports; the ending of the file name chooses the format. `workflow/report.ts` writes the files. */
import { encodeJson } from '../../core/json.ts'
import { drawHtml } from './html.ts'
import { encodeReport } from './json.ts'
import { encodeJunit } from './junit.ts'
import type { Report } from './report.ts'
import { encodeSarif } from './sarif.ts'

/** Renders a report as the content of a file; `version` is countersign's. */
export type RenderReport = (report: Report, version: string) => string

/** Ending → format; the first that fits counts. */
const formats: readonly (readonly [ending: string, render: RenderReport])[] = [
  ['.sarif', (report, version) => encodeJson(encodeSarif(report, version))],
  ['.sarif.json', (report, version) => encodeJson(encodeSarif(report, version))],
  ['.json', (report) => encodeJson(encodeReport(report))],
  ['.xml', encodeJunit],
  ['.html', drawHtml],
]

/** The endings that file names may have, as text for people. */
export const reportEndings = '.html, .json, .sarif, or .xml for JUnit'

/** Gives the format that a file's name asks for, or undefined. Pure. */
export function reportFormat(path: string): RenderReport | undefined {
  const name = path.toLowerCase()
  return formats.find(([ending]) => name.endsWith(ending))?.[1]
}
