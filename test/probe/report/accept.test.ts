import { describe, expect, it } from 'vitest'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { acceptResults, parseAcceptances } from '../../../src/probe/report/accept.ts'
import { assembleReport } from '../../../src/probe/report/assemble.ts'
import { drawHtml } from '../../../src/probe/report/html.ts'
import { encodeReport } from '../../../src/probe/report/json.ts'
import { encodeJunit } from '../../../src/probe/report/junit.ts'
import { outcomeOf } from '../../../src/probe/report/outcome.ts'
import { standingOf } from '../../../src/probe/report/report.ts'
import { encodeSarif } from '../../../src/probe/report/sarif.ts'
import { conclude, idleAcceptances, orderResults } from '../../../src/probe/report/telling.ts'
import { drawReport } from '../../../src/probe/report/terminal.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'
import { skeletonOf } from '../../support/well-formed.ts'

// One that got through, one that stayed open, and a few that held.
const [bypassed, open, untried, remarked, held] = makeReport().results.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
]
const accept = (pairs: Record<string, string>, text = 'answered 200') =>
  assembleReport(makeReport(text), parseAcceptances(Object.entries(pairs)))
const both = { [bypassed]: 'the web page is another team’s', [open]: 'a proxy hides it' }

const same = (text: string): string => text
const pens = { columns: 100, bold: same, dim: same, red: same, green: same, yellow: same }
const draw = (report: ReturnType<typeof accept>): string =>
  drawReport(report, pens, 'brief').join('\n').replace(/\s+/g, ' ')

describe('parseAcceptances', () => {
  it('takes attacks that there are, each with a reason', () => {
    expect([...parseAcceptances([['framing', ' no browser asks it ']])]).toEqual([['framing', 'no browser asks it']])
  })

  it('refuses an attack that is none, and names those that are near', () => {
    const of = (attack: string) => () => parseAcceptances([[attack, 'why']])
    expect(of('framings')).toThrow(
      expect.objectContaining({
        code: 'attack.unknown',
        facts: { attack: 'framings', near: ['framing'], known: attacks.map(({ id }) => id) },
      }),
    )
    for (const attack of ['', 'constructor', '__proto__', 'Framing', 'all', '*'])
      expect(of(attack), attack).toThrow(expect.objectContaining({ code: 'attack.unknown' }))
  })

  it('refuses one without a reason, and one twice', () => {
    const malformed = expect.objectContaining({ code: 'input.malformed' })
    expect(() => parseAcceptances([['framing', ' ']])).toThrow(malformed)
    const twice = [['framing', 'why'] as const, ['framing', 'why'] as const]
    expect(() => parseAcceptances(twice)).toThrow(malformed)
  })
})

