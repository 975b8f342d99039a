/**
 * Has one parser read many bad inputs, in a process of its own, whose memory is limited: `node run.ts PARSER SEED FROM COUNT`. It
 * prints a line for each thousand of inputs, so that who waits for it knows where it hangs, and at the end what it saw.
 */
import { setImmediate } from 'node:timers/promises'
import { isRefusal } from '../../src/core/refusal.ts'
import { broken } from './broken.ts'
import { diceFor, mutate } from './mutation.ts'
import { parsers } from './parsers.ts'

export type Seen = {
  readonly values: number
  readonly refusals: number
  /** The input that took the most processor time, and how much, in milliseconds. */
  readonly slowest: { readonly number: number; readonly ms: number }
  /** How much more memory the process took at its most than before the first input, in MiB. */
  readonly memoryMiB: number
  /** What is neither a value nor a refusal. */
  readonly bugs: readonly { readonly number: number; readonly input: string; readonly problem: string }[]
}

const MOST_BUGS = 5

async function run(name: string, seed: number, from: number, count: number): Promise<Seen> {
  const parser = [...parsers, ...broken].find((one) => one.name === name)
  if (parser === undefined) throw new Error(`there is no parser ${name}`)
  const mostMemory = () => process.resourceUsage().maxRSS / 1024
  const before = mostMemory()
  const bugs: Seen['bugs'][number][] = []
  let [values, slowest] = [0, { number: from, ms: 0 }]
  for (let number = from; number < from + count && bugs.length < MOST_BUGS; number += 1) {
    if (number % 1000 === 0) console.log(number)
    // What streams put off until the loop of events goes on is done.
    if (number % 100 === 0) await setImmediate()
    const input = mutate(diceFor(seed, number), parser.samples)
    const began = process.cpuUsage()
    try {
      await parser.read(input)
      values += 1
    } catch (error) {
      const problem = String((error as Error).stack ?? error)
      if (!isRefusal(error)) bugs.push({ number, input: Buffer.from(input).toString('hex'), problem })
    }
    const { user, system } = process.cpuUsage(began)
    if ((user + system) / 1000 > slowest.ms) slowest = { number, ms: (user + system) / 1000 }
  }
  return { values, refusals: count - values - bugs.length, slowest, memoryMiB: mostMemory() - before, bugs }
}

if (import.meta.main) {
  const [name = '', ...numbers] = process.argv.slice(2)
  const [seed = 1, from = 0, count = 1000] = numbers.map(Number)
  console.log(JSON.stringify(await run(name, seed, from, count)))
}
