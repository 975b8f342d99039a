/**
 * Sessions: the command blocks of a document, typed into one shell in their order, and what they print compared with what is
 * shown. How to mark a block is said in CONTRIBUTING.md; which documents are run is the matter of `interop/guides.test.ts`.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { systemNetwork } from '../../src/effects/network.ts'
import { hideValues, linesOf } from '../cli/transcript.ts'
import { type Fence, fencesOf } from './markdown.ts'

/** A command, and the lines that the document shows of its output; without them, the output does not matter. */
export type Step = {
  readonly line: number
  readonly command: string
  readonly shown?: readonly string[]
}

export type Session = {
  readonly steps: readonly Step[]
  /** Programs that it asks for. */
  readonly needs: readonly string[]
  /** Blocks that are not run, with the reason. */
  readonly leftOut: readonly { readonly line: number; readonly reason: string }[]
}

/** Blocks in these are read, not typed. Any other word after the fence is a mistake. */
const illustrations: ReadonlySet<string> = new Set(['json', 'js', 'mermaid', 'rust', 'text', 'ts'])
const commands: ReadonlySet<string> = new Set(['console', 'sh', 'yaml'])

/** Whether bash takes this as whole, and not as the beginning of something. */
function isWhole(command: string): boolean {
  const { status, stderr } = spawnSync('bash', ['-n', '-c', command], { encoding: 'utf8' })
  return status === 0 && stderr === '' && !command.endsWith('\\')
}

