/** The mutants themselves, and a sample of them looked for; `npm run test:mutants` looks for all. */
import { describe, expect, it } from 'vitest'
import { leaveToSweeps } from '../support/sweep.ts'
import { drawCases, sumOf } from './draw.ts'
import { mutantsIn, withMutant } from './mutants.ts'
import { allSubjects, casesOf, idleEquivalents, openLooking, wholeOf } from './score.ts'

const made = (source: string): readonly string[] => mutantsIn(source).map((one) => withMutant(source, one))

/** How many are looked for in the suite of sweeps: each costs a run of tests. */
const SAMPLE = 8

describe('mutants', () => {
  it.each([
    ['if (a === b) f()', ['if (!(a === b)) f()', 'if (a !== b) f()', 'if (a === b) ;', '']],
    ['x = a < b ? 1 : 2', ['x = !(a < b) ? 1 : 2', 'x = a <= b ? 1 : 2', ';']],
    ["x = { verdict: 'enforced' }", ["x = { verdict: 'bypassed' }", ';']],
    ["x = { verdict: 'silent' }", ["x = { verdict: 'enforced' }", ';']],
    ['const x = a && b', ['const x = a || b']],
    ['const x = list.some(f)', ['const x = list.every(f)']],
    ['const x = list.toString()', []],
    ["type X = { verdict: 'enforced' }", []],
    ['const x = y as unknown as Z', []],
    ["const x: 'a' | 'b' = y satisfies Z", []],
  ])('of %s are these', (source, expected) => {
    expect([...made(source)].toSorted()).toEqual([...expected].toSorted())
  })

  it('name their lines', () => {
    expect(mutantsIn('const a = 1\n\nconst b = a > 1\n')).toMatchObject([{ line: 3, what: '> becomes >=' }])
  })

  it('are drawn by a seed: the same each time, others for another seed, none twice', () => {
    const all = Array.from({ length: 100 }, (_, index) => index)
    expect(drawCases(all, 10, 1)).toEqual(drawCases(all, 10, 1))
    expect(drawCases(all, 10, 2)).not.toEqual(drawCases(all, 10, 1))
    expect(new Set(drawCases(all, 200, 3)).size).toBe(100)
  })

  it('are summed up', () => {
    const score = { file: 'a', mutants: 3, noticed: 2, equivalent: 1 }
    expect(sumOf([score, score])).toEqual({ mutants: 6, noticed: 4, equivalent: 2 })
  })
})

describe('the code that decides verdicts', () => {
  it('has mutants in each file that has a test of its own, and no exception that names none', () => {
    expect(casesOf(allSubjects()).cases.length).toBeGreaterThan(500)
    expect(idleEquivalents()).toEqual([])
  })

  it('is looked at by tests that notice the plainest fault, and pass without one', async () => {
    const whole = wholeOf(allSubjects().find(({ file }) => file.endsWith('report/gate.ts'))!)
    const broken = {
      ...whole,
      mutant: { ...whole.mutant, end: whole.source.length, text: 'export const nothing = 1\n' },
    }
    const { look, end } = openLooking()
    expect([await look(whole), await look(broken), await look(whole)]).toEqual(['survived', 'noticed', 'survived'])
    end()
  })

  it('lets no fault of a sample pass unnoticed', async (context) => {
    leaveToSweeps(context)
    const measured = casesOf(allSubjects().filter(({ file }) => /engine\/oracle|report\/gate/.test(file))).cases
    const sample = drawCases(measured, SAMPLE, Number(process.env['COUNTERSIGN_SEED'] ?? 1))
    const survived: string[] = []
    const { look, end } = openLooking()
    for (const one of sample) {
      if ((await look(one)) === 'survived') survived.push(`${one.file}:${one.mutant.line}: ${one.mutant.what}`)
    }
    end()
    expect(survived).toEqual([])
  })
})
