/** The mutation score in `docs/probe.md`, from the last run of `npm run test:mutants -- --write`. */
import { readFileSync } from 'node:fs'
import { type Score, sumOf } from '../../test/verdicts/draw.ts'
import { table } from './markdown.ts'

/** Renders the score. Reads `test/verdicts/score.json`. */
export function renderScore(): string {
  const scores: readonly Score[] = JSON.parse(
    readFileSync(new URL('../../test/verdicts/score.json', import.meta.url), 'utf8'),
  )
  const { mutants, noticed, equivalent } = sumOf(scores)
  return [
    ...table(
      ['file', 'faults', 'noticed', 'no faults'],
      scores.map((one) => [`[${one.file}](../${one.file})`, `${one.mutants}`, `${one.noticed}`, `${one.equivalent}`]),
    ),
    '',
    `Together ${noticed} of ${mutants} faults are noticed; ${equivalent} changes that are no faults are listed with their reasons.`,
    '',
  ].join('\n')
}