/** `sh`: commands alone, for the reader to copy. */
function stepsOfScript({ lines, line: first }: Fence): Step[] {
  const steps: Step[] = []
  let begun: string[] = []
  for (const [index, text] of lines.entries()) {
    begun.push(text)
    const command = begun.join('\n')
    if (!isWhole(command)) continue
    if (/^\s*[^#\s]/m.test(command)) steps.push({ line: first + index + 1 - begun.length, command })
    begun = []
  }
  if (begun.length > 0) throw new Error(`line ${first}: bash cannot read: ${begun.join('\n')}`)
  return steps
}

/** `console`: each command after `$ `, its further lines after `> `, then what it prints. */
function stepsOfConsole({ lines, line: first }: Fence): Step[] {
  const steps: (Step & { command: string; shown: string[] })[] = []
  for (const [index, text] of lines.entries()) {
    const step = steps.at(-1)
    if (text.startsWith('$ ')) steps.push({ line: first + index, command: text.slice(2), shown: [] })
    else if (step === undefined) throw new Error(`line ${first}: a console begins with "$ "`)
    else if (text.startsWith('> ') && step.shown.length === 0) step.command += `\n${text.slice(2)}`
    else step.shown.push(text)
  }
  return steps
}

/**
 * Reads the session of a document.
 *
 * @throws {Error} for a command block that would neither be run nor say why not
 */
export function readSession(markdown: string): Session {
  const leftOut: { line: number; reason: string }[] = []
  const needs: string[] = []
  const steps = fencesOf(markdown).flatMap((fence): Step[] => {
    const { language, mark, line } = fence
    const [, word, rest = ''] = /^(not run|needs): (.+)$/.exec(mark) ?? []
    if (illustrations.has(language) && mark === '') return []
    if (!commands.has(language))
      throw new Error(`line ${line}: a block says sh, console or what it illustrates, not "${language}"`)
    if (word === 'not run') {
      leftOut.push({ line, reason: rest })
      return []
    }
    if (mark !== '' && word === undefined) throw new Error(`line ${line}: what does this mark mean? ${mark}`)
    if (word === 'needs') needs.push(...rest.split(/,\s*/))
    if (language === 'yaml') throw new Error(`line ${line}: yaml cannot be run; say why with "not run: …"`)
    return language === 'sh' ? stepsOfScript(fence) : stepsOfConsole(fence)
  })
  return { steps, needs, leftOut }
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Whether an output is the one that is shown: `…` in a line stands for one character or more, `…` alone for one line or
 * more; a time, pin, serial number or fingerprint stands for any other. Blanks at the end of a line, which nobody sees, are no
 * matter. All else is as it is. Pure.
 */
export function isShown(shown: readonly string[], printed: readonly string[]): boolean {
  const patterns = shown.map((line) =>
    line === '…' ? '(?:.*\\n)+' : `${hideValues(line).trimEnd().split('…').map(literally).join('.+')}\\n`,
  )
  return new RegExp(`^${patterns.join('')}$`).test(printed.map((line) => `${hideValues(line).trimEnd()}\n`).join(''))
}

/** What a step came to. */
export type Outcome = {
  readonly step: Step
  /** Undefined where the shell ended or was ended. */
  readonly status: number | undefined
  readonly printed: readonly string[]
}

/** Says what is wrong with an outcome, for anybody who mends the document; undefined where nothing is. Pure. */
export function faultOf({ step, status, printed }: Outcome): string | undefined {
  const { line, command, shown } = step
  const problem =
    status === undefined
      ? 'did not come to an end, or ended the shell'
      : status !== 0
        ? `ended with status ${status}`
        : shown !== undefined && !isShown(shown, printed)
          ? `does not print what is shown:\n${shown.map((text) => `- ${text}`).join('\n')}`
          : undefined
  return problem && `line ${line}: ${command}\n${problem}\n${printed.map((text) => `+ ${text}`).join('\n')}`
}

/** Takes commands and files for their output from descriptor 3, tells each one's status on 4, and ends what it left running. */
const driver = `
while IFS= read -r -d '' -u 3 __output && IFS= read -r -d '' -u 3 __command; do
  eval "$__command" </dev/null >"$__output" 2>&1 3<&- 4>&-
  printf '%s\\0' "$?" >&4
done
kill $(jobs -p) 2>/dev/null
wait`

/** Kills a shell and whatever is left of what it started. */
function killGroup(shell: ChildProcess): void {
  try {
    process.kill(-(shell.pid as number), 'SIGKILL')
  } catch {
    // Nothing is left.
  }
}

/** Waits for an answer, but not for ever. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  const late = new AbortController()
  const never = sleep(ms, undefined, { signal: late.signal }).catch(() => undefined)
  try {
    return await Promise.race([answer, never])
  } finally {
    late.abort()
  }
}

/** Where a session runs: an empty directory, an environment, and a home that is told as `~`. */
export type Place = {
  readonly directory: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Ports that documents name; each session gets free ones in their place. */
const ports = ['8443', '9000'] as const

async function freePorts(): Promise<readonly (readonly [string, string])[]> {
  return Promise.all(ports.map(async (port) => [port, String(await systemNetwork.freePort('127.0.0.1'))] as const))
}

/**
 * Types in the steps one after the other. What follows a fault means little, so there it stops, unless told to go on for as long
 * as the shell does.
 */
export async function runSession(
  steps: readonly Step[],
  { directory, home, env }: Place,
  { afterFault = 'stop', stepMs = 600_000 }: { afterFault?: 'stop' | 'go-on'; stepMs?: number } = {},
): Promise<readonly Outcome[]> {
  const free = await freePorts()
  const inPlaceOf = (text: string, [from, to]: readonly [string, string]): string =>
    text.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to)
  const typed = (text: string): string => free.reduce(inPlaceOf, text)
  const told = (text: string): string =>
    free.map(([shown, real]) => [real, shown] as const).reduce(inPlaceOf, text.replaceAll(home, '~'))
  const shell = spawn('bash', ['--norc', '--noprofile', '-c', driver], {
    cwd: directory,
    env,
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [, , , input, answers] = shell.stdio as unknown as [
    null,
    null,
    null,
    NodeJS.WritableStream,
    NodeJS.ReadableStream,
  ]
  input.on('error', () => undefined)
  const ended = new Promise<undefined>((resolve) => shell.once('close', () => resolve(undefined)))
  const outcomes: Outcome[] = []
  try {
    for (const [index, step] of steps.entries()) {
      const file = join(home, `output-${index}`)
      const answered = new Promise<number>((resolve) =>
        answers.once('data', (text) => resolve(Number.parseInt(text, 10))),
      )
      writeFileSync(file, '')
      input.write(`${file}\0${typed(step.command)}\0`)
      const status = await within(stepMs, Promise.race([answered, ended]))
      const outcome = { step, status, printed: linesOf(told(readFileSync(file, 'utf8'))) }
      outcomes.push(outcome)
      if (status === undefined || (afterFault === 'stop' && faultOf(outcome) !== undefined)) break
    }
    return outcomes
  } finally {
    input.end()
    if (outcomes.at(-1)?.status !== undefined) await within(5_000, ended)
    killGroup(shell)
    await ended
  }
}

/** Writes what was printed into the document wherever something else is shown. Pure. */
export function updateDocument(markdown: string, outcomes: readonly Outcome[]): string {
  const lines = markdown.split('\n')
  for (const { step, printed } of outcomes.toReversed()) {
    const { line, command, shown } = step
    if (shown === undefined || isShown(shown, printed)) continue
    lines.splice(line - 1 + command.split('\n').length, shown.length, ...printed)
  }
  return lines.join('\n')
}
