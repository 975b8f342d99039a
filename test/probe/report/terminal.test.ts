import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProbeRequest } from '../../../src/probe/attack.ts'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { isLeftOut } from '../../../src/probe/needs/index.ts'
import { runProbe } from '../../../src/probe/probe.ts'
import type { Report } from '../../../src/probe/report/report.ts'
import { drawReport, type Pens } from '../../../src/probe/report/terminal.ts'
import { isWhole } from '../../support/sweep.ts'
import { hurriedPorts, makePki, probeOf, startSound, type Twin } from '../../support/twins.ts'
import { expired } from '../../twins/expired.ts'
import { noCertificate } from '../../twins/no-certificate.ts'

const same = (text: string): string => text
const plain: Pens = { columns: 80, bold: same, dim: same, red: same, green: same, yellow: same }
const tag = (name: string) => (text: string) => `<${name}>${text}</${name}>`
const tagged: Pens = { ...plain, red: tag('red'), green: tag('green'), yellow: tag('yellow'), dim: tag('dim') }

const pki = makePki()
/** All attacks; some in the quick suite. */
const few = ['expired', 'framing', 'issued-twice', 'no-certificate', 'revoked', 'server-certificate', 'wrong-eku']
/** Those that are left out where nobody gives what they need are not given it here. */
const chosen = attacks.filter(({ id, needs, speaks }) =>
  isWhole ? speaks !== 'other' && (needs === 'nothing' || !isLeftOut(needs)) : few.includes(id),
)
const probe = (request: ProbeRequest): Promise<Report> => runProbe(request, hurriedPorts, chosen)
const twins: Twin[] = []
let sound: Report
let broken: Report
let bare: Report
let open: Report
let dead: Report

beforeAll(async () => {
  const started = await Promise.all([startSound(pki), expired.start(pki), noCertificate.start(pki)])
  twins.push(...started)
  const [good, bad, lax] = started
  const all = probeOf(pki, good.port)
  const { mint: _, unsafePath: __, revoked: ___, serverCredential: ____, reload: _____, ...request } = all
  sound = await probe(probeOf(pki, good.port))
  const byHand = { serverTrust: 'ca.pem', place: async (id: string) => ({ chain: `${id}.pem`, key: `${id}-key.pem` }) }
  broken = await probe(probeOf(pki, bad.port, { byHand }))
  bare = await runProbe(request, hurriedPorts)
  open = await runProbe(probeOf(pki, lax.port), hurriedPorts)
  dead = await probe(probeOf(pki, await hurriedPorts.network.freePort('127.0.0.1')))
})
afterAll(() => Promise.all(twins.map((twin) => twin.close())))

const draw = (report: Report, detail: 'brief' | 'verbose' = 'brief', pens = plain): string =>
  drawReport(report, pens, detail).join('\n')

/** Text as it reads when lines are joined again. */
const flowing = (text: string): string => text.replace(/\s+/g, ' ')

