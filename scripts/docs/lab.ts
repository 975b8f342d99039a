/** The table of `docs/probe.md` that has scanners and our probe side by side, from the last run of `npm run lab -- --write`. */
import { readFileSync } from 'node:fs'
import { type LabResults, newComplaints, sightOf } from '../../test/lab/results.ts'
import { tools } from '../../test/lab/tools/index.ts'
import { code, table } from './markdown.ts'

const words = {
  sees: '**sees it**',
  missed: 'misses it',
  'does not look': '–',
  'not run': 'not run',
  failed: 'no answer',
  inconclusive: 'inconclusive',
} as const

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** What a tool objects to at a sound server, in a cell. Pure. */
const objections = (texts: readonly string[]): string => (texts.length === 0 ? '–' : texts.join('; '))

/** Renders the tables of one run. Pure. */
export function renderLabOf(results: LabResults): string {
  const looks = (name: string) => results.servers.flatMap(({ found }) => found[name] ?? [])
  const ran = tools.filter(({ name }) => looks(name).length > 0)
  const idle = results.tools.filter(({ name }) => looks(name).length === 0)
  const [broken, sound] = (['broken', 'sound'] as const).map((kind) =>
    results.servers.filter((one) => one.kind === kind),
  )
  const saidOf = (server: LabResults['servers'][number], name: string): readonly string[] =>
    server.found[name] === undefined ? [] : newComplaints(results, server, name)
  const sightsOf = (tool: (typeof tools)[number], wanted: string): number =>
    broken!.filter((server) => sightOf(results, server, tool) === wanted).length
  const alarmsOf = (name: string): readonly LabResults['servers'][number][] =>
    sound!.filter((server) => server.beside !== undefined && saidOf(server, name).length > 0)
  const odd = sound!.filter(({ beside }) => beside !== undefined).length
  const sums = ran.map((tool) => [
    `${tool.name} ${results.tools.find(({ name }) => name === tool.name)?.version}`,
    `${sightsOf(tool, 'sees')}`,
    `${sightsOf(tool, 'missed')}`,
    `${sightsOf(tool, 'failed') + sightsOf(tool, 'inconclusive') + sightsOf(tool, 'not run')}`,
    `${sightsOf(tool, 'does not look')}`,
    `${alarmsOf(tool.name).length}`,
    `${median(looks(tool.name).map(({ cpuSeconds }) => cpuSeconds)).toFixed(1)}`,
  ])
  return [
    `Measured on ${results.on}, ${results.machine}, with ${broken!.length} broken servers and ${odd} that are odd and sound:`,
    '',
    ...table(['tool', 'sees', 'misses', 'no answer', 'does not look', 'alarms', 'CPU seconds'], sums),
    '',
    ...ran.map(({ name, command }) => `- ${name}: ${code(command)}`),
    ...idle.map(({ name, version }) => `- ${name} ${version}: not run yet`),
    '',
    'The broken servers:',
    '',
    ...table(
      ['server', 'what is wrong', ...ran.map(({ name }) => name)],
      broken!.map((server) => [server.name, server.about, ...ran.map((tool) => words[sightOf(results, server, tool)])]),
    ),
    '',
    'The sound servers, with each objection of a tool that it does not also have to the first of them:',
    '',
    ...table(
      ['server', ...ran.map(({ name }) => name)],
      sound!.map((server) => [
        server.about,
        ...ran.map(({ name }) => (server.found[name] === undefined ? 'not run' : objections(saidOf(server, name)))),
      ]),
    ),
    '',
  ].join('\n')
}

/** Renders the last run that was kept. Reads `test/lab/results.json`. */
export const renderLab = (): string =>
  renderLabOf(JSON.parse(readFileSync(new URL('../../test/lab/results.json', import.meta.url), 'utf8')) as LabResults)
