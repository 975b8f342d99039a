/** A command at a real terminal: typed to, read from, interrupted. The terminal is `script`'s of util-linux. */
import { type ChildProcess, spawn } from 'node:child_process'

const DEADLINE_MS = 60_000
/** Ctrl-C, and the arrow down. */
export const INTERRUPT = '\u0003'
export const END_OF_TEXT = '\u0004'
export const DOWN = '\u001b[B'

/** What is seen when escape sequences are obeyed by nobody. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
const visible = (sent: string): string => sent.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').replaceAll('\r', '')

export type PseudoTerminal = {
  /** All that the terminal was sent so far, without escape sequences. */
  shown(): string
  /** All of it as it was sent. */
  sent(): string
  /** Waits until something new is shown that has this in it. */
  see(text: string): Promise<void>
  /** Types keys, as they are. */
  type(keys: string): void
  /** Waits for the question, and answers it with Enter behind. */
  answer(question: string, text: string): Promise<void>
  /** The exit status of the command, once it has ended. */
  readonly ended: Promise<number>
  close(): void
}

/** Runs a line of shell at a terminal of so many columns. */
export function openTerminal(
  program: string,
  line: string,
  where: { readonly directory: string; readonly env: NodeJS.ProcessEnv; readonly columns?: number },
): PseudoTerminal {
  const setUp = `stty cols ${where.columns ?? 80} rows 40; ${line}`
  const child: ChildProcess = spawn(program, ['-qec', setUp, '/dev/null'], {
    cwd: where.directory,
    env: { TERM: 'xterm-256color', SHELL: '/bin/sh', ...where.env },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  let sent = ''
  let seen = 0
  const watchers = new Set<() => void>()
  const change = (): void => {
    for (const watcher of watchers) watcher()
  }
  child.stdout!.setEncoding('utf8').on('data', (chunk: string) => {
    sent += chunk
    change()
  })
  const ended = new Promise<number>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      resolve(status ?? -1)
      change()
    })
  })
  const see = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const fail = (why: string): void => reject(new Error(`${why} ${JSON.stringify(text)}, in: ${visible(sent)}`))
      const timer = setTimeout(() => settle(() => fail('nobody showed')), DEADLINE_MS)
      const settle = (act: () => void): void => {
        clearTimeout(timer)
        watchers.delete(look)
        act()
      }
      const look = (): void => {
        const at = visible(sent).indexOf(text, seen)
        if (at < 0) {
          if (child.exitCode !== null) settle(() => fail('it ended without'))
          return
        }
        seen = at + text.length
        settle(resolve)
      }
      watchers.add(look)
      look()
    })
  const type = (keys: string): void => void child.stdin!.write(keys)
  return {
    shown: () => visible(sent),
    sent: () => sent,
    see,
    type,
    answer: async (question, text) => {
      await see(question)
      type(`${text}\r`)
    },
    ended,
    close: () => void child.kill('SIGKILL'),
  }
}
