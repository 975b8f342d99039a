/**
 * Lets the tests look for mutants of the code that decides verdicts: a mutant that no test notices is a fault that no test would notice.
 * `mutants.ts` makes them, `equivalent.ts` names those that are no faults.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { equivalents } from './equivalent.ts'
import { type Mutant, mutantsIn, withMutant } from './mutants.ts'

export const root = join(import.meta.dirname, '../..')

/** How long the tests may look for one mutant: a mutant that makes them wait for ever is noticed. */
const LIMIT_MS = 90_000

/** Each file that decides verdicts, and the tests that look for its mutants, the quickest first. */
const subjects: Readonly<Record<string, readonly string[]>> = {
  'src/probe/engine/oracle.ts': ['test/probe/engine/oracle.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/engine/asking.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/probe.test.ts'],
  'src/probe/engine/campaign.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/probe.test.ts'],
  'src/probe/engine/hearing.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/probe.test.ts'],
  'src/probe/engine/looks.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/probe.test.ts'],
  'src/probe/engine/weigh.ts': ['test/probe/engine/campaign.test.ts', 'test/probe/probe.test.ts'],
  'src/probe/protocol/http-judge.ts': ['test/probe/engine/oracle.test.ts', 'test/probe/engine/campaign.test.ts'],
  'src/probe/report/accept.ts': ['test/probe/report/accept.test.ts'],
  'src/probe/report/assemble.ts': ['test/probe/report/assemble.test.ts', 'test/probe/report/accept.test.ts'],
  'src/probe/report/explain.ts': ['test/probe/report/explain.test.ts', 'test/probe/report/assemble.test.ts'],
  'src/probe/report/gate.ts': ['test/probe/report/gate.test.ts'],
}

/** The test of an attack is of its name. */
function attackSubjects(): readonly (readonly [file: string, tests: readonly string[]])[] {
  const files = globSync('src/probe/attacks/*.ts', { cwd: root }).sort()
  return files.flatMap((file) => {
    const test = `test/probe/attacks/${basename(file, '.ts')}.test.ts`
    return existsSync(join(root, test)) ? [[file, [test]] as const] : []
  })
}

export type Subject = { readonly file: string; readonly tests: readonly string[] }

export const allSubjects = (): readonly Subject[] =>
  [...Object.entries(subjects), ...attackSubjects()].map(([file, tests]) => ({ file, tests }))

export type Case = Subject & { readonly source: string; readonly mutant: Mutant }

/** The line of a mutant, by which it is known to people, and to `equivalent.ts`. */
export const codeOf = ({ source, mutant }: Case): string => source.split('\n')[mutant.line - 1]?.trim() ?? ''

const isEquivalent = (one: Case): boolean =>
  equivalents.some(({ file, code, what }) => file === one.file && what === one.mutant.what && code === codeOf(one))

/** All mutants of these files, without those that are known to be no faults. */
export function casesOf(chosen: readonly Subject[]): { readonly cases: readonly Case[]; readonly equivalent: number } {
  const all = chosen.flatMap((subject) => {
    const source = readFileSync(join(root, subject.file), 'utf8')
    return mutantsIn(source).map((mutant): Case => ({ ...subject, source, mutant }))
  })
  const cases = all.filter((one) => !isEquivalent(one))
  return { cases, equivalent: all.length - cases.length }
}

/** Exceptions that name no mutant: the code has changed. */
export function idleEquivalents(): readonly string[] {
  const { cases } = { cases: allSubjects().flatMap((subject) => allOf(subject)) }
  return equivalents
    .filter(
      ({ file, code, what }) =>
        !cases.some((one) => one.file === file && one.mutant.what === what && codeOf(one) === code),
    )
    .map(({ file, code, what }) => `${file}: ${what} in ${code}`)
}

function allOf(subject: Subject): readonly Case[] {
  const source = readFileSync(join(root, subject.file), 'utf8')
  return mutantsIn(source).map((mutant) => ({ ...subject, source, mutant }))
}

export type Outcome = 'noticed' | 'too slow' | 'survived'

/** Runs some tests against a mutant. Effects: a process of vitest, ended after a while. */
function runTests(file: string, mutated: string, tests: readonly string[]): Promise<Outcome> {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--config', 'test/verdicts/vitest.config.ts', ...tests],
    {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, COUNTERSIGN_MUTATED: join(root, file), COUNTERSIGN_MUTANT: mutated },
    },
  )
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      resolve('too slow')
    }, LIMIT_MS)
    child.once('exit', (status) => {
      clearTimeout(timer)
      resolve(status === 0 ? 'survived' : 'noticed')
    })
  })
}

/** Lets the tests of a mutant look for it, one file after the other until one notices. */
export async function look(one: Case): Promise<Outcome> {
  const directory = mkdtempSync(join(tmpdir(), 'countersign-mutant-'))
  try {
    const mutated = join(directory, 'mutant.ts')
    writeFileSync(mutated, withMutant(one.source, one.mutant))
    for (const test of one.tests) {
      const outcome = await runTests(one.file, mutated, [test])
      if (outcome !== 'survived') return outcome
    }
    return 'survived'
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
