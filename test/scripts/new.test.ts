import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { begin, register } from '../../scripts/new.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { loadCatalogue } from '../../src/export/catalogue.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { request } from '../support/target-kit.ts'

const checkout = resolve(import.meta.dirname, '../..')
const registries = {
  lint: ['src/policy/lint/index.ts'],
  attack: ['src/probe/attacks/index.ts', 'test/twins/index.ts'],
  'probe-option': ['src/probe/needs/index.ts'],
  language: ['src/language/index.ts'],
  command: ['src/cli/commands/index.ts'],
}

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'countersign-new-'))
  for (const path of [...Object.values(registries).flat(), 'templates/inputs.json'])
    cpSync(join(checkout, path), join(root, path))
})
afterEach(() => rmSync(root, { recursive: true }))

describe('npm run new', () => {
  it.each(Object.entries(registries))('begins a %s: its file, its test, its line in each registry', (kind, indexes) => {
    const { made, next } = begin(kind, 'much-more', root)
    // What holds for every need is tested for all of them at once.
    expect(made.length).toBeGreaterThan(kind === 'probe-option' ? 1 : 2)
    expect(made.filter((path) => !existsSync(join(root, path)))).toEqual([])
    expect(next.length).toBeGreaterThan(0)
    for (const index of indexes) {
      const text = readFileSync(join(root, index), 'utf8')
      expect(text).toContain("import { muchMore } from './much-more.ts'\n")
      const files = [...text.matchAll(/from '\.\/([\w-]+)\.ts'/g)].map(([, file]) => file)
      expect(files).toEqual(files.toSorted())
      expect(text.match(/\bmuchMore\b/g)).toHaveLength(2)
      // Nothing else of the registry has changed.
      const before = readFileSync(join(checkout, index), 'utf8')
      const without = text.replace("import { muchMore } from './much-more.ts'\n", '').replace(/\n? *muchMore,?/, '')
      expect(without.replaceAll(/\s/g, '')).toBe(before.replaceAll(/\s/g, ''))
    }
  })

  it('puts a member into its place in a list that goes by name, and at the end of one that does not', () => {
    const index = (entries: string) =>
      `import { a } from './a.ts'\nimport { c } from './c.ts'\n\nexport const all = [\n${entries}]\n`
    expect(register(index('  a,\n  c,\n'), 'b')).toContain('  a,\n  b,\n  c,\n')
    expect(register(index('  c,\n  a,\n'), 'b')).toContain('  c,\n  a,\n  b,\n')
    expect(register(index('  a,\n  c,\n'), 'd')).toContain('  a,\n  c,\n  d,\n]')
    const record = index('  a,\n  c,\n').replace('[', '{').replace(']', '}')
    expect(register(record, 'd')).toContain('  a,\n  c,\n  d,\n}')
  })

  it('begins a lint rule of another subject, with a test that makes one', () => {
    const text = (subject?: string, name = 'much-more') =>
      begin('lint', name, root, subject).made.map((path) => readFileSync(join(root, path), 'utf8'))
    const [rule, test] = text('crl')
    expect(rule).toContain("subject: 'crl'")
    expect(test).toContain('objections(rule, makeList())')
    const [usual] = text(undefined, 'much-less')
    expect(usual).toContain("subject: 'certificate'")
    expect(() => text('crls', 'other')).toThrow('there is no subject "crls": certificate, crl')
  })

  it('begins a target without touching any code, which is exported as it is and claims nothing', async () => {
    const { made } = begin('target', 'pretender', root)
    expect(made.every((path) => /^(templates\/pretender|test\/contract)\//.test(path))).toBe(true)
    const [target, ...others] = await loadCatalogue(systemFiles, join(root, 'templates'))
    if (target === undefined) throw new Error('no target was begun')
    expect([target.name, target.kind, target.claims, others]).toEqual(['pretender', 'checked', {}, []])
    const [readme] = await renderTarget(target, decideView(target, request()))
    expect(readme?.content).toContain('Listens on `127.0.0.1:8443`')
  })

  it.each([
    [{ by: 'signal', signal: 'SIGUSR1', done: 'x', failed: 'y' }, 'send SIGUSR1 to its process: `kill -s USR1 PID`.'],
    [{ by: 'command', argv: ['ctl', 'reload', '{directory}/a b.conf'] }, "run ctl reload './a b.conf'."],
    [{ by: 'watching', done: 'x', failed: 'y' }, 'do nothing: it notices by itself that files were replaced.'],
    [{ by: 'restart' }, 'stop it, and run it again.'],
  ])('begins a target whose manifest alone decides how it takes up new files: %j', async (reload, said) => {
    begin('target', 'pretender', root)
    cpSync(join(checkout, 'templates/parts'), join(root, 'templates/parts'), { recursive: true })
    const file = join(root, 'templates/pretender/target.json')
    const manifest = JSON.parse(readFileSync(file, 'utf8'))
    const parts = ['README.md', 'parts/readme/keep-it-going.md', 'parts/readme/who-may-do-what.md']
    const files = [{ path: 'README.md', language: 'markdown', parts }]
    writeFileSync(file, JSON.stringify({ ...manifest, files, commands: { ...manifest.commands, reload } }))
    const [target] = await loadCatalogue(systemFiles, join(root, 'templates'))
    if (target === undefined) throw new Error('no target was begun')
    const [readme] = await renderTarget(target, decideView(target, request()))
    const text = readme?.content.replace(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('\n', ' ')
    expect(text).toContain(`Then ${said}`)
    expect(text).toContain(`For the server to take up new files, ${said.replace(/: `.*`/, '')}`)
    expect(text?.includes('kill -s')).toBe(reload.by === 'signal')
  })

  it.each([
    ['thing', 'a', 'One of: lint, attack'],
    ['lint', 'Upper', '"Upper" is no name'],
    ['lint', '../up', 'is no name'],
    ['lint', '', '"" is no name'],
  ])('refuses a new %s called %j', (kind, name, why) => {
    expect(() => begin(kind, name, root)).toThrow(why)
  })

  it('writes over nothing', () => {
    begin('lint', 'much-more', root)
    const index = readFileSync(join(root, 'src/policy/lint/index.ts'), 'utf8')
    expect(() => begin('lint', 'much-more', root)).toThrow('is there already')
    expect(readFileSync(join(root, 'src/policy/lint/index.ts'), 'utf8')).toBe(index)
  })
})
