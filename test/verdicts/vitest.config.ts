/** How the tests are run against one mutant: its file is read from another place, and the first failure ends the run. */
import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const original = process.env['COUNTERSIGN_MUTATED']
const mutant = process.env['COUNTERSIGN_MUTANT']

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  plugins: [
    {
      name: 'mutant',
      enforce: 'pre',
      load: (id) =>
        original !== undefined && mutant !== undefined && id.split('?')[0] === original
          ? readFileSync(mutant, 'utf8')
          : undefined,
    },
  ],
  test: {
    bail: 1,
    // A mutant must not be taken from the cache of modules, nor stay in it.
    fsModuleCache: false,
    include: ['test/probe/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    setupFiles: './test/support/in-memory.ts',
    testTimeout: 120_000,
  },
})
