/**
 * Asks questions at the terminal, even if stdin, stdout and stderr are redirected. This is the only file that uses the prompt
 * library, inquirer.
 */
import { ReadStream, WriteStream } from 'node:tty'
import { createPromptModule } from 'inquirer'
import type { Query } from '../core/port/terminal.ts'
import { CountersignError } from '../core/refusal.ts'
import { openTty } from './tty.ts'

/** inquirer would paint by what stdout is; these are shown on the terminal. */
function themeFor(colour: 'on' | 'off') {
  const paint = (on: number, off: number) => (text: string) =>
    colour === 'on' ? `\u001b[${on}m${text}\u001b[${off}m` : text
  const [bold, dim, red, green, cyan] = [paint(1, 22), paint(2, 22), paint(31, 39), paint(32, 39), paint(36, 39)]
  return {
    prefix: { idle: cyan('?'), done: green('✔') },
    icon: { cursor: cyan('❯') },
    style: {
      answer: cyan,
      message: bold,
      error: (text: string) => red(`✘ ${text}`),
      defaultAnswer: (text: string) => dim(`(${text})`),
      help: dim,
      highlight: bold,
      key: bold,
      description: dim,
      disabled: dim,
      keysHelpTip: () => dim('↑ ↓ to move, Enter to take'),
    },
  }
}

/** Lines of a list that are shown at once; what is said of a choice may take more than one. */
const PAGE = 15

type Answer = { readonly answer: string }
type Prompt = ReturnType<typeof createPromptModule>

/**
 * Fails once Ctrl-D has ended what is typed, which it does on an empty line: the prompt library hears nothing more then, and
 * would wait for ever.
 */
const endOf = (input: ReadStream, output: WriteStream): Promise<never> =>
  new Promise((_, reject) => {
    let last: { readonly ctrl?: boolean; readonly name?: string } = {}
    input.on('keypress', (_typed: string | undefined, key: typeof last) => {
      last = key
    })
    input.on('pause', () => {
      if (last.ctrl !== true || last.name !== 'd') return
      output.write('\u001b[?25h\n') // lists hide the cursor
      reject(new CountersignError('command.interrupted', {}))
    })
  })

/** Opens the terminal for as long as one question takes. */
async function onTerminal<T>(act: (prompt: Prompt, write: (line: string) => void) => Promise<T>): Promise<T> {
  const [reading, writing] = [openTty(), openTty()]
  if (reading === undefined || writing === undefined) throw new Error('there is no terminal to ask on')
  const input = new ReadStream(reading)
  const output = new WriteStream(writing)
  try {
    const answer = act(createPromptModule({ input, output }), (line) => void output.write(`${line}\n`))
    return await Promise.race([answer, endOf(input, output)])
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      throw new CountersignError('command.interrupted', {}, { cause: error })
    }
    throw error
  } finally {
    input.destroy()
    output.destroy()
  }
}

/** Asks until the answer will do. */
export function ask(query: Query): Promise<string> {
  const theme = themeFor(query.colour)
  const common = { name: 'answer', message: query.says, theme } as const
  return onTerminal(async (prompt, write) => {
    query.lead.forEach(write)
    if (query.kind === 'yes-no') {
      const told: { answer: boolean } = await prompt([
        { ...common, type: 'confirm', default: query.proposal === 'yes' },
      ])
      return told.answer ? 'yes' : 'no'
    }
    if (query.kind === 'choice') {
      const choices = query.choices.map(({ value, line }) => ({ value, name: line, short: value }))
      const told: Answer = await prompt([
        { ...common, type: 'select', choices, loop: false, pageSize: PAGE, default: query.proposal },
      ])
      return told.answer
    }
    const validate = async (text: string): Promise<string | true> => (await query.check(text.trim())) ?? true
    const told: Answer = await prompt([{ ...common, type: 'input', default: query.proposal, validate }])
    return told.answer.trim()
  })
}

/** Asks without echo. */
export function askSecret(question: string): Promise<string> {
  return onTerminal(async (prompt) => {
    // Without toggleMask, Ctrl-T would show what was typed.
    const told: Answer = await prompt([
      { type: 'password', name: 'answer', message: question, mask: false, toggleMask: false },
    ])
    return told.answer
  })
}
