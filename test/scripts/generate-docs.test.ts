/** Documents that repeat the code say what the code says now. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { needOf, renderAttacks } from '../../scripts/docs/attacks.ts'
import { defaultRow, renderCwe } from '../../scripts/docs/cwe.ts'
import { renderErrors } from '../../scripts/docs/errors.ts'
import { renderLint } from '../../scripts/docs/lint.ts'
import { renderTargets } from '../../scripts/docs/targets.ts'
import { documents, findStaleDocuments, pieces, withPieces } from '../../scripts/generate-docs.ts'
import { exitTable } from '../../src/cli/exit.ts'
import { claimNames } from '../../src/export/manifest.ts'
import { lintRules } from '../../src/policy/lint/index.ts'
import { attacks } from '../../src/probe/attacks/index.ts'
import { attackGroups } from '../../src/probe/attempt.ts'
import { shippedTargets } from '../support/target-kit.ts'

const docs = resolve(import.meta.dirname, '../../docs')

describe('generated documents', () => {
  it('are what the code says now', () => {
    expect(findStaleDocuments(docs)).toEqual([])
  })

  it('are found stale where they were changed, or are missing', () => {
    const root = mkdtempSync(join(tmpdir(), 'docs-'))
    const copy = join(root, 'docs')
    const readme = join(root, 'README.md')
    try {
      cpSync(docs, copy, { recursive: true })
      cpSync(join(docs, '../README.md'), readme)
      expect(findStaleDocuments(copy)).toEqual([])
      writeFileSync(join(copy, 'errors.md'), 'something else')
      const text = readFileSync(readme, 'utf8')
      writeFileSync(readme, text.replace('| target | what it is |', '| target | something else |'))
      expect(findStaleDocuments(copy)).toEqual(['errors.md', '../README.md'])
      rmSync(copy, { recursive: true })
      rmSync(readme)
      expect(findStaleDocuments(copy)).toEqual([...Object.keys(documents), ...Object.keys(pieces)])
    } finally {
      rmSync(root, { recursive: true, force: true })
    }
  })

  it('refuses a document in which a piece has no place', () => {
    const own = { targets: () => 'here' }
    const place = '<!-- targets, by npm run generate -->\n<!-- end of targets -->\n'
    expect(withPieces(`before\n${place}after`, own)).toContain('here')
    expect(() => withPieces('before, after', own)).toThrow('no place for targets')
  })
})

describe('docs/errors.md', () => {
  const lines = renderErrors().split('\n')

  it.each(Object.entries(exitTable))('tells %s with its exit status', (refusal, status) => {
    const rows = lines.filter((line) => line.startsWith(`| \`${refusal}\` | ${status} `))
    expect(rows).toHaveLength(1)
    expect(rows[0]).not.toMatch(/undefined|\[object|NaN/)
  })

  it('shows the facts as placeholders, and what is said where one is empty', () => {
    expect(lines).toContainEqual(expect.stringContaining('`there is no certificate named "{name}"`'))
    expect(lines).toContainEqual(
      expect.stringContaining('`did you mean {near}?`; without `{near}`: `see: countersign list`'),
    )
  })
})

describe('docs/targets.md', () => {
  it('tells of each target what it claims, and of each claim that it does not make why', async () => {
    const document = renderTargets()
    for (const { title, claims, asks = [], cannot } of await shippedTargets()) {
      expect(document).toContain(`\n## ${title}\n`)
      for (const { what, instead } of cannot) expect(document).toContain(`- ${what}. Instead: ${instead}\n`)
      const lacking = cannot.flatMap(({ lacks = [] }) => lacks)
      for (const { what, by } of asks) expect(document).toContain(`- ${what} (\`${by}\`)\n`)
      const asked = asks.flatMap((one) => one.for ?? [])
      expect([...Object.keys(claims), ...asked, ...lacking].sort()).toEqual([...claimNames].sort())
    }
    expect(document).not.toMatch(/undefined|\[object/)
  })
})

describe('docs/lint.md', () => {
  it('tells each rule once, under what it reads', () => {
    const sections = renderLint().split('\n## ')
    for (const { id, subject } of lintRules) {
      const found = sections.filter((text) => text.includes(`| [${id}]`)).map((text) => text.split('\n')[0])
      expect(found, id).toEqual([{ certificate: 'Certificates', crl: 'CRLs' }[subject]])
    }
  })
})

describe('the catalogue in docs/probe.md', () => {
  const catalogue = renderAttacks()

  it('has each attack once in its table, and once in full, under what it tries to get past', () => {
    const sections = catalogue.split('\n## ')
    for (const attack of attacks) {
      expect(catalogue.split(`| [${attack.id}](#${attack.id}) |`), attack.id).toHaveLength(2)
      const found = sections.filter((text) => text.includes(`\n### ${attack.id}\n`)).map((text) => text.split('\n')[0])
      expect(found, attack.id).toEqual([attackGroups[attack.group]])
      for (const text of [attack.sound, attack.meaning, ...(attack.history ?? [])]) expect(catalogue).toContain(text)
    }
  })

  it('names the option that each attack needs, or what it lacks', () => {
    for (const attack of attacks) expect(needOf(attack) === '', attack.id).toBe(attack.needs === 'nothing')
    expect(catalogue).not.toMatch(/undefined|\[object/)
  })
})

describe('docs/cwe.md', () => {
  const sections = renderCwe().split('\n## ')

  it.each([261, 295, 319, 326, 327, 328, 330, 338, 352, 693, 757, 1021])('has an answer to CWE-%i', (id) => {
    const [section, ...more] = sections.filter((text) => text.startsWith(`CWE-${id}: `))
    expect(more).toEqual([])
    expect(section).toMatch(/\n\| (attack|lint rule|default) \| /)
  })

  it('tells every attack, which all name a weakness', () => {
    for (const { id } of attacks) expect(sections.join()).toContain(`| attack | [${id}]`)
  })

  it('is not written with a default that no attack, rule or test proves any more', () => {
    const file = 'test/scripts/generate-docs.test.ts'
    const title = 'are what the code says now'
    const sound = {
      about: 'It is so.',
      cwe: [1],
      attacks: ['expired'],
      rules: ['version-3'],
      tests: { [file]: [title] },
    }
    expect(defaultRow(sound)).toMatchObject({
      about: 'It is so.',
      name: `[expired](../src/probe/attacks/expired.ts), [version-3](../src/policy/lint/version-3.ts), [${title}](../${file})`,
    })
    for (const gone of [{ attacks: ['gone'] }, { rules: ['gone'] }, { tests: { [file]: [`${title}, and more`] } }]) {
      expect(() => defaultRow({ ...sound, ...gone })).toThrow('It is so.')
    }
    expect(() => defaultRow({ about: 'It is so.', cwe: [1] })).toThrow('nothing proves')
  })
})
