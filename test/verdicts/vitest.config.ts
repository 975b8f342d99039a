/** How the tests are run against one mutant: `runner.ts` gives its source, and the first failure ends the run. */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('../..', import.meta.url).pathname,
  test: {
    bail: 1,
    // A mutant must not be taken from the cache of modules, nor stay in it.
    fsModuleCache: false,
    include: ['test/probe/**/*.test.ts'],
    isolate: false,
    maxWorkers: 1,
    // Some tests change what only a process has, such as its umask.
    pool: 'forks',
    setupFiles: './test/support/in-memory.ts',
    testTimeout: 120_000,
  },
})
