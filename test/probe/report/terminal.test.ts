import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { drawReport, type Pens } from '../../../src/probe/report/terminal.ts'
import { brokenTwins, makePki, probeOf, probePorts, startSound, type Twin } from '../../support/twins.ts'

const same = (text: string): string => text
const plain: Pens = { columns: 80, bold: same, dim: same, red: same, green: same, yellow: same }
const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`
const tagged: Pens = { ...plain, red: tag('red'), green: tag('green'), yellow: tag('yellow'), dim: tag('dim') }

const pki = makePki()
const twins: Twin[] = []
let sound: Report
let broken: Report
let bare: Report

beforeAll(async () => {
  const started = await Promise.all([startSound(pki), brokenTwins.expired(pki)])
  twins.push(...started)
  const [good, bad] = started
  const { mint: _, unsafePath: __, revoked: ___, serverCredential: ____, ...request } = probeOf(pki, good.port)
  sound = await runProbe(probeOf(pki, good.port), probePorts)
  broken = await runProbe(probeOf(pki, bad.port), probePorts)
  bare = await runProbe(request, probePorts)
})
afterAll(() => Promise.all(twins.map((twin) => twin.close())))

const draw = (report: Report, detail: 'brief' | 'verbose' = 'brief', pens = plain): string =>
  drawReport(report, pens, detail).join('\n')

/** Text as it reads when lines are joined again. */
const flowing = (text: string): string => text.replace(/\s+/g, ' ')

describe('drawReport', () => {
  it('shows each attack with its verdict and what it means', () => {
    for (const report of [sound, broken, bare]) {
      const text = draw(report)
      for (const result of report.results) {
        expect(text).toMatch(new RegExp(`(enforced|BYPASSED|inconclusive|not tried) +${result.title}`))
        expect(flowing(text)).toContain(flowing(result.meaning).slice(1))
      }
    }
  })

  it('closes with what it all comes to', () => {
    expect(draw(sound)).toContain('✔ The honest client is let in, and everybody else was refused.')
    expect(draw(sound)).toMatch(new RegExp(`${attacks.length} attacks in \\d+\\.\\d s: ${attacks.length} enforced$`))
    expect(draw(broken)).toContain('✘ This server lets in others than the clients of its CA.')
    expect(flowing(draw(bare))).toContain('? Nothing got through, but 1 attack proved nothing: this is no proof yet.')
    expect(draw(bare)).toMatch(/5 not tried$/)
    const untried = { ...sound, counts: { ...sound.counts, 'not-tried': 1 } }
    expect(flowing(draw(untried))).toContain('everybody else was refused; not everything could be tried.')
  })

  it('says so where only the connection is weak', () => {
    const results = broken.results.map((result) => ({ ...result, group: 'protocol' as const }))
    expect(flowing(draw({ ...broken, results }))).toContain('Only clients of the CA get in, but over connections')
  })

  it('shows evidence, remedy and a command where an attack got through, and only there', () => {
    const text = draw(broken)
    for (const label of ['evidence', 'remedy', 'by hand']) {
      expect(text.match(new RegExp(`^ {4}${label} `, 'gm')), label).toHaveLength(1)
      expect(draw(sound), label).not.toMatch(new RegExp(`^ {4}${label} `, 'm'))
    }
  })

  it('says why something was not tried or stayed open', () => {
    expect(flowing(draw(bare))).toContain('name one that changes nothing with --unsafe-path')
    expect(flowing(draw(bare))).toContain('countersign revoke NAME')
  })

  it('shows every attempt and how it was refused when asked to', () => {
    const text = draw(sound, 'verbose')
    expect(text).toContain('alert 116 certificate_required')
    expect(text.match(/ms$/gm)).toHaveLength(sound.results.flatMap(({ attempts }) => attempts).length)
    expect(draw(sound)).not.toContain('alert 116')
  })

  it('keeps to the width of the terminal, but for commands, which are there to be copied', () => {
    for (const columns of [60, 80, 200]) {
      const lines = drawReport(broken, { ...plain, columns }, 'brief').filter((line) => !line.includes('curl'))
      for (const line of lines) expect([...line].length).toBeLessThanOrEqual(Math.min(columns, 104) + 10)
    }
  })

  it('is plain with plain pens, and colours verdicts with others', () => {
    expect(draw(broken)).not.toContain('\u001b')
    const text = draw(broken, 'brief', tagged)
    expect(text).toContain('<red>✘ BYPASSED')
    expect(text).toContain('<green>✔ enforced')
    expect(draw(bare, 'brief', tagged)).toContain('<yellow>? inconclusive')
  })

  it('lets no control character of a server reach the terminal', () => {
    const results = broken.results.map((result) =>
      result.verdict === 'bypassed' ? { ...result, evidence: 'frame-ancestors \u009b31m\u202e' } : result,
    )
    const text = draw({ ...broken, results, identity: 'CN=\u001b[31m' }, 'verbose')
    for (const unseen of ['\u001b', '\u009b', '\u202e']) expect(text).not.toContain(unseen)
  })
})
