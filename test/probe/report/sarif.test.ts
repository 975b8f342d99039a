import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { encodeJson } from '../../../src/core/json.ts'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { encodeSarif } from '../../../src/probe/report/sarif.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'

/** The schema of OASIS, as Microsoft's matchers bring it. */
const file = 'node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'
// Draft 04, of which ajv knows all but the names of these two.
const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'))
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true }).compile(
  schema,
)

const log = encodeSarif(makeReport(), '0.1.0')
const run = log.runs[0]!
const { rules } = run.tool.driver

describe('encodeSarif', () => {
  it('fits the schema of SARIF 2.1.0, and a log with a wrong level does not', () => {
    validate(log)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ ...log, runs: [{ ...run, results: [{ ...run.results[0], level: 'critical' }] }] })).toBe(false)
    expect(validate({ ...log, surprise: 1 })).toBe(false)
  })

  it('has a rule for each attack, with its weaknesses in the taxonomy (§3.19.3)', () => {
    expect(rules.map(({ id }) => id)).toEqual(attacks.map(({ id }) => id))
    for (const [i, { cwe }] of attacks.entries()) {
      const taxa = rules[i]!.relationships.map(({ target }) => target)
      expect(taxa.map(({ id }) => id)).toEqual(cwe.map((number) => `CWE-${number}`))
      for (const { id, index, toolComponent } of taxa)
        expect(run.taxonomies[toolComponent.index]?.taxa[index]?.id).toBe(id)
    }
  })

  it('finds what was bypassed by its severity, notes what stayed open and what was remarked, and nothing else', () => {
    const [bypassed, open] = attacks
    const loud = { critical: 'error', high: 'error', medium: 'warning', low: 'warning' }
    expect(run.results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      [bypassed!.id, loud[bypassed!.severity]],
      [open!.id, 'note'],
      [attacks[3]!.id, 'note'],
    ])
    for (const { ruleId, ruleIndex } of run.results) expect(rules[ruleIndex]?.id).toBe(ruleId)
  })

  it('says what success means as a fact only where it was seen', () => {
    const meanings = run.results.map(({ message }) => message.text.split('\n')[1])
    const [bypassed, open, , remarked] = attacks
    expect(meanings[0]).toBe(bypassed!.meaning)
    for (const [index, { meaning }] of [open!, remarked!].entries()) {
      expect(meanings[index + 1]).toBe(`It may be that ${meaning.slice(0, 1).toLowerCase()}${meaning.slice(1)}`)
    }
  })

  it('tells what was not tried, and is no success where nobody honest was answered', () => {
    const [invocation] = run.invocations
    const told = invocation?.toolExecutionNotifications ?? []
    expect(
      told.map((one) =>
        'associatedRule' in one ? one.associatedRule : 'descriptor' in one ? one.descriptor : undefined,
      ),
    ).toMatchObject([{ id: attacks[2]!.id }, { id: 'http-2' }, { id: 'websocket' }])
    expect(invocation?.executionSuccessful).toBe(true)
    const report = makeReport()
    const controls = report.controls.map((control) => ({ ...control, state: 'failed' as const }))
    expect(encodeSarif({ ...report, controls }, '0.1.0').runs[0]!.invocations[0]!.executionSuccessful).toBe(false)
  })

  it('has one notification and no result where nothing was attacked', () => {
    const cause = { what: 'nothing listens there', next: 'start it' }
    const failed = encodeSarif({ ...makeReport(), verdict: 'inconclusive', ways: [], notTried: [], cause }, '0.1.0')
    validate(failed)
    expect(validate.errors ?? []).toEqual([])
    expect(failed.runs[0]!.results).toEqual([])
    const [invocation] = failed.runs[0]!.invocations
    expect(invocation!.toolExecutionNotifications).toEqual([
      { level: 'error', message: { text: 'nothing listens there; start it' } },
    ])
  })

  it.each(breakouts.map((text) => [JSON.stringify(text), text]))('fits it with any text: %s', (_, text) => {
    const written = encodeJson(encodeSarif(makeReport(text), text))
    expect(written).not.toMatch(/[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u)
    const read = JSON.parse(written)
    validate(read)
    expect(validate.errors ?? []).toEqual([])
    expect(read).toEqual(encodeSarif(makeReport(text), text))
  })
})
