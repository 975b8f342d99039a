/**
 * `npm run test:mutants -- [--files REGEXP] [--sample N] [--seed S] [--workers N] [--write]`: how many faults in the code that decides
 * verdicts a test notices. Goes file by file, the one with the fewest first; `--write` keeps the score of each file that was looked at whole
 * in `test/verdicts/score.json`, from which `docs/probe.md` has it.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { drawCases, type Score, sumOf } from './draw.ts'
import { allSubjects, type Case, casesOf, codeOf, openLooking, type Subject, wholeOf } from './score.ts'

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
const all = casesOf(chosen).cases
const drawn = values.sample === undefined ? all : drawCases(all, Number(values.sample), Number(values.seed))
const lookings = Array.from({ length: Number(values.workers) }, openLooking)

/** Keeps a score beside those of other files. */
function keep(score: Score): void {
  const file = join(import.meta.dirname, 'score.json')
  const before: readonly Score[] = JSON.parse(readFileSync(file, 'utf8'))
  const scores = [...before.filter((one) => one.file !== score.file), score]
  const lines = scores
    .toSorted((one, other) => one.file.localeCompare(other.file))
    .map((one) => {
      const spaced = JSON.stringify(one).replaceAll(/([,:{])(?=["\d])/g, '$1 ')
      return `  ${spaced.replace('}', ' }')}`
    })
  writeFileSync(file, `[\n${lines.join(',\n')}\n]\n`)
}

/** The score of one file; undefined where its tests do not pass without a fault either, so that nothing is known. */
async function measure(subject: Subject, cases: readonly Case[]): Promise<Score | undefined> {
  const isSound = async (): Promise<boolean> => {
    if ((await lookings[0]!.look(wholeOf(subject))) === 'survived') return true
    console.log(`${subject.file}: its tests do not pass without a fault`)
    return false
  }
  if (!(await isSound())) return undefined
  const waiting = [...cases]
  let noticed = 0
  await Promise.all(
    lookings.map(async ({ look }) => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
        if ((await look(one)) !== 'survived') noticed += 1
        else console.log(`${one.file}:${one.mutant.line}: ${one.mutant.what}: ${codeOf(one)}`)
      }
    }),
  )
  // A fault must not have spoilt the process for those after it.
  if (!(await isSound())) return undefined
  return { file: subject.file, mutants: cases.length, noticed, equivalent: casesOf([subject]).equivalent }
}

const ordered = chosen
  .map((subject) => ({ subject, cases: drawn.filter(({ file }) => file === subject.file) }))
  .filter(({ subject, cases }) => cases.length + casesOf([subject]).equivalent > 0)
  .toSorted((one, other) => one.cases.length - other.cases.length)
const scores: Score[] = []
for (const { subject, cases } of ordered) {
  const score = await measure(subject, cases)
  if (score === undefined) continue
  console.log(`${score.file}: ${score.noticed} of ${score.mutants}`)
  scores.push(score)
  if (values.write && values.sample === undefined) keep(score)
}
for (const { end } of lookings) end()
const { mutants, noticed, equivalent } = sumOf(scores)
console.log(`mutation score: ${noticed} of ${mutants} faults noticed, ${equivalent} that are none left out`)
if (noticed < mutants || scores.length < ordered.length) process.exitCode = 1
