/** `countersign targets`: lists the servers that countersign can configure, what each enforces, and what it cannot. */
import { CountersignError } from '../../core/refusal.ts'
import { formatAffected } from '../../export/advisory.ts'
import { cellText } from '../../export/claim-text.ts'
import { formatRange } from '../../export/version.ts'
import type { TargetFacts } from '../../workflow/targets.ts'
import { defineCommand } from '../command.ts'
import { exitStatuses } from '../exit.ts'
import { flag, text } from '../parameter.ts'
import { type Cell, drawFields, drawTable, markdownTable, type Style, wrapText } from '../text.ts'

type Claim = { readonly name: keyof TargetFacts['claims']; readonly title: string; readonly says: string }

const ENDS = {
  started: 'started and attacked by the tests',
  checked: 'not started here: a checker of its makers looks at what is written, and nobody has seen it kept',
} as const

function cellOf(text: string, style: Style): Cell {
  return { text, paint: text === '–' ? style.dim : style.green }
}

/** As many targets beside each other as the terminal is wide for; the others in tables below. */
function matrix(targets: readonly TargetFacts[], claims: readonly Claim[], style: Style): string[] {
  const widthOf = (target: TargetFacts): number =>
    Math.max(target.name.length, ...claims.map(({ name }) => cellText(target, name).length)) + 2
  const first = Math.max(...claims.map(({ title }) => title.length))
  const groups: TargetFacts[][] = []
  let room = 0
  for (const target of targets) {
    const width = widthOf(target)
    if (groups.length === 0 || (style.lines !== 'whole' && width > room)) {
      groups.push([])
      room = style.columns - first
    }
    groups.at(-1)!.push(target)
    room -= width
  }
  return groups.flatMap((group, index) => [
    ...(index === 0 ? [] : ['']),
    ...drawTable(
      ['CLAIM', ...group.map(({ name }) => name)],
      claims.map(({ name, title }) => [title, ...group.map((one) => cellOf(cellText(one, name), style))]),
      style,
    ),
  ])
}

/** The same as a table of Markdown, with what each claim says. */
const markdown = (targets: readonly TargetFacts[], claims: readonly Claim[]): string[] =>
  markdownTable(
    ['claim', ...targets.map(({ name }) => `\`${name}\``), 'what it says'],
    claims.map(({ name, title, says }) => [title, ...targets.map((one) => cellText(one, name)), says]),
  )

/** One target, claim by claim, and what it cannot do. */
export function describeTarget(facts: TargetFacts, all: readonly Claim[], style: Style) {
  const { name, title, summary, kind, reload, asks, guidelines, versions, advisories, cannot } = facts
  const lines = (said: string, mark: string): string[] =>
    (style.lines === 'whole' ? [said] : wrapText(said, style.columns - mark.length)).map(
      (line, at) => `${at === 0 ? mark : '  '}${line}`,
    )
  return [
    `${style.bold(title)}  ${summary}`,
    ...drawFields(
      [
        ['export', `countersign export ${name}`],
        ['versions', formatRange(versions)],
        ['tests', ENDS[kind]],
        ['new files', reload],
        ['guidelines', guidelines.join(', ')],
      ],
      style,
    ),
    '',
    ...drawTable(
      ['CLAIM', '', 'WHAT IT SAYS'],
      all.map((one): Cell[] => [one.title, cellOf(cellText(facts, one.name), style), one.says]),
      style,
    ),
    ...(asks.length === 0
      ? []
      : ['', style.bold('It is asked to'), ...asks.flatMap(({ what, by }) => [...lines(what, '- '), `  by: ${by}`])]),
    '',
    style.bold('It cannot'),
    ...cannot.flatMap(({ what, instead }) => [...lines(what, '- '), ...lines(`instead: ${instead}`, '  ')]),
    ...(advisories.length === 0 ? [] : ['', style.bold('Advisories on who gets in')]),
    ...advisories.flatMap((one) => [
      ...lines(`${one.id}, ${formatAffected(one)}: ${one.about}`, '- '),
      ...lines(`here: ${one.here}`, '  '),
      `  ${one.source}`,
    ]),
  ]
}

export const targets = defineCommand({
  name: 'targets',
  summary: 'list the servers that can be configured, what each enforces, and what it cannot',
  group: 'configure',
  positionals: { target: text('TARGET', 'only this server, with what it cannot do, and what to do instead') },
  options: {
    claims: flag('show in one table which server enforces what'),
    markdown: flag('print that table in Markdown'),
  },
  examples: ['targets', 'targets nginx', 'targets --claims'],
  async run({ target, claims: asTable, markdown: asMarkdown }, { ports }) {
    if (target !== undefined && (asTable || asMarkdown)) {
      throw new CountersignError('usage.wrong', {
        problem: 'the table is of all servers, and one was named',
        next: 'leave out the name, or the option',
      })
    }
    const { listClaims, listTargets } = await import('../../workflow/targets.ts')
    const { targets: all } = await listTargets(ports)
    const claims = await listClaims(ports)
    const chosen = target === undefined ? all : all.filter(({ name }) => name === target)
    const [one] = chosen
    if (one === undefined) {
      throw new CountersignError('target.unknown', { target: target ?? '', known: all.map(({ name }) => name) })
    }
    return {
      status: exitStatuses.done,
      json: { targets: chosen, claims },
      text: (style) => {
        if (asMarkdown) return markdown(chosen, claims)
        if (asTable) return matrix(chosen, claims, style)
        if (target !== undefined) return describeTarget(one, claims, style)
        return drawTable(
          ['TARGET', 'SERVER', 'WHAT IT WRITES'],
          chosen.map(({ name, title, summary, kind }) => [
            name,
            title,
            kind === 'started' ? summary : `${summary} (not started here)`,
          ]),
          style,
        )
      },
      next:
        target === undefined && !asTable && !asMarkdown
          ? [{ about: 'which server enforces what', words: ['targets', '--claims'] }]
          : [],
    }
  },
})
