/**
 * `npm run test:mutants -- [--files REGEXP] [--sample N] [--seed S] [--workers N] [--write]`: how many faults in the code that decides
 * verdicts a test notices. `--write` keeps the score in `test/verdicts/score.json`, from which `docs/probe.md` has it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawCases, type Score, sumOf } from './draw.ts'
import { allSubjects, type Case, casesOf, codeOf, look, type Outcome } from './score.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '' },
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    write: { type: 'boolean', default: false },
  },
})
const chosen = allSubjects().filter(({ file }) => new RegExp(values.files).test(file))
const { cases } = casesOf(chosen)
const drawn = values.sample === undefined ? cases : drawCases(cases, Number(values.sample), Number(values.seed))
const outcomes = new Map<Case, Outcome>()
const waiting = [...drawn]

async function work(): Promise<void> {
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    const outcome = await look(one)
    outcomes.set(one, outcome)
    if (outcome === 'survived') console.log(`${one.file}:${one.mutant.line}: ${one.mutant.what}: ${codeOf(one)}`)
  }
}
await Promise.all(Array.from({ length: Number(values.workers) }, work))

const scores: Score[] = chosen.flatMap((subject) => {
  const own = drawn.filter(({ file }) => file === subject.file)
  const { equivalent } = casesOf([subject])
  const noticed = own.filter((one) => outcomes.get(one) !== 'survived').length
  return own.length + equivalent === 0 ? [] : [{ file: subject.file, mutants: own.length, noticed, equivalent }]
})
const { mutants, noticed, equivalent } = sumOf(scores)
console.log(`mutation score: ${noticed} of ${mutants} faults noticed, ${equivalent} that are none left out`)
if (values.write) {
  const file = join(import.meta.dirname, 'score.json')
  const before: readonly Score[] = JSON.parse(readFileSync(file, 'utf8'))
  const kept = before.filter((one) => !scores.some((score) => score.file === one.file))
  const all = [...kept, ...scores].toSorted((one, other) => one.file.localeCompare(other.file))
  writeFileSync(
    file,
    `[\n${all
      .map(
        (one) =>
          `  ${JSON.stringify(one)
            .replaceAll(/([,:{])(?=["\d])/g, '$1 ')
            .replace('}', ' }')}`,
      )
      .join(',\n')}\n]\n`,
  )
}
if (noticed < mutants) process.exitCode = 1
