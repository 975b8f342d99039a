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
import type { SettingLanguage } from './blank-text.ts'
import type { AttackResult, Change, ChangeLine, Report } from './report.ts'
import { findSetting, languageOf, type Setting, writeSetting } from './setting.ts'

/** The remedies for one server program. */
export type Remedies = { readonly target: string; readonly title: string } & Pick<
  RemediesJson,
  'server' | 'language' | 'remedies'
>

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
  const { server, language, remedies } = parseShape(
    validateRemedies,
    text,
    ({ pointer, expected }) =>
      new CountersignError('target.malformed', { file: `templates/${target}/remedies.json`, pointer, expected }),
  )
  return { target, title, ...present({ server, language }), remedies }
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
    const [said, ends] = [line.trimStart(), /^(?:[\s;{=:,]|$)/]
    const responsible = directives.some(
      (directive) => said.startsWith(directive) && (directive.endsWith(' ') || ends.test(said.slice(directive.length))),
    )
    return responsible ? [{ number: index + 1, text: said.trimEnd() }] : []
  })
}

/** The change of lines that directives begin. */
function changeLines(directives: readonly string[], wanted: readonly string[], text: string): readonly ChangeLine[] {
  const found = linesThat(directives, text)
  const kept = found.filter((line) => wanted.includes(line.text))
  const gone = found.filter((line) => !wanted.includes(line.text))
  const come = wanted.filter((line) => line !== '' && !kept.some((one) => one.text === line))
  return [
    ...kept.map((line): ChangeLine => ({ sign: ' ', ...line })),
    ...gone.map((line): ChangeLine => ({ sign: '-', ...line })),
    ...come.map((line): ChangeLine => ({ sign: '+', text: line })),
  ]
}

/** The change of one setting, wherever it stands: what stands beside it on its line stays. */
function changeSetting(setting: Setting, language: SettingLanguage, text: string): readonly ChangeLine[] {
  const found = findSetting(setting, language, text)
  if (found.length === 0) return [{ sign: '+', text: writeSetting(setting, language) }]
  const lines: ChangeLine[] = []
  let come: ChangeLine[] = []
  for (const { number, text: line, becomes } of found) {
    // All lines of a value go before the one that comes.
    if (becomes !== undefined) lines.push(...come.splice(0))
    lines.push({ sign: line === becomes ? ' ' : '-', number, text: line.trim() })
    if (becomes !== undefined && line !== becomes) come = [{ sign: '+', text: becomes.trim() }]
  }
  return [...lines, ...come]
}

function changeOf(remedy: Remedy, of: Remedies, report: Report, configuration?: Configuration): Change {
  const text = configuration?.text ?? ''
  const language = languageOf(configuration, of.language ?? 'yaml')
  const lines =
    'lines' in remedy
      ? changeLines(remedy.directives, fillIn(remedy.lines, report), text)
      : remedy.settings.flatMap(({ key, value }) =>
          changeSetting({ key, value: fillIn([value], report).join('') }, language, text),
        )
  const first = lines.find(({ sign }) => sign === '-') ?? lines.find(({ sign }) => sign === ' ')
  return {
    target: of.target,
    title: of.title,
    where: remedy.where,
    ...present({ file: configuration?.file, line: first?.number }),
    lines,
  }
}

/** Whether a change can be written in the language of the configuration at hand: lines that directives begin are no JSON. */
const fits = (remedy: Remedy, configuration: Configuration | undefined): boolean =>
  !('lines' in remedy) || languageOf(configuration, 'yaml') !== 'json'

/** Whether the configuration at hand is the file that a change stands in, as far as its name says so. */
const standsIn = ({ files }: Remedy, { file }: Configuration): boolean =>
  files === undefined || files.includes(file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1))

/**
 * The remedy against an attack, and the configuration if the remedy stands there: the first that does; else the first that stands in
 * another file of the server, of which nothing is known.
 */
export function chooseRemedy(
  remedies: readonly Remedy[],
  id: string,
  configuration: Configuration | undefined,
): { readonly remedy: Remedy; readonly configuration?: Configuration } | undefined {
  const against = remedies.filter((one) => one.attacks.includes(id))
  const here = against.find(
    (one) => configuration === undefined || (standsIn(one, configuration) && fits(one, configuration)),
  )
  if (here !== undefined) return { remedy: here, ...present({ configuration }) }
  const elsewhere = against.find((one) => configuration !== undefined && !standsIn(one, configuration))
  return elsewhere && { remedy: elsewhere }
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
    const chosen = found && chooseRemedy(found.remedies, result.id, configuration)
    if (found === undefined || chosen === undefined) return result
    return { ...result, change: changeOf(chosen.remedy, found, report, chosen.configuration) }
  })
  return { ...report, results, ...present({ configuration: configuration?.file }) }
}
