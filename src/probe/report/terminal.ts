/** Writes the report as lines of text for a terminal. Decides no verdict and prints nothing itself. */
import { foldCommand } from '../../core/shell.ts'
import { escapeUnseen } from '../../core/unseen.ts'
import { formatRoute } from '../engine/oracle.ts'
import {
  type AttackResult,
  type AttemptReport,
  type Change,
  type ControlReport,
  countVerdicts,
  type Report,
  reasonOf,
  type Standing,
  standingOf,
  type Verdict,
} from './report.ts'
import {
  conclude,
  describeChange,
  describeControl,
  describeGate,
  describeObservation,
  followersOf,
  formatChangeLine,
  groupResults,
  KEEP,
  lowerFirst,
  orderResults,
  urlOf,
} from './telling.ts'

type Pen = (text: string) => string
type Detail = 'brief' | 'verbose'

/** The width and styles that the reader's terminal can show; plain pens return their text unchanged. */
export type Pens = {
  readonly columns: number
  readonly bold: Pen
  readonly dim: Pen
  readonly red: Pen
  readonly green: Pen
  readonly yellow: Pen
}

/** Beyond this, lines are hard to follow however wide the window is. */
const WIDEST = 104
const NARROWEST = 48

/** How many attacks are named in the sum. */
const LISTED = 6

/** The column at which text under an attack's title begins. */
const INDENT = 18

type Look = {
  readonly mark: string
  readonly word: string
  readonly pen: 'green' | 'red' | 'yellow' | 'dim'
  /** The label of the reason for such a verdict. */
  readonly label: string
  /** How the sentence on what success would mean begins. */
  readonly meaning: string
}

const looks: { readonly [S in Standing]: Look } = {
  enforced: { mark: '✔', word: 'enforced', pen: 'green', label: 'how', meaning: 'otherwise' },
  bypassed: { mark: '✘', word: 'BYPASSED', pen: 'red', label: 'evidence', meaning: '' },
  inconclusive: { mark: '?', word: 'inconclusive', pen: 'yellow', label: 'why', meaning: 'it may be that' },
  accepted: { mark: '•', word: 'accepted', pen: 'yellow', label: 'finding', meaning: 'it may be that' },
  remark: { mark: '!', word: 'remark', pen: 'yellow', label: 'note', meaning: 'it may be that' },
  'not-tried': { mark: '–', word: 'not tried', pen: 'dim', label: 'why', meaning: 'it may be that' },
}

/** Breaks text at blanks into lines of at most `width`; a longer word has a line to itself. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}

/** A paragraph under a title: a label in the margin, the text beside it. */
function paragraph(label: string, text: string, pens: Pens, pen: Pen = (plain) => plain): string[] {
  return wrap(escapeUnseen(text), pens.columns - INDENT).map(
    (line, index) => pens.dim((index === 0 ? `    ${label}` : '').padEnd(INDENT)) + pen(line),
  )
}

/** A command to copy. */
function drawCommand(command: string, pens: Pens): string[] {
  const lines = foldCommand(escapeUnseen(command), pens.columns - INDENT)
  return lines.map((line, index) => pens.dim((index === 0 ? '    by hand' : '').padEnd(INDENT)) + line)
}

function drawAttempt(attempt: AttemptReport, pens: Pens): string[] {
  const { mark, pen } = looks[attempt.verdict]
  const what = `${attempt.label} over ${formatRoute(attempt.transport, attempt.protocol)}: ${describeObservation(attempt.observation)}`
  const lines = wrap(escapeUnseen(what), pens.columns - INDENT - 2)
  return lines.map((line, index) => `${' '.repeat(INDENT)}${index === 0 ? pens[pen](mark) : ' '} ${line}`)
}

const nameAll = (results: readonly AttackResult[]): string => results.map(({ title }) => title).join('; ')

/** How a result is shown: whether its reason is news, what follows from it, and whether it follows itself. */
type Telling = {
  readonly reason: 'new' | 'as above' | 'untold'
  readonly followers: readonly AttackResult[]
  /** Title of the attack that it follows from. */
  readonly cause: string | undefined
}

/** A remedy as a diff, whose lines are not broken: what stands on a line of its own would be taken for one of the configuration. */
const drawChange = (change: Change, pens: Pens): readonly string[] => [
  ...paragraph('change', `${describeChange(change)}:`, pens),
  ...change.lines.map((line) => {
    const pen = line.sign === '-' ? pens.red : line.sign === '+' ? pens.green : pens.dim
    return ' '.repeat(INDENT) + pen(escapeUnseen(formatChangeLine(line)))
  }),
]

