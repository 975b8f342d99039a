/** Starts a parser on many bad inputs, and says what is wrong with how it took them. It does not say which inputs are bad. */
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Parser } from './parsers.ts'
import type { Seen } from './run.ts'

/** Processor time that one input may take: costs of keys are capped at a few seconds, and a busy machine doubles that. */
const MOST_MS = 30_000
/** What 64 KiB of input may make of memory, the garbage of many inputs before it included. */
const MOST_MIB = 256
/** No thousand inputs take so long, on any machine. */
const HANGS_AFTER_MS = 20 * 60_000

export type Verdict = { readonly seen?: Seen; readonly wrong: readonly string[] }

/** Has a parser read `count` inputs of a seed. */
export async function judge(
  { name }: Parser,
  seed: number,
  count: number,
  hangsAfterMs = HANGS_AFTER_MS,
): Promise<Verdict> {
  const argv = [
    '--max-old-space-size=128',
    new URL('run.ts', import.meta.url).pathname,
    name,
    `${seed}`,
    '0',
    `${count}`,
  ]
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [last, said] = ['', '']
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  let watch = setTimeout(() => child.kill('SIGKILL'), hangsAfterMs)
  const ended = new Promise((resolve) => child.on('exit', (status, signal) => resolve(signal ?? status)))
  for await (const line of createInterface({ input: child.stdout })) {
    last = line
    watch = watch.refresh()
  }
  clearTimeout(watch)
  const end = await ended
  if (end !== 0) return { wrong: [`ended with ${end} after input ${last} of seed ${seed}: ${said.slice(-2000)}`] }
  const seen = JSON.parse(last) as Seen
  const wrong = seen.bugs.map(({ number, input, problem }) => `input ${number} of seed ${seed}, ${input}: ${problem}`)
  if (seen.slowest.ms > MOST_MS) wrong.push(`input ${seen.slowest.number} took ${seen.slowest.ms} ms`)
  if (seen.memoryMiB > MOST_MIB) wrong.push(`memory grew by ${seen.memoryMiB} MiB`)
  return { seen, wrong }
}
