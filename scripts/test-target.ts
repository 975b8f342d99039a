/**
 * Runs the tests of one target: every contract that its manifest claims, in each version at hand, and what only this target does. What
 * was left out is counted at the end, as in every run. It does not run what tests all targets together.
 *
 *   npm run test:target nginx
 */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

const targets = globSync(join(import.meta.dirname, '../templates/*/target.json')).map((path) => basename(dirname(path)))
const [name = '', ...others] = process.argv.slice(2)

if (!targets.includes(name)) {
  const asked = name === '' ? 'name a target' : `there is no target ${JSON.stringify(name)} in templates/`
  console.error(
    `countersign: ${asked}\nhint: npm run test:target NAME, where NAME is one of ${targets.sort().join(', ')}`,
  )
  process.exitCode = 2
} else {
  const { status } = spawnSync('vitest', ['run', '--project', name, ...others], { stdio: 'inherit' })
  process.exitCode = status ?? 70
}
