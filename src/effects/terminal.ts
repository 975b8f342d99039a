/** Writes answers to stdout, notes and progress to stderr, and questions to /dev/tty. Does not choose the words. */
import { closeSync, writeSync } from 'node:fs'
import type { Progress, Terminal } from '../core/port/terminal.ts'
import { CountersignError } from '../core/refusal.ts'
import { openTty } from './tty.ts'

const DRAW_AFTER_MS = 1000
const DRAW_EVERY_MS = 100
const BAR_CELLS = 24
const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']

type Environment = Readonly<Record<string, string | undefined>>

/** https://no-color.org: any non-empty NO_COLOR switches colour off; FORCE_COLOR overrules a pipe. */
function hasColour(stream: { isTTY?: boolean }, environment: Environment): boolean {
  if ((environment['NO_COLOR'] ?? '') !== '') return false
  if ((environment['FORCE_COLOR'] ?? '') !== '') return environment['FORCE_COLOR'] !== '0'
  return stream.isTTY === true && environment['TERM'] !== 'dumb'
}

function bar(done: number, total: number): string {
  const cells = Math.round((BAR_CELLS * done) / Math.max(total, 1))
  return `${'━'.repeat(cells)}${'╌'.repeat(BAR_CELLS - cells)} ${done}/${total}`
}

/** How wide a stream's lines may be. A terminal that nobody has told its size has none, and is no narrow one. */
const widthOf = (stream: NodeJS.WriteStream): number =>
  stream.isTTY === true && stream.columns > 0 ? stream.columns : 80

function drawProgress(stream: NodeJS.WriteStream, first: string): Progress {
  let line = first
  let frame = 0
  let drawn = false
  const started = performance.now()
  const timer = setInterval(() => {
    if (performance.now() - started < DRAW_AFTER_MS) return
    drawn = true
    frame = (frame + 1) % frames.length
    stream.write(`\r\u001b[2K${`${frames[frame]} ${line}`.slice(0, widthOf(stream) - 1)}`)
  }, DRAW_EVERY_MS)
  timer.unref()
  return {
    update: (label, done, total) => {
      line = done !== undefined && total !== undefined ? `${bar(done, total)}  ${label}` : label
    },
    end: () => {
      clearInterval(timer)
      if (drawn) stream.write('\r\u001b[2K')
    },
  }
}

const silent: Progress = { update: () => undefined, end: () => undefined }

/** Makes the terminal port over the process's own streams. */
export function createTerminal(environment: Environment): Terminal {
  const { stdout, stderr } = process
  // `write` says what it cannot write; where talk cannot be written, there is nobody left to tell.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined)
  const tty = openTty()
  if (tty !== undefined) closeSync(tty)
  return {
    output: {
      interactive: stdout.isTTY === true,
      colour: hasColour(stdout, environment),
      columns: widthOf(stdout),
    },
    talk: {
      interactive: stderr.isTTY === true,
      colour: hasColour(stderr, environment),
      columns: widthOf(stderr),
    },
    canAsk: tty !== undefined && process.stdin.isTTY === true,
    write: (text) =>
      new Promise((resolve, reject) => {
        stdout.write(text, (cause: NodeJS.ErrnoException | null | undefined) => {
          // A reader such as `head` may leave early; that is no failure of ours.
          if (!cause || cause.code === 'EPIPE') return resolve()
          const problem = cause.code === 'ENOSPC' ? 'there is no space left' : (cause.code ?? cause.message)
          reject(new CountersignError('output.failed', { problem }, { cause }))
        })
      }),
    say: (line) => void stderr.write(`${line}\n`),
    show: (line) => {
      const shown = openTty()
      if (shown === undefined) throw new CountersignError('output.failed', { problem: 'there is no terminal' })
      try {
        writeSync(shown, `${line}\n`)
      } finally {
        closeSync(shown)
      }
    },
    progress: (label) =>
      stderr.isTTY === true && environment['TERM'] !== 'dumb' ? drawProgress(stderr, label) : silent,
    // The library is loaded only when there is something to ask.
    ask: async (query) => (await import('./prompt.ts')).ask(query),
    askSecrets: async (act) => (await import('./prompt.ts')).askSecrets(act),
  }
}
