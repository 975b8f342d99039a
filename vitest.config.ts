import { globSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { basename, dirname } from 'node:path'
import { defineConfig } from 'vitest/config'
import LongestFirst from './test/support/longest-first.ts'

/** What starts real programs, or asks foreign judges. */
const REAL = ['test/interop/**/*.test.ts', 'test/contract/**/*.test.ts']

/** Every file of which the quick suite takes a sample: `test/support/sweep.ts` takes it. */
const sweeps = globSync('test/**/*.test.ts').filter((file) => readFileSync(file, 'utf8').includes('/sweep.ts'))

/** Each target, and the files that start its server alone: what every target must keep, and what only this one does. */
const EXPORTED = 'test/contract/exported.test.ts'
const targets = globSync('templates/*/target.json').map((manifest) => {
  const name = basename(dirname(manifest))
  return { name, include: [EXPORTED, `test/contract/${name}/**/*.test.ts`] }
})

/** Of all but the quick suite. Suites that start real programs wait three quarters of their time, for a program or for a time to pass. */
const together = { maxWorkers: availableParallelism() * 3, sequence: { groupOrder: 1 } }

/** Of the suites that start no servers. */
const alone = {
  setupFiles: './test/support/in-memory.ts',
  // No test changes what others see, so that what one file has loaded serves the next.
  isolate: false,
}

/**
 * `quick` needs nothing but Node, and takes a sample of each long sweep; `sweeps` takes these whole; `servers` starts real programs and
 * asks foreign judges; and each target is a suite of its own name, so that it can be run alone, and beside another.
 *
 * A time-out ends what hangs, and nothing else: a machine that is twenty times slower than usual must fail no test.
 */
export default defineConfig({
  test: {
    testTimeout: 900_000,
    hookTimeout: 900_000,
    globalSetup: ['./test/support/bundled.ts', './test/support/memory.ts'],
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './test/support/tally.ts'],
    projects: [
      {
        extends: true,
        test: {
          ...alone,
          name: 'quick',
          include: ['test/**/*.test.ts'],
          exclude: REAL,
          maxWorkers: Math.ceil(availableParallelism() * 1.5),
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          ...alone,
          ...together,
          name: 'sweeps',
          include: sweeps,
          env: { COUNTERSIGN_SWEEP: 'whole' },
        },
      },
      {
        extends: true,
        test: { ...together, name: 'servers', include: REAL, exclude: targets.flatMap(({ include }) => include) },
      },
      ...targets.map(({ name, include }) => ({
        extends: true as const,
        test: { ...together, name, include, env: { COUNTERSIGN_TARGET: name } },
      })),
    ],
  },
})
