/**
 * Asks questions at the terminal, even if stdin, stdout and stderr are redirected. This is the only file that uses the prompt
 * library, inquirer.
 */
import { ReadStream, WriteStream } from 'node:tty'
import { createPromptModule } from 'inquirer'
import type { AskSecret, Query } from '../core/port/terminal.ts'
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
 * would wait for ever. Listens until the signal.
 */
const endOf = (input: ReadStream, output: WriteStream, answered: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    let last: { readonly ctrl?: boolean; readonly name?: string } = {}
    const note = (_typed: string | undefined, key: typeof last): void => {
      last = key
    }
    const end = (): void => {
      if (last.ctrl !== true || last.name !== 'd') return
      output.write('\u001b[?25h\n') // lists hide the cursor
      reject(new CountersignError('command.interrupted', {}))
    }
    input.on('keypress', note).on('pause', end)
    answered.addEventListener('abort', () => input.off('keypress', note).off('pause', end))
  })

function openTerminal(): number {
  const opened = openTty()
  if (opened === undefined) throw new Error('there is no terminal to ask on')
  return opened
}

/** Reads from the terminal for as long as the questions take. */
async function onTerminal<T>(act: (input: ReadStream) => Promise<T>): Promise<T> {
  const input = new ReadStream(openTerminal())
  try {
    return await act(input)
  } finally {
    input.destroy()
  }
}

/** Asks one question; the prompt library ends what it writes to. */
async function askOnce<T>(
  input: ReadStream,
  act: (prompt: Prompt, write: (line: string) => void) => Promise<T>,
): Promise<T> {
  const output = new WriteStream(openTerminal())
  const answered = new AbortController()
  try {
    const answer = act(createPromptModule({ input, output }), (line) => void output.write(`${line}\n`))
    return await Promise.race([answer, endOf(input, output, answered.signal)])
  } catch (error) {
    if (error instanceof Error && error.name === 'ExitPromptError') {
      throw new CountersignError('command.interrupted', {}, { cause: error })
    }
    throw error
  } finally {
    answered.abort()
    output.destroy()
  }
}

/** Asks until the answer will do. */
export function ask(query: Query): Promise<string> {
  const theme = themeFor(query.colour)
  const common = { name: 'answer', message: query.says, theme } as const
  const put = async (prompt: Prompt, write: (line: string) => void): Promise<string> => {
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
  }
  return onTerminal((input) => askOnce(input, put))
}

/** Takes the echo away until it is given back: the prompt library turns it on again behind each question. */
function withoutEcho(input: ReadStream): () => void {
  const setRawMode = input.setRawMode.bind(input)
  setRawMode(true)
  input.setRawMode = () => input
  return () => void setRawMode(false)
}

/** Asks without echo, as often as is wanted. */
export function askSecrets<T>(act: (ask: AskSecret) => Promise<T>): Promise<T> {
  return onTerminal(async (input) => {
    const giveBack = withoutEcho(input)
    // Without toggleMask, Ctrl-T would show what was typed.
    const asPassword = { type: 'password', name: 'answer', mask: false, toggleMask: false } as const
    const put =
      (message: string) =>
      async (prompt: Prompt): Promise<string> => {
        const told: Answer = await prompt([{ ...asPassword, message }])
        return told.answer
      }
    try {
      return await act((question) => askOnce(input, put(question)))
    } finally {
      giveBack()
    }
  })
}
