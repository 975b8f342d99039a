/**
 * Prints what the README and the guides tell their reader to type, as one script for one shell: each guide in an empty directory
 * of its own, after the README and in its order. What is printed is compared in `test/interop/guides.test.ts`, not here.
 *
 *   node scripts/print-sessions.ts | bash
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { shellWord } from '../src/core/shell.ts'
import { linksOf } from '../test/support/markdown.ts'
import { readSession } from '../test/support/session.ts'

const root = dirname(import.meta.dirname)
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
/** What only a clone of its own can show is run here. */
const HERE = /^(```sh) not run: \.ci\/run types it .*$/gm

const readme = read('README.md')
const guides = [...new Set(linksOf(readme).filter((link) => /^docs\/[a-z-]+\.md$/.test(link)))]
const sessions = ['README.md', ...guides].map((path) => ({ path, ...readSession(read(path).replace(HERE, '$1')) }))

for (const { path, steps } of sessions.filter(({ steps }) => steps.length > 0)) {
  console.log(`echo ${shellWord(`== ${path}`)}`)
  // In one shell, and yet as in a new one: the home that one guide has named is not that of the next.
  if (path !== 'README.md') console.log('cd "$(mktemp -d)"; unset $(compgen -v COUNTERSIGN_)')
  // As a reader would notice: what fails is told by the status of a whole step, for some steps show how something is refused.
  for (const { command, line } of steps) {
    console.log(command)
    console.log(`[ $? = 0 ] || { echo ${shellWord(`${path}, line ${line}: it failed`)}; exit 1; }`)
  }
  // A session ends what it started; one that does not is waited for until this whole script is ended.
  console.log('wait')
}