describe('drawReport', () => {
  it('gives each attack a line with its verdict, and says what it means on demand', () => {
    for (const report of [sound, broken, bare]) {
      for (const result of report.results) {
        expect(draw(report)).toMatch(new RegExp(`(enforced|BYPASSED|inconclusive|remark|not tried) +${result.title}`))
        expect(flowing(draw(report, 'verbose'))).toContain(flowing(result.meaning).slice(1))
      }
    }
  })

  it('says nothing more of what was refused, and what it means of what got through', () => {
    const rows = draw(sound).replace(/^What no attack looked at\n(?: .*\n)+/m, '')
    expect(rows.match(/^ /gm)).toHaveLength(3 + sound.controls.length - 1 + sound.results.length + 1)
    for (const { verdict, meaning } of broken.results) {
      const told = flowing(draw(broken)).includes(flowing(meaning).slice(1))
      expect(told, meaning).toBe(verdict === 'bypassed')
    }
  })

  it('counts each group beside its heading, below it where it would not fit', () => {
    expect(draw(sound)).toMatch(/^Who gets in without a certificate of this CA: \d+ enforced$/m)
    const narrow = drawReport(broken, { ...plain, columns: 60 }, 'brief').join('\n')
    expect(narrow).toMatch(/^Whether certificates of this CA are checked completely\n {2}\d+ enforced, 1 bypassed$/m)
  })

  it('gives one reason once, and leaves it to the controls where no honest client was answered', () => {
    const [first, second, ...rest] = bare.results.filter(
      ({ verdict, severity }) => verdict !== 'enforced' && severity === 'high',
    )
    const open = { verdict: 'inconclusive', why: 'the wind' } as const
    const [one, two] = [first!, second!].map(
      ({ verdict: _, ...result }) => ({ ...result, group: 'identity', ...open }) as const,
    )
    const twice = { ...bare, results: [one!, two!, ...rest] }
    expect(draw(twice).match(/the wind$/gm)).toHaveLength(1)
    expect(flowing(draw(twice))).toContain(`${two!.title} (as above) [${two!.id}]`)
    const controls = bare.controls.map((control) => ({ ...control, state: 'failed', why: 'nobody home' }) as const)
    const unheard = draw({ ...twice, verdict: 'inconclusive', controls })
    expect(unheard).not.toContain('the wind')
    expect(unheard).toContain('nobody home')
    expect(flowing(unheard)).toContain('? Not even the honest client was answered: nothing was found out.')
  })

  it('names at its end what got through', () => {
    expect(draw(broken)).toContain('got through: expired certificate\n')
    const results = sound.results.map((result) => ({ ...result, verdict: 'bypassed', evidence: 'x' }) as const)
    expect(flowing(draw({ ...sound, results }))).toContain(`and ${results.length - 6} more`)
    expect(draw(sound)).not.toContain('got through')
  })

  it('closes with what it all comes to', () => {
    expect(draw(sound)).toContain('✔ The honest client is let in, and everybody else was refused.')
    expect(draw(sound)).toMatch(new RegExp(`${chosen.length} attacks in \\d+\\.\\d s: ${chosen.length} enforced$`))
    expect(draw(broken)).toContain('✘ This server lets in certificates of its CA that it should refuse.')
    expect(draw(open)).toContain('✘ This server lets in others than the clients of its CA.')
    expect(flowing(draw(bare))).toContain('? Nothing got through, but 1 attack proved nothing: this is no proof yet.')
    expect(draw(bare)).toMatch(new RegExp(` ${bare.counts['not-tried']} not tried$`))
  })

  it('says so where only the connection is weak', () => {
    const results = broken.results.map((result) => ({ ...result, group: 'protocol' as const }))
    expect(flowing(draw({ ...broken, results }))).toContain(
      'Only clients of the CA get in, but they can use connections',
    )
  })

  it('begins with what got through, and tells one hole once: what follows from it stands under it', () => {
    const text = draw(open)
    const [, first] = text.split('\n\n')
    expect(first).toMatch(
      /^Who gets in without a certificate of this CA.*\n(.*\n)? {2}✘ BYPASSED {6}no certificate {2}critical {2}\[no-certificate]\n/,
    )
    const hole = open.results.find(({ id }) => id === 'no-certificate')
    const followers = open.results.filter(({ explainedBy }) => explainedBy === 'no-certificate')
    expect(followers.length).toBeGreaterThan(15)
    expect(text.match(/^ {4}evidence /gm)).toHaveLength(1)
    for (const { title, meaning } of followers) {
      expect(flowing(text)).toContain(title)
      expect(flowing(text)).not.toContain(meaning)
    }
    expect(text).toContain('more because of: no certificate')
    expect(text).toContain(
      `got through: ${hole?.title} (and ${followers.length} that ${followers.length === 1 ? 'follows' : 'follow'} from it)\n`,
    )
    const whole = draw(open, 'verbose')
    expect(whole.match(/^ {4}evidence /gm)).toHaveLength(followers.length + 1)
    expect(whole).toContain('follows from: no certificate')
  })

  it('names each finding as --accept takes it, and no more than those', () => {
    const accepted = broken.results.map((result) =>
      result.verdict === 'bypassed' ? { ...result, accepted: 'why' } : result,
    )
    for (const [report, columns] of [
      [broken, 80],
      [broken, 48],
      [bare, 80],
      [open, 120],
      [{ ...broken, results: accepted }, 80],
    ] as const) {
      const text = drawReport(report, { ...plain, columns }, 'brief').join('\n')
      for (const { id, verdict, explainedBy } of report.results) {
        const finding = explainedBy === undefined && (verdict === 'bypassed' || verdict === 'inconclusive')
        expect(text.includes(`[${id}]`), `${id} ${verdict}`).toBe(finding)
        expect(draw(report, 'verbose')).toContain(`[${id}]`)
      }
    }
  })

  it('lists what no attack looked at, at length where the server was seen to have it', () => {
    const seen = { id: 'http-2', title: 'HTTP/2', why: 'the server chooses it', seen: true }
    const text = draw({ ...sound, ways: [seen, ...sound.ways] })
    expect(text).toMatch(/^ {4}HTTP\/2 {8}the server chooses it$/m)
    expect(flowing(text)).toContain('and other names and ports')
  })

  it('gives the cause and the way out, and no list behind it, where nothing was attacked', () => {
    const text = draw(dead)
    for (const { title } of dead.results) expect(text).not.toContain(title)
    expect(flowing(text)).toContain('? Nothing was attacked: nothing listens at 127.0.0.1, port')
    expect(flowing(text)).toMatch(/start the server, or give the address and port at which it listens in the URL$/)
  })

  it('shows evidence, remedy and a command where an attack got through, and only there', () => {
    const text = draw(broken)
    for (const label of ['evidence', 'remedy', 'by hand']) {
      expect(text.match(new RegExp(`^ {4}${label} `, 'gm')), label).toHaveLength(1)
      expect(draw(sound), label).not.toMatch(new RegExp(`^ {4}${label} `, 'm'))
    }
  })

  it('says why something was not tried or stayed open', () => {
    expect(flowing(draw(bare))).toContain('name with --unsafe-path a page that changes nothing')
    expect(flowing(draw(bare))).toContain('countersign revoke NAME')
  })

  it('shows every attempt and how it was refused when asked to', () => {
    const text = draw(sound, 'verbose')
    const made = sound.results
      .flatMap(({ attempts }) => attempts)
      .filter(({ observation }) => observation !== undefined)
    expect(text).toContain('alert 116 certificate_required')
    expect(flowing(text).match(/, \d+ ms( |$)/g)).toHaveLength(made.length)
    expect(draw(sound)).not.toContain('alert 116')
  })

  it.each([60, 80, 200])('keeps to %d columns, but for words that are longer', (columns) => {
    for (const report of [sound, broken, bare]) {
      for (const line of drawReport(report, { ...plain, columns }, 'verbose')) {
        const words = line.replace(/ \\$/, '').match(/'[^']*'|[^ ]+/g) ?? []
        // An option stays with its value.
        const whole = words.length === 1 || (words.length === 2 && words[0]?.startsWith('-'))
        if (!whole) expect([...line].length, line).toBeLessThanOrEqual(Math.min(columns, 104))
      }
    }
  })

  it('breaks a command where a shell allows it, so that it can be copied', () => {
    const reproduction = `curl --header 'Origin: https://elsewhere.example' ${'--option value '.repeat(9)}https://a`
    const results = broken.results.map((result) => ({ ...result, reproduction }))
    const lines = draw({ ...broken, results }).split('\n')
    const begin = lines.findIndex((line) => line.includes('by hand'))
    const command = lines.slice(begin, lines.findIndex((line) => line.endsWith('https://a')) + 1).join('\n')
    expect(command.split('\n').length).toBeGreaterThan(2)
    expect(command.replace('by hand', '').replace(/ \\\n/g, ' ').trim().replace(/ +/g, ' ')).toBe(reproduction)
  })

  it('breaks no line of a change, which is one of the configuration', () => {
    const text = `add_header Content-Security-Policy "${'x '.repeat(60)}" always;`
    const change = {
      target: 'nginx',
      title: 'nginx',
      where: 'in the server block',
      lines: [{ sign: '+', text }],
    } as const
    const results = broken.results.map((result) => ({ ...result, change }))
    expect(draw({ ...broken, results })).toContain(`\n${' '.repeat(18)}+ ${text}\n`)
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
    expect(text).toContain('CN=\\u001b[31m')
  })
})
