/**
 * Asks a person for parameters that the command line lacks, and shows the result before the command runs. Each parameter
 * defines its own question.
 */

import type { Terminal } from '../core/port/terminal.ts'
import { present } from '../core/present.ts'
import { CountersignError, isRefusal } from '../core/refusal.ts'
import type { Command, Context } from './command.ts'
import type { Parameter } from './parameter.ts'
import type { Asking, Choice, Question, Words } from './question.ts'
import { drawFields, drawTalk, type Field, printable, type Style, wrapText } from './text.ts'
import { labelOf, parametersOf, readWords } from './words.ts'

/** The person who is asked, and the means to ask. */
export type Interviewer = {
  readonly terminal: Terminal
  /** How the terminal is written to. */
  readonly style: Style
  readonly shell: string
  /** Raised by Ctrl-C between two questions. */
  readonly interruption: AbortSignal
}

/** The prompt and a blank before a question, its mark before an objection. */
const MARGIN = 2

/** Lines below each other behind what the first stands behind: the terminal itself would break them within words. */
const hang = (text: string, style: Style, margin: number): string =>
  wrapText(text, style.columns - margin).join(`\n${' '.repeat(margin)}`)

/** The text of a refusal under a prompt; undefined where there is none. */
async function objectionTo(act: () => unknown, style: Style): Promise<string | undefined> {
  try {
    await act()
    return undefined
  } catch (error) {
    if (!isRefusal(error)) throw error
    return hang(printable(`${error.message}; ${error.hint}`), style, MARGIN)
  }
}

/** Each choice, with what is said of it beside it. */
function align(choices: readonly Choice[], style: Style) {
  const width = Math.max(...choices.map(({ value }) => value.length))
  return choices.map(({ value, about = '' }) => {
    const shown = hang(printable(about), style, MARGIN + width + MARGIN)
    return { value, line: `${printable(value.padEnd(width))}  ${style.dim(shown)}`.trimEnd() }
  })
}

/** Puts one question; gives the words that answer it, none where nothing is answered. */
async function put(
  { question, parameter, label }: { question: Question; parameter: Parameter<unknown>; label: string },
  asking: Asking,
  { terminal, style }: Interviewer,
  manner: { readonly says: string; readonly lead: readonly string[] },
): Promise<readonly string[]> {
  const [proposal, choices] = [await question.proposes?.(asking), await question.choices?.(asking)]
  const says = hang(manner.says, style, MARGIN)
  const common = { ...manner, says, colour: style.colour, ...present({ proposal }) }
  if (parameter.takes === 'nothing') {
    return (await terminal.ask({ ...common, kind: 'yes-no', proposal: 'no' })) === 'yes' ? [''] : []
  }
  // Where only one answer is right, nobody is asked for it.
  if (parameter.presence === 'required' && Array.isArray(parameter.offers) && parameter.offers.length === 1) {
    return parameter.offers
  }
  const wordsOf = (answer: string): readonly string[] => (answer === '' ? [] : [answer])
  if (choices !== undefined) {
    return wordsOf(await terminal.ask({ ...common, kind: 'choice', choices: align(choices, style) }))
  }
  const judge = async (text: string): Promise<void> => {
    parameter.read(wordsOf(text), label)
    if (text !== '') await question.check?.(text, asking)
  }
  return wordsOf(
    await terminal.ask({ ...common, kind: 'text', check: (text) => objectionTo(() => judge(text), style) }),
  )
}

/** Shows what the command is about to make: by a rehearsal where it has one, else by the values that were given. */
async function preview(command: Command, said: Words, context: Context, style: Style): Promise<readonly string[]> {
  if ('dryRun' in command.options) {
    const { text, warnings = [] } = await command.run(readWords(command, { ...said, dryRun: [''] }), context)
    return [...text(style), ...warnings.flatMap((warning) => drawTalk('warning:', style.yellow, warning, style))]
  }
  const fields = Object.keys(parametersOf(command)).flatMap((key): Field[] => {
    const words = said[key] ?? []
    return words.length === 0 ? [] : [[labelOf(command, key), ...words.map((word) => word || 'yes')]]
  })
  const place = style.place(context.ports.files.resolve(context.home.path))
  return drawFields([...fields, ['home', place]], style)
}

/**
 * Asks for whatever a command line lacks, in the order of the parameters, and hands the complete words to `tell`; shows
 * what is about to be made, and has it confirmed.
 *
 * @returns words that leave nothing to ask
 * @throws {CountersignError} `command.interrupted` at Ctrl-C, `command.declined` where it is not confirmed; whatever the
 * command refuses
 */
export async function interview(
  command: Command,
  given: Words,
  context: Context,
  interviewer: Interviewer,
  tell: (said: Words) => void,
): Promise<Words> {
  const { terminal, style, shell, interruption } = interviewer
  const { home, ports } = context
  const { opening, refuses, confirm } = command.interview ?? {}
  let said = given
  const asking = (): Asking => ({
    home,
    ports,
    shell,
    said,
    word: (key) => said[key]?.[0],
    rehearse: (more) => command.run(readWords(command, { ...said, ...more, dryRun: [''] }), context),
  })
  await refuses?.(context, given)
  let lead = opening === undefined ? [] : wrapText(await opening(context), style.columns)
  for (const [key, parameter] of Object.entries(parametersOf(command))) {
    const { question } = parameter
    if (question === undefined || (said[key] ?? []).length > 0) continue
    const one = { question, parameter, label: labelOf(command, key) }
    let says: string | undefined = question.says
    while (says !== undefined && (await question.when?.(asking())) !== false) {
      if (interruption.aborted) throw new CountersignError('command.interrupted', {})
      const answers = await put(one, asking(), interviewer, { says, lead })
      lead = []
      said = { ...said, [key]: [...(said[key] ?? []), ...answers] }
      says = answers.length === 0 ? undefined : question.again
    }
  }
  if (confirm === undefined) {
    tell(said)
    return said
  }
  let declined = false
  try {
    const shown = await preview(command, said, context, style)
    const answer = await terminal.ask({ kind: 'yes-no', lead: ['', ...shown, ''], colour: style.colour, ...confirm })
    declined = answer !== 'yes'
  } finally {
    // Answers that cost time are not lost to Ctrl-C or a refusal.
    if (!declined) tell(said)
  }
  if (declined) throw new CountersignError('command.declined', {})
  return said
}
