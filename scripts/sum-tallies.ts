/**
 * Sums the tallies of several test runs, as `N passed, N failed, N skipped`. A test that ran more than once counts once,
 * by its worst outcome; one that was left out of a run but passed in another has passed.
 */
import { readFileSync } from 'node:fs'
import { describeSkips, type TallyLine } from '../test/support/tally.ts'

const ranks = ['skipped', 'passed', 'failed'] as const

/** Merges the lines of all runs into one line a test. */
export function mergeTallies(lines: readonly TallyLine[]): TallyLine[] {
  const merged = new Map<string, TallyLine>()
  for (const line of lines) {
    const known = merged.get(line.id)
    if (known === undefined || ranks.indexOf(line.state) > ranks.indexOf(known.state)) merged.set(line.id, line)
  }
  return [...merged.values()]
}

/** What failed and how, as lines to print. */
export const describeFailures = (lines: readonly TallyLine[]): string[] =>
  lines
    .filter(({ state }) => state === 'failed')
    .map(({ test, reason }) => ` failed: ${test}${reason === undefined ? '' : `: ${reason}`}`)

/** Writes the closing line. */
export function sumUp(lines: readonly TallyLine[]): string {
  return ['passed', 'failed', 'skipped']
    .map((state) => `${lines.filter((line) => line.state === state).length} ${state}`)
    .join(', ')
}

if (import.meta.main) {
  const text = readFileSync(process.argv[2] ?? '', 'utf8').trim()
  const lines = mergeTallies(text === '' ? [] : text.split('\n').map((line) => JSON.parse(line) as TallyLine))
  for (const line of [...describeSkips(lines), ...describeFailures(lines)]) process.stdout.write(`${line}\n`)
  process.stdout.write(`${sumUp(lines)}\n`)
  process.exitCode = lines.length === 0 || lines.some(({ state }) => state === 'failed') ? 1 : 0
}
