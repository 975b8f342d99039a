/**
 * Lets the tests look for mutants of the code that decides verdicts: a mutant that no test notices is a fault that no test would notice.
 * `mutants.ts` makes them, `equivalent.ts` names those that are no faults.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { equivalents } from './equivalent.ts'
import { type Mutant, mutantsIn, withMutant } from './mutants.ts'
import type { Order, Result } from './runner.ts'

export const root = join(import.meta.dirname, '../..')

/**
 * How long a test may look for one mutant: so many times as long as it took without a fault, or that long where it has not been run yet. A
 * mutant that makes it wait for ever is noticed.
 */
const TIMES_AS_LONG = 6
const LEAST_MS = 15_000
const LIMIT_MS = 90_000
/** How long the process that runs them may take to start, on a machine that has much else to do. */
const START_MS = 120_000

/** Each file that decides verdicts, and the tests that look for its mutants, the quickest first. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  'src/probe/disguise.ts': ['test/probe/disguise.test.ts'],
  'src/probe/engine/asking.ts': ['test/probe/engine/asking.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/engine/campaign.ts': ['test/probe/engine/control.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/engine/hearing.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/engine/control.test.ts'],
  'src/probe/engine/looks.ts': ['test/probe/engine/campaign.test.ts'],
  'src/probe/engine/oracle.ts': ['test/probe/engine/oracle.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/engine/outlive.ts': ['test/probe/engine/outlive.test.ts', 'test/probe/engine/outlive-ways.test.ts'],
  'src/probe/engine/weigh.ts': ['test/probe/engine/campaign.test.ts'],
  'src/probe/protocol/http-judge.ts': ['test/probe/engine/oracle.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/protocol/steps.ts': ['test/probe/protocol/steps.test.ts'],
  'src/probe/protocol/words-judge.ts': ['test/probe/protocol/words-judge.test.ts'],
  'src/probe/renegotiation.ts': ['test/probe/renegotiation.test.ts'],
  'src/probe/report/accept.ts': ['test/probe/report/accept.test.ts'],
  'src/probe/report/assemble.ts': ['test/probe/report/assemble.test.ts', 'test/probe/report/accept.test.ts'],
  'src/probe/report/baseline.ts': ['test/probe/report/gate.test.ts'],
  'src/probe/report/explain.ts': ['test/probe/report/explain.test.ts', 'test/probe/report/assemble.test.ts'],
  'src/probe/report/gate.ts': ['test/probe/report/gate.test.ts'],
  'src/probe/report/outcome.ts': ['test/probe/report/outcome.test.ts'],
  'src/probe/report/report.ts': ['test/probe/report/assemble.test.ts', 'test/probe/report/accept.test.ts'],
  'src/probe/resumed-elsewhere.ts': ['test/probe/resumed-elsewhere.test.ts'],
  'src/probe/side-door.ts': ['test/probe/side-door.test.ts'],
}

/** The test of an attack, and of a protocol, is of its name. */
function namedSubjects(
  folder: 'attacks' | 'protocols',
): readonly (readonly [file: string, tests: readonly string[]])[] {
  const files = globSync(`src/probe/${folder}/*.ts`, { cwd: root }).sort()
  return files.flatMap((file) => {
    const test = `test/probe/${folder}/${basename(file, '.ts')}.test.ts`
    return existsSync(join(root, test)) ? [[file, [test]] as const] : []
  })
}

export type Subject = { readonly file: string; readonly tests: readonly string[] }

export const allSubjects = (): readonly Subject[] =>
  [...Object.entries(subjects), ...namedSubjects('attacks'), ...namedSubjects('protocols')].map(([file, tests]) => ({
    file,
    tests,
  }))

export type Case = Subject & { readonly source: string; readonly mutant: Mutant }

/** The line of a mutant, by which it is known to people, and to `equivalent.ts`. */
export const codeOf = ({ source, mutant }: Case): string => source.split('\n')[mutant.line - 1]?.trim() ?? ''

