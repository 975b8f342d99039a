/** A report for people: lines of text, coloured by the pens that are handed in. Decides no verdict and writes nothing. */
import { escapeUnseen } from '../../x509/name.ts'
import { authorityOf } from '../engine/http.ts'
import { formatTransport } from '../engine/oracle.ts'
import { type AttackResult, type AttemptReport, type Report, reasonOf, type Verdict } from './report.ts'
import { conclude, describeControl, describeObservation, groupResults } from './telling.ts'

type Pen = (text: string) => string
type Detail = 'brief' | 'verbose'

/** What the reader's terminal can show; plain pens give their text back. */
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

/** Where text under an attack's title begins. */
const INDENT = 17

type Look = {
  readonly mark: string
  readonly word: string
  readonly pen: 'green' | 'red' | 'yellow' | 'dim'
  /** What the reason for such a verdict is called. */
  readonly label: string
  /** How the sentence on what success would mean begins. */
  readonly meaning: string
}

const looks: { readonly [V in Verdict]: Look } = {
  enforced: { mark: '✔', word: 'enforced', pen: 'green', label: 'how', meaning: 'otherwise' },
  bypassed: { mark: '✘', word: 'BYPASSED', pen: 'red', label: 'evidence', meaning: '' },
  inconclusive: { mark: '?', word: 'inconclusive', pen: 'yellow', label: 'why', meaning: 'it may be that' },
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

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1)

/** A paragraph under a title: a label in the margin, the text beside it. */
function paragraph(label: string, text: string, pens: Pens, pen: Pen = (plain) => plain): string[] {
  return wrap(escapeUnseen(text), pens.columns - INDENT).map(
    (line, index) => pens.dim((index === 0 ? `    ${label}` : '').padEnd(INDENT)) + pen(line),
  )
}

function drawAttempt(attempt: AttemptReport, pens: Pens): string {
  const { mark, pen } = looks[attempt.verdict]
  const what = `${attempt.label} over ${formatTransport(attempt.transport)}: ${describeObservation(attempt.observation)}`
  return `${' '.repeat(INDENT)}${pens[pen](mark)} ${escapeUnseen(what)}`
}

function drawResult(result: AttackResult, pens: Pens, detail: Detail): string[] {
  const { mark, word, pen, label } = looks[result.verdict]
  const bypassed = result.verdict === 'bypassed'
  const title = bypassed ? `${pens.bold(result.title)}  ${pens.red(result.severity)}` : result.title
  const meaning = bypassed ? result.meaning : `${looks[result.verdict].meaning} ${lowerFirst(result.meaning)}`
  const explained = result.verdict !== 'enforced' || detail === 'verbose'
  // A command is not wrapped: it is there to be copied.
  const command = `${pens.dim('    by hand'.padEnd(INDENT))}${result.reproduction}`
  return [
    `  ${pens[pen](`${mark} ${word.padEnd(INDENT - 4)}`)}${title}`,
    ...paragraph('', meaning, pens, bypassed ? undefined : pens.dim),
    ...(explained ? paragraph(label, reasonOf(result), pens) : []),
    ...(result.remedy === undefined ? [] : paragraph('remedy', result.remedy, pens)),
    ...(detail === 'verbose' ? result.attempts.map((attempt) => drawAttempt(attempt, pens)) : []),
    ...(bypassed || detail === 'verbose' ? [command] : []),
  ]
}

function drawGroups(report: Report, pens: Pens, detail: Detail): string[] {
  return groupResults(report).flatMap(({ heading, members }) => [
    '',
    pens.bold(heading),
    ...members.flatMap((result) => drawResult(result, pens, detail)),
  ])
}

function drawHead({ target, identity, controls }: Report, pens: Pens): string[] {
  const { address, serverName, path } = target
  const rows = controls.flatMap((control, index) => {
    const { mark, pen } =
      looks[control.state === 'answered' ? 'enforced' : control.state === 'failed' ? 'inconclusive' : 'not-tried']
    return paragraph(index === 0 ? 'control' : '', `${mark} ${describeControl(control)}`, pens, pens[pen])
  })
  return [
    pens.bold(`https://${authorityOf(serverName, address.port)}${path}`),
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
  const { counts, verdict, results, elapsedMs } = report
  const verdicts = Object.keys(looks) as Verdict[]
  const parts = verdicts
    .filter((key) => counts[key] > 0)
    .map((key) => pens[looks[key].pen](`${counts[key]} ${looks[key].word.toLowerCase()}`))
  const { mark, pen } = looks[verdict]
  return [
    '',
    ...wrap(conclude(report), pens.columns - 2).map((line, index) =>
      pens.bold(pens[pen](`${index === 0 ? mark : ' '} ${line}`)),
    ),
    `  ${results.length} attacks in ${(elapsedMs / 1000).toFixed(1)} s: ${parts.join(', ')}`,
  ]
}

/**
 * Draws a report: each attack with its verdict and what it means, evidence where there is something to answer for, and
 * a closing sentence. `verbose` adds the reasons for each refusal, every attempt, and a command to see it by hand.
 *
 * Pure. Whatever came from the server is escaped.
 */
export function drawReport(report: Report, pens: Pens, detail: Detail): readonly string[] {
  const columns = Math.min(Math.max(pens.columns, NARROWEST), WIDEST)
  const fitted = { ...pens, columns }
  return [...drawHead(report, fitted), ...drawGroups(report, fitted, detail), ...drawSum(report, fitted)]
}