describe('what is accepted', () => {
  it('spoils the verdict no more, and stays in the report', () => {
    const report = accept(both)
    expect(report.verdict).toBe('enforced')
    expect(report.counts).toMatchObject({ accepted: 2, bypassed: 0, inconclusive: 0 })
    expect(report.results).toHaveLength(attacks.length)
    expect(outcomeOf(report)).toMatchObject({ verdict: 'enforced', failures: [] })
    expect(conclude(report)).toMatch(
      /^The honest client is let in; of the attacks that were tried, 1 got through and 1 proved nothing \(accepted\), and every other was refused[.;]/,
    )
  })

  it('excuses nothing else', () => {
    expect(accept({ [bypassed]: 'why' })).toMatchObject({ verdict: 'inconclusive', counts: { accepted: 1 } })
    expect(conclude(accept({ [bypassed]: 'why' }))).toBe(
      'Of the attacks, 1 got through (accepted), and 1 attack proved nothing besides: this is no proof yet.',
    )
    expect(accept({ [open]: 'why' })).toMatchObject({ verdict: 'bypassed', counts: { accepted: 1 } })
    expect(accept({ [held]: 'why', [untried]: 'why', [remarked]: 'why' })).toMatchObject({
      verdict: 'bypassed',
      counts: makeReport().counts,
    })
  })

  it('is no proof where nothing was seen to be refused, nor where the honest client was not let in', () => {
    const { results } = makeReport()
    const acceptances = parseAcceptances(Object.entries(both))
    const alone = assembleReport({ ...makeReport(), results: results.slice(0, 2) }, acceptances)
    expect(alone.verdict).toBe('inconclusive')
    expect(conclude(alone)).toBe('No attack was seen to be refused: this is no proof yet.')
    const controls = makeReport().controls.map((control) => ({ ...control, state: 'failed' as const }))
    expect(assembleReport({ ...makeReport(), controls }, acceptances).verdict).toBe('inconclusive')
  })

  it('covers what cannot but follow from it, and nothing that does not', () => {
    const [model] = makeReport().results
    const through = (id: string, explainedBy?: string) =>
      ({ ...model!, id, ...(explainedBy === undefined ? {} : { explainedBy }) }) as typeof model & object
    const results = [through('no-certificate'), through('expired', 'no-certificate'), through('framing')]
    const standings = acceptResults(results, new Map([['no-certificate', 'a public page']])).map(standingOf)
    expect(standings).toEqual(['accepted', 'accepted', 'bypassed'])
    const follower = acceptResults(results, new Map([['expired', 'why']])).map(standingOf)
    expect(follower).toEqual(['bypassed', 'accepted', 'bypassed'])
  })

  it('stands after what is open, and before what is only remarked', () => {
    const ids = orderResults(accept(both).results).map(({ id }) => id)
    expect(ids.slice(0, 3).sort()).toEqual([bypassed, open, remarked].sort())
    expect(ids[2]).toBe(remarked)
    expect(orderResults(accept({ [bypassed]: 'why' }).results)[0]?.id).toBe(open)
  })

  it('is told with its reason, and with what was found, in every form', () => {
    const report = accept(both)
    const [first] = report.results
    const shown = draw(report)
    expect(shown).toContain(`• accepted ${first?.title}`)
    expect(shown).toContain(`because ${both[bypassed]}`)
    expect(shown).toContain('2 accepted')
    expect(shown).not.toContain('got through:')

    const found = encodeSarif(report, '0').runs[0]!.results.filter((result) => 'suppressions' in result)
    expect(found.map(({ ruleId }) => ruleId).sort()).toEqual([bypassed, open].sort())
    expect(found.find(({ ruleId }) => ruleId === bypassed)).toMatchObject({
      suppressions: [{ kind: 'external', status: 'accepted', justification: both[bypassed] }],
    })

    const junit = encodeJunit(report)
    expect(junit).toMatch(/^<testsuites [^>]*failures="0" errors="0"/m)
    expect(junit).toContain('<system-out>accepted: the web page is another team’s\nbypassed: answered 200</system-out>')
    expect(junit).not.toMatch(/<failure|<error/)

    const page = drawHtml(report, '0')
    expect(page).toContain('<dt>Accepted</dt><dd>a proxy hides it</dd>')
    expect(page).toContain('<details class="accepted" >')
    expect(page).not.toMatch(/<details class="(bypassed|inconclusive)"/)

    const answer = encodeReport(report).results.find(({ id }) => id === bypassed)
    expect(answer).toMatchObject({ verdict: 'bypassed', accepted: both[bypassed] })
  })

  it('is told where it is refused again, so that it need not be accepted any longer', () => {
    const report = accept({ ...both, [held]: 'not yet mended' })
    expect(idleAcceptances(report).map(({ id }) => id)).toEqual([held])
    const again = 'not yet mended; the server refuses this attack now, so the acceptance is no longer needed'
    expect(encodeJunit(report)).toContain(`accepted: ${again}</system-out>`)
    expect(drawHtml(report, '0')).toContain(`<dd>${again}</dd>`)
    expect(JSON.stringify(encodeSarif(report, '0').runs[0]!.invocations)).toContain(again)
    expect(idleAcceptances(accept({ [untried]: 'why', [remarked]: 'why', ...both }))).toEqual([])
  })

  it.each(breakouts.map((text) => [JSON.stringify(text), text]))('keeps its structure: %s', (_, text) => {
    const reasons = (reason: string) => accept({ [bypassed]: `x${reason}`, [held]: `x${reason}` })
    expect(skeletonOf(encodeJunit(reasons(text)))).toEqual(skeletonOf(encodeJunit(reasons(''))))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(draw(reasons(text))).not.toMatch(/[\u0000-\u0008\u001b\u007f-\u009f\u202e]/)
  })
})