const isEquivalent = (one: Case): boolean =>
  equivalents.some(({ file, code, what }) => file === one.file && what === one.mutant.what && code === codeOf(one))

/** All mutants of these files, without those that are known to be no faults. */
export function casesOf(chosen: readonly Subject[]): { readonly cases: readonly Case[]; readonly equivalent: number } {
  const all = chosen.flatMap((subject) => {
    const source = readFileSync(join(root, subject.file), 'utf8')
    return mutantsIn(source).map((mutant): Case => ({ ...subject, source, mutant }))
  })
  const cases = all.filter((one) => !isEquivalent(one))
  return { cases, equivalent: all.length - cases.length }
}

/** A file as it is, which its tests must let pass, so that what they say of its mutants means something. */
export function wholeOf(subject: Subject): Case {
  const source = readFileSync(join(root, subject.file), 'utf8')
  return { ...subject, source, mutant: { line: 1, what: 'nothing', start: 0, end: 0, text: '' } }
}

/** Exceptions that name no mutant: the code has changed. */
export function idleEquivalents(): readonly string[] {
  const { cases } = { cases: allSubjects().flatMap((subject) => allOf(subject)) }
  return equivalents
    .filter(
      ({ file, code, what }) =>
        !cases.some((one) => one.file === file && one.mutant.what === what && codeOf(one) === code),
    )
    .map(({ file, code, what }) => `${file}: ${what} in ${code}`)
}

function allOf(subject: Subject): readonly Case[] {
  const source = readFileSync(join(root, subject.file), 'utf8')
  return mutantsIn(source).map((mutant) => ({ ...subject, source, mutant }))
}

export type Outcome = 'noticed' | 'too slow' | 'survived'

/** Runs tests for one after the other; `end` must be called when nothing more is to be looked for. */
export type Looking = { look(one: Case): Promise<Outcome>; end(): void }

/** Opens a way to run tests against mutants. Effects: a process, which is begun anew where a mutant held it up. */
export function openLooking(): Looking {
  let runner: ChildProcess | undefined
  /** How long each test took without a fault. */
  const tookMs = new Map<string, number>()

  const begin = (): ChildProcess =>
    fork(join(import.meta.dirname, 'runner.ts'), {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A group of its own, so that what runs the tests ends with it, even where a mutant never ends.
      detached: true,
    })

  const end = (): void => {
    const { pid } = runner ?? {}
    runner = undefined
    try {
      if (pid !== undefined) process.kill(-pid, 'SIGKILL')
    } catch {
      // It has ended by itself.
    }
  }

  /** The next message; undefined where none comes in time, or the process ends. */
  const hear = async (from: ChildProcess, withinMs: number): Promise<unknown> => {
    const timing = new AbortController()
    const { signal } = timing
    try {
      return await Promise.race([
        once(from, 'message', { signal }).then(([message]: unknown[]) => message),
        once(from, 'exit', { signal }).then(() => undefined),
        sleep(withinMs, undefined, { signal }),
      ])
    } finally {
      timing.abort()
    }
  }

  const run = async (order: Order): Promise<Outcome> => {
    if (runner === undefined) {
      runner = begin()
      if ((await hear(runner, START_MS)) === undefined) throw new Error('the tests for mutants do not start')
    }
    const took = tookMs.get(order.test)
    const limitMs = took === undefined ? LIMIT_MS : Math.max(LEAST_MS, took * TIMES_AS_LONG)
    const startedMs = performance.now()
    runner.send(order)
    const result = (await hear(runner, limitMs)) as Result | undefined
    if (result?.passed === true) tookMs.set(order.test, performance.now() - startedMs)
    if (result === undefined) {
      end()
      return 'too slow'
    }
    return result.passed ? 'survived' : 'noticed'
  }

  return {
    /** Lets the tests of a mutant look for it, one file after the other until one notices. */
    look: async ({ file, source, mutant, tests }) => {
      for (const test of tests) {
        const outcome = await run({ file, source: withMutant(source, mutant), test })
        if (outcome !== 'survived') return outcome
      }
      return 'survived'
    },
    end,
  }
}
