import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { attacks } from '../../../src/probe/attacks/index.ts'
import { isLeftOut } from '../../../src/probe/needs/index.ts'
import { drawHtml } from '../../../src/probe/report/html.ts'
import { escapeMarkup } from '../../../src/probe/report/markup.ts'
import { breakouts, makeReport } from '../../support/report-kit.ts'
import { skeletonOf } from '../../support/well-formed.ts'

const page = drawHtml(makeReport(), '0.1.0')

describe('drawHtml', () => {
  it('shows every attack with its verdict, meaning, reason, remedy and a command', () => {
    const sections = [...page.matchAll(/<details class="([\w-]+)".*?<\/details>/gs)]
    expect(sections).toHaveLength(attacks.length)
    for (const { id, meaning, remedy } of attacks) {
      const [section, verdict] = sections.find(([text]) => text.includes(`id="${id}"`)) ?? []
      expect(['bypassed', 'inconclusive', 'remark', 'enforced', 'not-tried']).toContain(verdict)
      expect(section).toContain(escapeMarkup(meaning))
      expect(section).toContain(escapeMarkup(remedy.slice(1)))
      expect(section).toContain('<dd>answered 200</dd>')
      expect(section).toContain('<pre><code>curl answered 200</code></pre>')
    }
  })

  it('unfolds what got through or stayed open, and names it first', () => {
    expect([...page.matchAll(/<details class="([\w-]+)"[^>]* open>/g)].map(([, verdict]) => verdict).sort()).toEqual([
      'bypassed',
      'inconclusive',
    ])
    const [news] = page.match(/<ul class="news">.*?<\/ul>/s) ?? []
    for (const { id } of [...attacks.slice(0, 2), attacks[3]!]) expect(news).toContain(`href="#${id}"`)
    expect(news?.match(/<li/g)).toHaveLength(3)
    expect(news?.match(/(?<=<b class="severity">)\w+/g)?.sort()).toEqual(
      [...attacks.slice(0, 2), attacks[3]!].map(({ severity }) => severity).sort(),
    )
  })

  it('names each attack as --accept takes it, and says at a glance how something went but where it was refused', () => {
    for (const [section, verdict] of page.matchAll(/<details class="([\w-]+)".*?<\/details>/gs)) {
      expect(section).toMatch(/id="([\w-]+)">.*<dt>Attack<\/dt><dd><code>\1<\/code><\/dd>/s)
      expect(section.includes('<span class="reason">'), verdict).toBe(verdict !== 'enforced')
    }
  })

  it('breaks a command where a shell allows it, before a browser breaks it elsewhere', () => {
    const reproduction = `curl ${'--option value '.repeat(9)}https://a`
    const results = makeReport().results.map((result) => ({ ...result, reproduction }))
    const [, command = ''] = /<pre><code>(curl[^<]*)/.exec(drawHtml({ ...makeReport(), results }, '0')) ?? []
    expect(command.split('\n').length).toBeGreaterThan(1)
    expect(command.replaceAll(' \\\n', ' ')).toBe(reproduction)
  })

  it('ends no line in the middle of an option, and escapes what stands around it', () => {
    const report = makeReport()
    const way = { id: 'x', title: 'x', why: 'allow <it> with --sub-authorities, or --ca-key', seen: false }
    const drawn = drawHtml({ ...report, ways: [way] }, '0.1.0')
    expect(drawn).toContain('allow &lt;it&gt; with <b>--sub-authorities</b>, or <b>--ca-key</b></span>')
    expect(drawn).toMatch(/\.reason b[^}]*white-space: nowrap/)
  })

  it('has a mosaic whose last row holds no single stone', () => {
    const [, rem] = page.match(/\.mosaic \{[^}]*max-width: ([\d.]+)rem/) ?? []
    const columns = Math.floor((Number(rem) * 16 + 4) / 20)
    expect(columns).toBeGreaterThan(10)
    const unasked = attacks.filter(({ needs }) => needs === 'nothing' || !isLeftOut(needs))
    expect(attacks.length % columns).not.toBe(1)
    expect(unasked.length % columns).not.toBe(1)
  })

  it('says which CA was meant, and what attacked', () => {
    expect(page).toContain('<dt>CA</dt><dd>CN=answered 200</dd><dd>pin <code>pin</code></dd>')
    expect(page).toMatch(/<dt>Attacked<\/dt><dd>[^<]* by countersign 0\.1\.0<\/dd>/)
    expect(page).not.toContain('<dt>Then</dt>')
  })

  it('tells what follows from a hole under it, folded, and names the hole alone first', () => {
    const report = makeReport()
    const [hole, follower] = report.results
    const explained = { ...follower!, verdict: 'bypassed', evidence: 'x', explainedBy: hole!.id } as const
    const drawn = drawHtml({ ...report, results: [hole!, explained, ...report.results.slice(2)] }, '0.1.0')
    const [news] = drawn.match(/<ul class="news">.*?<\/ul>/s) ?? []
    expect(news).not.toContain(`#${follower!.id}`)
    const [below] = drawn.match(/<div class="followers">.*?<\/details>/s) ?? []
    expect(below).toContain('One attack succeeds because of this one')
    expect(below).toContain(`id="${follower!.id}"`)
    expect(drawn.indexOf(`id="${hole!.id}"`)).toBeLessThan(drawn.indexOf('<div class="followers">'))
    expect(drawn).toContain(`<dt>Follows from</dt><dd><a href="#${hole!.id}">`)
    expect(drawn.match(/<details class="bypassed"[^>]* open>/g)).toHaveLength(1)
  })

  it('tells of a follower that is accepted apart from its hole, and names it there', () => {
    const report = makeReport()
    const [hole, follower] = report.results
    const explained = {
      ...follower!,
      verdict: 'bypassed',
      evidence: 'x',
      explainedBy: hole!.id,
      accepted: 'so be it',
    } as const
    const drawn = drawHtml({ ...report, results: [hole!, explained, ...report.results.slice(2)] }, '0.1.0')
    expect(drawn).not.toContain('class="followers"')
    expect(drawn).toContain(`<dt>So also</dt><dd><a href="#${follower!.id}">`)
    expect(drawn.split('<h2>What is accepted</h2>')[1]).toContain(`id="${follower!.id}"`)
  })

  it('has what got through before what proved nothing, then what was not tried, then what held, and a matrix of all', () => {
    expect([...page.matchAll(/<h2>(.*?)<\/h2>/g)].map(([, heading]) => heading)).toEqual([
      'What got through',
      'What proved nothing',
      'What to look at',
      'What was not tried',
      'What held',
      'Every attack, by what it was made over',
    ])
    const [untried] = page.match(/<h2>What was not tried<\/h2>.*?<\/section>/s) ?? []
    for (const title of ['HTTP/2', 'WebSockets']) expect(untried).toContain(`<span class="title">${title}`)
    const tried = makeReport().results.filter(({ attempts }) => attempts.length > 0)
    expect(page.match(/<th scope="row">/g)).toHaveLength(tried.length)
    expect(page.match(/<td class="bypassed"/g)).toHaveLength(1)
  })

  it('says of each attack how a sound server meets it, and where it has succeeded', () => {
    for (const { sound, history = [] } of attacks) {
      expect(page).toContain(`<dt>A sound server</dt><dd>${escapeMarkup(sound)}</dd>`)
      for (const failure of history) expect(page).toContain(escapeMarkup(failure.slice(1)))
    }
  })

  it('has the reason and no list where nothing was attacked', () => {
    const cause = { what: 'nothing listens there', next: 'start it' }
    const drawn = drawHtml({ ...makeReport(), verdict: 'inconclusive', ways: [], cause }, '0.1.0')
    expect(drawn).not.toContain('<details')
    expect(drawn).toContain('Nothing was attacked: nothing listens there.')
    expect(drawn).toContain('Start it.')
  })

  it('loads nothing and runs nothing, and has the browser see to it (CSP3 §2.3.1)', () => {
    const [, style] = /<style>([^<]*)<\/style>/.exec(page) ?? []
    const digest = createHash('sha256')
      .update(style ?? '')
      .digest('base64')
    const policy = `default-src 'none'; style-src 'sha256-${digest}'; base-uri 'none'; form-action 'none'`
    expect(page).toContain(`<meta http-equiv="Content-Security-Policy" content="${escapeMarkup(policy)}">`)
    expect(style).not.toMatch(/url\(|@import|@font-face/)
    const tags = skeletonOf(page)
    for (const tag of tags) expect(tag).not.toMatch(/^(script|link|img|iframe|object|form|base)\b| (on\w+|src|style)\b/)
    // The one thing that leads outside is a link that somebody must follow.
    for (const [, url] of page.matchAll(/="(\w+:[^"]*)"/g)) expect(url).toMatch(/^https:\/\/cwe\.mitre\.org\//)
  })

  it.each(breakouts.map((text) => [JSON.stringify(text), text]))('keeps its structure: %s', (_, text) => {
    expect(skeletonOf(drawHtml(makeReport(text), text))).toEqual(skeletonOf(page))
  })
})
