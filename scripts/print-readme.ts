/**
 * Prints what the README tells its reader to type, as one script for one shell. What is printed is compared in
 * `test/interop/guides.test.ts`, which types in the guides as well; not here.
 *
 *   node scripts/print-readme.ts | bash
 */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { shellWord } from '../src/core/shell.ts'
import { readSession } from '../test/support/session.ts'

/** What only a clone of its own can show is run here. */
const HERE = /^(```sh) not run: \.ci\/run types it .*$/gm

const readme = readFileSync(join(dirname(import.meta.dirname), 'README.md'), 'utf8')
// As a reader would notice: what fails is told by the status of a whole step, for some steps show how something is refused.
for (const { command, line } of readSession(readme.replace(HERE, '$1')).steps) {
  console.log(command)
  console.log(`[ $? = 0 ] || { echo ${shellWord(`README.md, line ${line}: it failed`)}; exit 1; }`)
}
// A session ends what it started; one that does not is waited for until this whole script is ended.
console.log('wait')
