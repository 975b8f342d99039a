/**
 * Notes in `docs/results.json` how many tests of each target a whole run passed, from the tally that the run wrote; `docs/targets.md` says so.
 *
 *   COUNTERSIGN_TALLY=/tmp/tally.jsonl npm run test:all && npm run results -- /tmp/tally.jsonl && npm run generate
 *
 * `.ci/run` leaves its tally there, too.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemFiles } from '../src/effects/files.ts'
import { loadCatalogue } from '../src/export/catalogue.ts'
import type { TallyLine } from '../test/support/tally.ts'
import { mergeTallies } from './sum-tallies.ts'

/** What a run found of one target. */
export type TargetResult = {
  readonly passed: number
  /** How many tests were left out, by their reason. */
  readonly leftOut: Readonly<Record<string, number>>
}

/** What `docs/results.json` holds: the day of the run, as YYYY-MM-DD in UTC, and its targets by name. */
export type Results = { readonly on: string; readonly targets: Readonly<Record<string, TargetResult>> }

/**
 * Sums the lines of a run by target. Pure.
 *
 * @throws {Error} where a test of a target failed, or the run has none of it: there is nothing to be told then
 */
export function resultsOf(lines: readonly TallyLine[], targets: readonly string[], on: string): Results {
  const merged = mergeTallies(lines)
  const of = (target: string): TargetResult => {
    const own = merged.filter(({ suite }) => suite === target)
    const failed = own.find(({ state }) => state === 'failed')
    if (failed !== undefined) throw new Error(`a test of ${target} failed: ${failed.test}`)
    const passed = own.filter(({ state }) => state === 'passed').length
    if (passed === 0) throw new Error(`the run has no test of ${target}: run npm run test:all`)
    const reasons = own.flatMap(({ state, reason = '' }) => (state === 'skipped' ? [reason] : []))
    const leftOut = Object.groupBy(reasons, (reason) => reason)
    return { passed, leftOut: Object.fromEntries(Object.entries(leftOut).map(([why, all]) => [why, all?.length ?? 0])) }
  }
  return { on, targets: Object.fromEntries(targets.map((target) => [target, of(target)])) }
}

if (import.meta.main) {
  const root = resolve(import.meta.dirname, '..')
  const started = (await loadCatalogue(systemFiles, join(root, 'templates'))).filter(({ kind }) => kind === 'started')
  const lines = readFileSync(process.argv[2] ?? '', 'utf8')
    .trim()
    .split('\n')
  const results = resultsOf(
    lines.map((line) => JSON.parse(line) as TallyLine),
    started.map(({ name }) => name),
    new Date().toISOString().slice(0, 10),
  )
  writeFileSync(join(root, 'docs/results.json'), `${JSON.stringify(results, undefined, 2)}\n`)
}
