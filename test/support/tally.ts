/** Counts what a run did, names each thing left out with its reason, and keeps the count for anybody who sums runs. Judges nothing. */
import { appendFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** One test of one run, as a line of the file that `COUNTERSIGN_TALLY` names. */
export type TallyLine = {
  /** The same in every run and in every suite: what a suite takes a sample of, and another whole, is one test. */
  readonly id: string
  readonly test: string
  /** The suite that ran it: that of a target has the target's name. */
  readonly suite?: string
  readonly state: 'passed' | 'failed' | 'skipped'
  /** Why it was left out, or how it failed, in one line. */
  readonly reason?: string
}

const MOST_OF_A_REASON = 300

/** Tests or suites of a file by their words, and those of the same words by their order. */
export function named<T extends object>(
  all: readonly T[],
  file: string,
): { readonly one: T; readonly id: string; readonly test: string }[] {
  const met = new Map<string, number>()
  return all.map((one) => {
    const test = 'fullName' in one ? `${file} › ${one.fullName}` : file
    const order = (met.get(test) ?? 0) + 1
    met.set(test, order)
    return { one, id: `${test} #${order}`, test }
  })
}

/** How a test failed, on one line and no longer than one reads. */
const describeFailure = (errors: readonly { readonly message: string }[]): string =>
  errors
    .map(({ message }) => message.replace(/\s+/g, ' ').trim())
    .join('; ')
    .slice(0, MOST_OF_A_REASON) || 'it did not come to its end'

/** Every test of some modules; a module that could not be loaded, or a suite whose hook failed, is one more that failed. */
function linesOf(modules: readonly TestModule[]): TallyLine[] {
  return modules.flatMap((module) => {
    const file = relative(process.cwd(), module.moduleId)
    const suite = module.project.name
    const tests = named([...module.children.allTests()], file).map(({ one: test, ...rest }): TallyLine => {
      const [result, name] = [test.result(), { ...rest, suite }]
      if (result.state === 'skipped') return { ...name, state: 'skipped', reason: result.note ?? 'skipped in the code' }
      if (result.state === 'passed') return { ...name, state: 'passed' }
      return { ...name, state: 'failed', reason: describeFailure(result.errors ?? []) }
    })
    const broken = [module, ...module.children.allSuites()].filter((suite) => suite.errors().length > 0)
    return [
      ...tests,
      ...named(broken, file).map(
        ({ one, id, test }): TallyLine => ({
          id: `suite ${id}`,
          test,
          suite,
          state: 'failed',
          reason: describeFailure(one.errors()),
        }),
      ),
    ]
  })
}

/** What was left out, grouped by reason, as lines to print. */
export function describeSkips(lines: readonly TallyLine[]): string[] {
  const skipped = Object.groupBy(
    lines.filter(({ state }) => state === 'skipped'),
    ({ reason }) => reason ?? '',
  )
  return Object.entries(skipped).map(([reason, tests]) => ` left out: ${tests?.length ?? 0} × ${reason}`)
}

/** Vitest's reporter; runs beside the default one. What a module did is kept as soon as it ends, so that a run that is cut off is counted as far as it came. */
export default class TallyReporter implements Reporter {
  readonly #kept = new Set<TestModule>()

  onTestModuleEnd(module: TestModule): void {
    this.#keep([module])
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    for (const line of describeSkips(linesOf(modules))) process.stdout.write(`${line}\n`)
    // One that could not be loaded may have had no end.
    this.#keep(modules.filter((module) => !this.#kept.has(module)))
  }

  #keep(modules: readonly TestModule[]): void {
    for (const module of modules) this.#kept.add(module)
    const file = process.env['COUNTERSIGN_TALLY']
    if (file === undefined) return
    appendFileSync(
      file,
      linesOf(modules)
        .map((line) => `${JSON.stringify(line)}\n`)
        .join(''),
    )
  }
}
