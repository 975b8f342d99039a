/** Runs a program to its end, for a limited time, and gives how it ended. Draws no conclusion from that. */
import { isRefusal } from '../core/refusal.ts'
import { escapeUnseen } from '../core/unseen.ts'
import type { Argv } from '../export/command.ts'
import type { Ports } from './ports.ts'

/** A command that has a server take up a file ends soon; one that goes on is a server in the foreground, or waits for an answer. */
const COMMAND_MS = 60_000
/** The end of what a command printed, as far as a report has it. */
const LINES_TOLD = 3
const CHARACTERS_TOLD = 300

/** How a command ended; `failed` goes on after "the command". */
export type Ran = { readonly state: 'done' } | { readonly state: 'failed'; readonly problem: string }

/** The end of what a command printed, in one line. */
function endOf(output: string): string {
  const lines = output.trimEnd().split(/\r?\n/).slice(-LINES_TOLD)
  return escapeUnseen(lines.map((line) => line.trim()).join(' / ')).slice(-CHARACTERS_TOLD)
}

/** The words that run a command line by the system's shell. Pure. */
export const byShell = (command: string): Argv => ['sh', '-c', command]

/**
 * Runs a program with the environment that every program gets from us, in which nothing is secret, and ends it if it takes too long.
 *
 * @param input what it reads on its standard input
 */
export async function runWithin(
  argv: Argv,
  { directory, input }: { readonly directory: string; readonly input?: Uint8Array },
  { processes, clock }: Pick<Ports, 'processes' | 'clock'>,
): Promise<Ran> {
  const ended = new AbortController()
  try {
    const running = await processes.start(argv, directory, input)
    const status = await Promise.race([running.exited, clock.sleep(COMMAND_MS, ended.signal)])
    if (status === undefined) {
      await running.stop()
      return { state: 'failed', problem: `did not end within ${COMMAND_MS / 1000} s` }
    }
    if (status === 0) return { state: 'done' }
    const said = endOf(running.output())
    return { state: 'failed', problem: `ended with status ${status}${said === '' ? '' : ` (${said})`}` }
  } catch (error) {
    if (!isRefusal(error)) throw error
    return { state: 'failed', problem: `could not be run: ${error.message}` }
  } finally {
    ended.abort()
  }
}
