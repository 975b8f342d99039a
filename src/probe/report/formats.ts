/** The file formats of reports; the ending of the file name chooses the format. `workflow/report.ts` writes the files. */
import { encodeJson } from '../../core/json.ts'
import { drawHtml } from './html.ts'
import { encodeReport } from './json.ts'
import { encodeJunit } from './junit.ts'
import type { Report } from './report.ts'
import { encodeSarif } from './sarif.ts'

/** Renders a report as the content of a file; `version` is countersign's. */
export type RenderReport = (report: Report, version: string) => string

/** How a report is written, and how the beginning of a file shows that it is one: another file is not replaced. */
export type ReportFormat = { readonly render: RenderReport; readonly known: RegExp }

/** So many octets of a file tell what it is: in SARIF the rules, which come first, follow the name of the tool. */
export const REPORT_BEGINNING = 1024

const sarif: ReportFormat = {
  render: (report, version) => encodeJson(encodeSarif(report, version)),
  known: /^\{\s*"\$schema": "[^"]*sarif[^"]*"[\s\S]*"name": "countersign"/,
}

/** Ending → format; the first that fits counts. */
const formats: readonly (readonly [ending: string, format: ReportFormat])[] = [
  ['.sarif', sarif],
  ['.sarif.json', sarif],
  ['.json', { render: (report) => encodeJson(encodeReport(report)), known: /^\{\s*"endpoint": \{/ }],
  ['.xml', { render: encodeJunit, known: /^<\?xml[^>]*>\s*<testsuites name="countersign probe / }],
  ['.html', { render: drawHtml, known: /^<!DOCTYPE html>[\s\S]*<meta name="generator" content="countersign / }],
]

/** The endings that file names may have, as text for people. */
export const reportEndings = '.html, .json, .sarif, or .xml for JUnit'

/** Gives the format that a file's name asks for, or undefined. Pure. */
export function reportFormat(path: string): ReportFormat | undefined {
  const name = path.toLowerCase()
  return formats.find(([ending]) => name.endsWith(ending))?.[1]
}