function drawResult(result: AttackResult, pens: Pens, detail: Detail, { reason, followers, cause }: Telling): string[] {
  const standing = standingOf(result)
  const { mark, word, pen, label, meaning } = looks[standing]
  const bypassed = standing === 'bypassed'
  const whole = bypassed || detail === 'verbose'
  const grade =
    cause !== undefined
      ? `follows from: ${cause}`
      : bypassed
        ? result.severity
        : standing === 'accepted'
          ? `${result.verdict}, ${result.severity}`
          : !whole && reason === 'as above'
            ? '(as above)'
            : ''
  // The word that --accept takes, where there is something to accept.
  const named = whole || standing === 'inconclusive' || standing === 'accepted'
  const suffix = [grade, named ? `[${result.id}]` : ''].filter((part) => part !== '').join('  ')
  const width = pens.columns - INDENT
  const titles = wrap(result.title, width)
  const fits = suffix === '' || (titles.at(-1)?.length ?? 0) + 2 + suffix.length <= width
  const beside = fits && suffix !== '' ? `  ${suffix}` : ''
  const penEnd: Pen = bypassed ? pens.red : pens.dim
  const means = result.verdict === 'bypassed' ? result.meaning : `${meaning} ${lowerFirst(result.meaning)}`
  const why = whole || (result.verdict !== 'enforced' && reason === 'new')
  return [
    ...titles.map((line, index) => {
      const margin = index === 0 ? `  ${pens[pen](`${mark} ${word.padEnd(INDENT - 4)}`)}` : ' '.repeat(INDENT)
      const end = index === titles.length - 1 && beside !== '' ? penEnd(beside) : ''
      return `${margin}${bypassed ? pens.bold(line) : line}${end}`
    }),
    ...(fits ? [] : wrap(suffix, width).map((line) => ' '.repeat(INDENT) + penEnd(line))),
    ...(whole ? paragraph('', means, pens, bypassed ? undefined : pens.dim) : []),
    ...(why ? paragraph(label, reasonOf(result), pens) : []),
    ...(standing === 'accepted' ? paragraph('because', result.accepted ?? '', pens) : []),
    ...(whole && result.remedy !== undefined ? paragraph('remedy', result.remedy, pens) : []),
    ...(whole && result.change !== undefined ? drawChange(result.change, pens) : []),
    ...(followers.length === 0 || detail === 'verbose' ? [] : paragraph('also succeed', nameAll(followers), pens)),
    ...(detail === 'verbose' ? result.attempts.flatMap((attempt) => drawAttempt(attempt, pens)) : []),
    ...(whole && result.reproduction !== undefined ? drawCommand(result.reproduction, pens) : []),
    ...(whole && result.unkept ? paragraph('by hand', KEEP, pens) : []),
  ]
}

/** `17 enforced, 1 bypassed`, each in its colour. */
function drawCounts(counts: Partial<Record<Standing, number>>, pens: Pens): string {
  const verdicts = Object.keys(looks) as Standing[]
  return verdicts
    .filter((verdict) => (counts[verdict] ?? 0) > 0)
    .map((verdict) => pens[looks[verdict].pen](`${counts[verdict]} ${looks[verdict].word.toLowerCase()}`))
    .join(', ')
}

/** A control that is as it should be, one that is not, and one that need not be. */
const controlLooks: { readonly [S in ControlReport['state']]: Verdict } = {
  answered: 'enforced',
  denied: 'inconclusive',
  failed: 'inconclusive',
  'not-offered': 'not-tried',
}

/** A text with the counts beside it, or below it where they would not fit. */
function drawCounted(text: string, counts: Report['counts'], pens: Pens, pen: Pen = (plain) => plain): string[] {
  const plain: Pen = (same) => same
  const width = drawCounts(counts, { ...pens, dim: plain, red: plain, green: plain, yellow: plain }).length
  const drawn = drawCounts(counts, pens)
  return text.length + 2 + width <= pens.columns ? [`${pen(text)}: ${drawn}`] : [pen(text), `  ${drawn}`]
}

function drawGroups(report: Report, pens: Pens, detail: Detail): string[] {
  // If the honest client got no answer, the controls above have already said why nothing was found out.
  const heard = report.controls.some(({ state }) => state === 'answered' || state === 'denied')
  const find = (id: string | undefined): AttackResult | undefined => report.results.find((result) => result.id === id)
  let last: string | undefined
  return groupResults(report).flatMap(({ heading, members }) => {
    last = undefined
    return [
      '',
      ...drawCounted(heading, countVerdicts(members), pens, pens.bold),
      ...drawFollowers(members, find, pens, detail),
      ...members.flatMap((result) => {
        // Told once, under what it follows from.
        if (result.explainedBy !== undefined && detail === 'brief') return []
        const why = result.verdict === 'enforced' ? undefined : reasonOf(result)
        const told = why !== undefined && why === last
        last = why
        const silent = !heard && result.verdict === 'inconclusive'
        const reason = silent ? 'untold' : told ? 'as above' : 'new'
        const [followers, cause] = [followersOf(result, report), find(result.explainedBy)?.title]
        return drawResult(result, pens, detail, { reason, followers, cause })
      }),
    ]
  })
}

