/** Prints the steps of `countersign demo` and `countersign try`: each command, the two reports, and whether bob still gets in. */
import { foldCommand } from '../core/shell.ts'
import type { Answer, Context } from './command.ts'
import { type ExitStatus, exitStatuses } from './exit.ts'
import { commandLine, drawFields, printable, type Style, wrapText } from './text.ts'
import type { Tried, TryAnswer, TryEvent } from './trial.ts'

/** Done only if both attacks found the server closed, and bob was let in before his revocation and refused after it. */
function statusOf({ before, after, revocation }: TryAnswer): ExitStatus {
  const verdicts = [before.verdict, after.verdict]
  if (revocation.before === revocation.after || verdicts.includes('bypassed')) return exitStatuses.no
  return verdicts.includes('inconclusive') ? exitStatuses.failed : exitStatuses.done
}

/** The text of a step, below its title. */
const MARGIN = 5

function breakLines(text: string, style: Style): string[] {
  return style.lines === 'whole' ? [printable(text)] : wrapText(printable(text), style.columns - MARGIN)
}

function breakCommand(line: string, style: Style): string[] {
  return style.lines === 'whole' ? [line] : foldCommand(line, style.columns - MARGIN)
}

type Telling = Exclude<TryEvent, { kind: 'report' }>

/** Tells an event in lines; steps are numbered. */
function narrator(style: Style): (event: Telling) => string[] {
  let steps = 0
  return (event) => {
    if (event.kind === 'fact') return breakLines(event.text, style).map((line) => `   ${line}`)
    steps += 1
    const title = style.bold(`${String(steps).padStart(2)} ${printable(event.title)}`)
    const command = breakCommand(commandLine(event.command), style).map(
      (line, index) => `   ${style.dim(index === 0 ? '$' : ' ')} ${style.cyan(line)}`,
    )
    return ['', title, ...command]
  }
}

/** Tries a target, and tells it as it goes. */
export async function tellTry(tried: Tried, context: Context): Promise<Answer> {
  const { style, detail, narrate, ports } = context
  const { tryTarget } = await import('./trial.ts')
  const lines = narrator(style)
  let reports = 0
  const told = (event: TryEvent): readonly string[] => {
    if (event.kind !== 'report') return lines(event)
    reports += 1
    const report = event.answer.text(style)
    // The second time only what became of it is news, unless it is bad: the last paragraph.
    const whole = reports === 1 || detail === 'verbose' || event.answer.status !== exitStatuses.done
    return whole ? ['', ...report] : report.slice(report.lastIndexOf(''))
  }
  const answer = await tryTarget(tried, (event) => told(event).forEach(narrate), context, ports)
  const { revocation, directory, home, deployment, passphraseFile, versionNotes } = answer
  return {
    status: statusOf(answer),
    json: answer,
    text: () => [
      '',
      style.bold(`${revocation.name} was refused ${revocation.refusedAfterMs} ms after the command that revoked him.`),
      '',
      'What was made is kept:',
      ...drawFields(
        [
          ['home', home],
          ['server', deployment],
          ['passphrase', passphraseFile],
        ],
        style,
      ),
    ],
    notes: [...versionNotes, `to remove all that was made: rm -r ${directory}`],
    next: [
      { about: 'see the certificates', words: ['list', '--home', home] },
      { about: 'make your own PKI home', words: ['init', '--org', 'Acme', '--trust-domain', 'acme.internal'] },
    ],
  }
}
