import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import type { AttackResult, Report } from '../../src/probe/report/report.ts'
import { openRemedies } from '../../src/workflow/remedies.ts'
import { makeReport } from '../support/report-kit.ts'

const root = join(import.meta.dirname, '../..')
const directory = mkdtempSync(join(tmpdir(), 'countersign-remedies-'))
afterAll(() => rmSync(directory, { recursive: true }))

/** The templates that are shipped, but that one of them cannot be read. */
const damaged = join(directory, 'templates')
cpSync(join(root, 'templates', 'nginx'), join(damaged, 'nginx'), { recursive: true })
writeFileSync(join(damaged, 'nginx', 'remedies.json'), '{')

const at = (templates: string) => ({ files: systemFiles, shipped: { templates } }) as Parameters<typeof openRemedies>[1]
const shipped = at(join(root, 'templates'))

const model = makeReport()
const resultsOf = (verdict: 'enforced' | 'bypassed'): Report => ({
  ...model,
  results: model.results.map((result): AttackResult => {
    const { remedy: _, ...facts } = result as AttackResult & { verdict: 'bypassed' }
    const one = result.id === 'no-certificate' ? verdict : 'enforced'
    return { ...facts, verdict: one, evidence: 'answered' } as AttackResult
  }),
})
const [sound, holed] = [resultsOf('enforced'), resultsOf('bypassed')]

describe('remedies', () => {
  it('are put beside the findings of a report', async () => {
    const remedy = await openRemedies({ target: 'nginx' }, shipped)
    const changes = (await remedy(holed)).results.filter(({ change }) => change !== undefined)
    expect(changes.map(({ id, change }) => [id, change?.target])).toEqual([['no-certificate', 'nginx']])
  })

  it('are not read where a report has no finding, and a damaged one is refused where it has', async () => {
    const remedy = await openRemedies({}, at(damaged))
    expect((await remedy(sound)).results).toEqual(sound.results)
    await expect(remedy(holed)).rejects.toMatchObject({ code: 'target.malformed' })
  })

  it('of what is unknown or missing are refused before anything is attacked', async () => {
    await expect(openRemedies({ target: 'nothing' }, shipped)).rejects.toMatchObject({ code: 'target.unknown' })
    const config = join(directory, 'missing.conf')
    await expect(openRemedies({ config }, shipped)).rejects.toMatchObject({ code: 'file.missing' })
  })
})
