/** Runs command lines, one after another, in one process of the real program that stays alive. `resident.mjs` is that process. */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Outcome } from './program.ts'

type Place = { readonly directory: string; readonly env: Readonly<Record<string, string | undefined>> }

/** A command line that needs no shell: its words, the variables that it sets, and the outputs that it discards. */
export type PlainLine = {
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly discards: readonly ('stdout' | 'stderr')[]
}

const word = /(?:'[^']*'|"[^"$`\\!]*"|[\w@%+=:,./{}-])+/y
const assignment = /^([A-Z_]+)=(.*)$/s

/** Ends of a line that discard outputs, the longest first. */
const discarding = [
  [' > /dev/null 2>&1', ['stdout', 'stderr']],
  [' > /dev/null', ['stdout']],
  [' 2> /dev/null', ['stderr']],
] as const

/** Reads `NAME=value countersign WORD…` as a shell would. Gives undefined if the line needs a shell. */
export function readPlainLine(whole: string): PlainLine | undefined {
  const [end, discards] = discarding.find(([end]) => whole.endsWith(end)) ?? ['', [] as const]
  const line = whole.slice(0, whole.length - end.length)
  const words: string[] = []
  let at = 0
  while (at < line.length) {
    word.lastIndex = at
    const text = word.exec(line)?.[0]
    // A shell gives braces a meaning only if a brace is a word, or if the braces contain a comma or two dots.
    if (text === undefined || /^[{}]$|\{[^}]*(,|\.\.)[^}]*\}/.test(text)) return undefined
    words.push(text.replace(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''))
    at += text.length
    while (line[at] === ' ') at++
  }
  const start = words.findIndex((text) => !assignment.test(text))
  if (words[start] !== 'countersign') return undefined
  const environment = Object.fromEntries(words.slice(0, start).map((text) => assignment.exec(text)!.slice(1, 3)))
  return { words: words.slice(start + 1), environment, discards }
}

/** Reads the output of one line: the stream up to the mark, without the mark. */
function readTo(mark: string, stream: Readable): Promise<string> {
  return new Promise((resolve) => {
    let text = Buffer.alloc(0)
    const end = (upTo: number): void => {
      stream.off('data', take).off('end', endAll)
      resolve(text.subarray(0, upTo).toString())
    }
    const endAll = (): void => end(text.length)
    const take = (chunk: Buffer): void => {
      text = Buffer.concat([text, chunk])
      if (text.subarray(-mark.length).toString() === mark) end(text.length - mark.length)
    }
    stream.on('data', take).once('end', endAll)
  })
}

export type Resident = {
  /** Runs a line after all earlier lines have ended. */
  run(line: PlainLine, place: Place): Promise<Outcome>
}

/** Starts the process with the first line. If the process dies while it runs a line, the next line starts a new process. */
export function startResident(program: string, environment: Place['env']): Resident {
  const mark = `\u0000${randomUUID()}\n`
  let child: ChildProcess | undefined
  let last: Promise<unknown> = Promise.resolve()
  const start = (): ChildProcess => {
    const script = join(import.meta.dirname, 'resident.mjs')
    const started = spawn(process.execPath, [script, program], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: environment,
    })
    // The process ends when its parent ends, and does not keep the parent alive.
    started.unref()
    for (const handle of [started.channel, started.stdout, started.stderr]) (handle as { unref?(): void }).unref?.()
    return started
  }
  const runNow = async ({ words, environment }: PlainLine, { directory, env }: Place): Promise<Outcome> => {
    child ??= start()
    const outputs = [child.stdout!, child.stderr!].map((stream) => readTo(mark, stream))
    const over = new AbortController()
    const [said, exited] = (['message', 'exit'] as const).map((name) => once(child!, name, { signal: over.signal }))
    const ended = Promise.race([
      said!.then(([told]) => (told as { status: number }).status),
      exited!.then(([status]) => {
        child = undefined
        return (status as number | null) ?? -1
      }),
    ])
    child.send({ words, environment: { ...env, ...environment }, directory, mark })
    const [status, stdout, stderr] = await Promise.all([ended, ...outputs])
    over.abort()
    return { stdout: stdout!, stderr: stderr!, status }
  }
  return {
    run: (line, place) => {
      const outcome = last.then(() => runNow(line, place))
      last = outcome.catch(() => undefined)
      return outcome.then((told) => ({ ...told, ...Object.fromEntries(line.discards.map((output) => [output, ''])) }))
    },
  }
}
