/**
 * The README and the guides in `docs/`, typed in as a reader would. `UPDATE_DOCS=1` writes what was printed into a document where
 * something else is shown, never in CI; what it wrote is to be read before it is kept.
 */
import { chmodSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it, type TestContext } from 'vitest'
import { openWorkshop, type Workshop } from '../cli/program.ts'
import { buildFolder, rustVersion } from '../support/cargo.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { nginxes } from '../support/nginx.ts'
import { faultOf, type Place, readSession, runSession, updateDocument } from '../support/session.ts'
import { missingForTokens } from '../support/token.ts'

const root = resolve(import.meta.dirname, '../..')
const updating = process.env['UPDATE_DOCS'] === '1' && process.env['CI'] !== 'true'
const here = nginxes()[0]

const tokenPrograms = missingForTokens()

/** What a document may ask for: whether it is here, and what would bring it. */
const programs: Readonly<Record<string, readonly [boolean, string]>> = {
  cargo: [rustVersion !== undefined, 'install Rust'],
  curl: [findProgram('curl') !== undefined, 'install curl'],
  java: [findProgram('javac') !== undefined, 'install a Java that compiles (openjdk-17-jdk-headless)'],
  nginx: [here?.runner !== undefined, here?.missing ?? ''],
  openssl: [findProgram('openssl') !== undefined, 'install OpenSSL 3'],
  pk12util: [findProgram('pk12util') !== undefined, 'install the tools of NSS (libnss3-tools)'],
  softhsm: [tokenPrograms === undefined, tokenPrograms ?? ''],
}

function requirePrograms(context: TestContext, needs: readonly string[]): void {
  for (const need of needs) {
    const [found, missing] = programs[need] ?? [false, 'no test knows it']
    if (!found) leaveOut(context, `no ${need}: ${missing}`)
  }
}

const workshops: Workshop[] = []
afterAll(() => {
  for (const workshop of workshops) workshop.remove()
})

/** Building takes minutes, so the reader's `target/` leads to the folder that other tests build into. */
const keptCargo = (): string => `#!/bin/sh
[ -e target ] || ln -s '${buildFolder(join(root, 'templates/axum'))}' target
PATH=\${PATH#*:} exec cargo "$@"
`

function openPlace(needs: readonly string[]): Place {
  const workshop = openWorkshop()
  workshops.push(workshop)
  const { directory, home } = workshop
  const { CARGO_HOME = join(homedir(), '.cargo'), RUSTUP_HOME = join(homedir(), '.rustup') } = process.env
  const ours = { LC_ALL: 'C.UTF-8', TZ: 'UTC', TMPDIR: home, CARGO_HOME, RUSTUP_HOME }
  if (needs.includes('cargo')) {
    writeFileSync(join(home, 'bin/cargo'), keptCargo())
    chmodSync(join(home, 'bin/cargo'), 0o755)
  }
  return { directory, home, env: { ...workshop.env, ...ours } }
}

const documents = ['README.md', ...globSync('docs/*.md', { cwd: root }).sort()]
const read = (document: string): string => readFileSync(join(root, document), 'utf8')

describe('what a document shows', () => {
  const told = documents.map((document) => ({ document, ...readSession(read(document)) }))

  it.for(told.filter(({ steps }) => steps.length > 0))(
    'happens when it is typed in: $document',
    async ({ document, steps, needs }, context) => {
      requirePrograms(context, needs)
      const outcomes = await runSession(steps, openPlace(needs), { afterFault: updating ? 'go-on' : 'stop' })
      if (updating) writeFileSync(join(root, document), updateDocument(read(document), outcomes))
      expect(outcomes.map(faultOf).find((fault) => fault !== undefined)).toBeUndefined()
      expect(outcomes.length).toBe(steps.length)
    },
  )

  it.for(told.flatMap(({ document, leftOut }) => leftOut.map((block) => ({ document, ...block }))))(
    'is not run: $document, line $line',
    ({ reason }, context) => context.skip(reason),
  )
})
