/**
 * Turns the remedy of an attack into a change of the configuration at hand. What to change in which server's language is data, in
 * `templates/<target>/remedies.json`. The functions are pure.
 */
import { present } from '../../core/present.ts'
import { CountersignError } from '../../core/refusal.ts'
import { formatHostField } from '../../policy/host.ts'
import { parseShape } from '../../schema/gate.ts'
import { validateRemedies } from '../../schema/generated/remedies.ts'
import type { RemediesJson } from '../../schema/generated/types.ts'
import type { AttackResult, Change, ChangeLine, Report } from './report.ts'

/** The remedies for one server program. */
export type Remedies = { readonly target: string; readonly title: string } & Pick<RemediesJson, 'server' | 'remedies'>

/** The server's own configuration, as far as somebody has named it. */
export type Configuration = { readonly file: string; readonly text: string }

export type RemedyRequest = {
  /** Of all targets that have some. */
  readonly known: readonly Remedies[]
  /** The target that somebody has named. */
  readonly target?: string
  readonly configuration?: Configuration
}

/**
 * Reads the remedies of a target.
 *
 * @throws {CountersignError} `target.malformed`
 */
export function parseRemedies(text: string, target: string, title: string): Remedies {
  const { server, remedies } = parseShape(
    validateRemedies,
    text,
    ({ pointer, expected }) =>
      new CountersignError('target.malformed', { file: `templates/${target}/remedies.json`, pointer, expected }),
  )
  return { target, title, ...present({ server }), remedies }
}

type Remedy = Remedies['remedies'][number]

/** Of which program the server is: as somebody has said, or as it calls itself. */
function recognise({ known, target }: RemedyRequest, server: string | undefined): Remedies | undefined {
  if (target !== undefined) return known.find((one) => one.target === target)
  const said = server?.toLowerCase()
  return known.find((one) => one.server !== undefined && said !== undefined && isCalled(said, one.server))
}

/** A name, or a name and a version after a slash (RFC 9110 §10.2.4). */
const isCalled = (said: string, name: string): boolean =>
  said === name || (/^[/ ]/.test(said.slice(name.length)) && said.startsWith(name))

const escapePattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** The lines with the server's own host, address and port. */
function fillIn(lines: readonly string[], { endpoint: { serverName, address } }: Report): readonly string[] {
  const host = formatHostField(serverName, address.port)
  const values: Readonly<Record<string, string>> = {
    host,
    'host-pattern': escapePattern(host),
    address: formatHostField(address.host, 443),
    port: String(address.port),
  }
  return lines.map((line) => line.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole))
}

/** The lines of a configuration that one of these words begins, with their numbers. */
function linesThat(
  directives: readonly string[],
  text: string,
): readonly { readonly number: number; readonly text: string }[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    const [said, ends] = [line.trimStart(), /^(?:[\s;{=:]|$)/]
    const responsible = directives.some(
      (directive) => said.startsWith(directive) && (directive.endsWith(' ') || ends.test(said.slice(directive.length))),
    )
    return responsible ? [{ number: index + 1, text: said.trimEnd() }] : []
  })
}

function changeOf(
  { where, directives, lines }: Remedy,
  of: Remedies,
  report: Report,
  configuration?: Configuration,
): Change {
  const wanted = fillIn(lines, report)
  const found = configuration === undefined ? [] : linesThat(directives, configuration.text)
  const kept = found.filter(({ text }) => wanted.includes(text))
  const gone = found.filter(({ text }) => !wanted.includes(text))
  const come = wanted.filter((line) => line !== '' && !kept.some(({ text }) => text === line))
  const [first] = gone.length > 0 ? gone : kept
  return {
    target: of.target,
    title: of.title,
    where,
    ...present({ file: configuration?.file, line: first?.number }),
    lines: [
      ...kept.map(({ number, text }): ChangeLine => ({ sign: ' ', number, text })),
      ...gone.map(({ number, text }): ChangeLine => ({ sign: '-', number, text })),
      ...come.map((text): ChangeLine => ({ sign: '+', text })),
    ],
  }
}

/**
 * Puts a change beside each finding for which the server's program has one. Nothing is changed where the program is not known: a
 * change in a wrong language helps nobody.
 */
export function proposeChanges(report: Report, asked: RemedyRequest): Report {
  const { configuration } = asked
  const found = recognise(asked, report.server)
  const results = report.results.map((result): AttackResult => {
    if (result.verdict !== 'bypassed') return result
    const remedy = found?.remedies.find(({ attacks }) => attacks.includes(result.id))
    if (found !== undefined && remedy !== undefined) {
      return { ...result, change: changeOf(remedy, found, report, configuration) }
    }
    return result
  })
  return { ...report, results, ...present({ configuration: configuration?.file }) }
}