/** How many of a group follow from a success elsewhere in the report. */
function drawFollowers(
  members: readonly AttackResult[],
  find: (id: string | undefined) => AttackResult | undefined,
  pens: Pens,
  detail: Detail,
): string[] {
  if (detail === 'verbose') return []
  const causes = new Map<string, number>()
  for (const { explainedBy } of members) {
    if (explainedBy !== undefined && !members.some(({ id }) => id === explainedBy)) {
      causes.set(explainedBy, (causes.get(explainedBy) ?? 0) + 1)
    }
  }
  return [...causes].map(([id, count]) => {
    const cause = find(id)
    const { mark, word, pen } = looks[cause === undefined ? 'bypassed' : standingOf(cause)]
    return `  ${pens[pen](`${mark} ${word.padEnd(INDENT - 4)}`)}${pens.dim(`${count} more because of: ${cause?.title}`)}`
  })
}

/** Ways in that no attack tries: described in full if the server was seen to offer them, otherwise in one line. */
function drawWays({ ways }: Report, pens: Pens): string[] {
  const rows = ways.filter(({ seen }) => seen).flatMap(({ title, why }) => paragraph(title, why, pens))
  const others = ways.filter(({ seen }) => !seen).map(({ title, why }) => `${title}: ${why}`)
  if (ways.length === 0) return []
  return [
    '',
    pens.bold('What no attack looked at'),
    ...rows,
    ...paragraph(rows.length === 0 ? '' : 'and', others.join('; '), pens, pens.dim),
  ]
}

function drawHead({ endpoint, identity, controls }: Report, pens: Pens): string[] {
  const { address } = endpoint
  const rows = controls.flatMap((control, index) => {
    const { mark, pen } = looks[controlLooks[control.state]]
    return paragraph(index === 0 ? 'control' : '', `${mark} ${describeControl(control)}`, pens, pens[pen])
  })
  return [
    pens.bold(urlOf({ endpoint })),
    ...paragraph('address', `${address.host}, port ${address.port}`, pens),
    ...paragraph('as', identity, pens),
    ...rows,
  ]
}

/**
 * Draws the closing sentence of a report and the count of its verdicts.
 *
 * Pure.
 */
export function drawSum(report: Report, pens: Pens): string[] {
  const { counts, verdict, results, elapsedMs, cause } = report
  const { mark, pen } = looks[verdict]
  const through = orderResults(results).flatMap((result) => {
    if (standingOf(result) !== 'bypassed' || result.explainedBy !== undefined) return []
    const followers = followersOf(result, report).length
    return [
      followers === 0
        ? result.title
        : `${result.title} (and ${followers} that ${followers === 1 ? 'follows' : 'follow'} from it)`,
    ]
  })
  const more = through.length > LISTED ? [`and ${through.length - LISTED} more`] : []
  const named = `got through: ${[...through.slice(0, LISTED), ...more].join('; ')}`
  const list = through.length === 0 ? [] : wrap(named, pens.columns - 2)
  return [
    '',
    ...wrap(conclude(report), pens.columns - 2).map((line, index) =>
      pens.bold(pens[pen](`${index === 0 ? mark : ' '} ${line}`)),
    ),
    ...list.map((line) => `  ${line}`),
    ...(cause === undefined
      ? drawCounted(`  ${results.length} attacks in ${(elapsedMs / 1000).toFixed(1)} s`, counts, pens)
      : cause.next === undefined
        ? []
        : wrap(`${cause.next}`, pens.columns - 2).map((line) => `  ${line}`)),
    ...describeGate(report).flatMap((sentence) => wrap(sentence, pens.columns - 2).map((line) => `  ${line}`)),
  ]
}

/**
 * Draws a report: a line for each attack, what it means and the evidence where there is something to answer for, and a
 * closing sentence. `verbose` says of every attack what it means, how it was refused, each attempt, and how to see it by
 * hand.
 *
 * Pure. Whatever came from the server is escaped.
 */
export function drawReport(report: Report, pens: Pens, detail: Detail): readonly string[] {
  const columns = Math.min(Math.max(pens.columns, NARROWEST), WIDEST)
  const fitted = { ...pens, columns }
  // Where nothing was attacked there is no list, but the reason.
  const found = report.cause === undefined ? [...drawGroups(report, fitted, detail), ...drawWays(report, fitted)] : []
  return [...drawHead(report, fitted), ...found, ...drawSum(report, fitted)]
}
