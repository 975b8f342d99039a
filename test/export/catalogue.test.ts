import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { findTarget, findWithDoor, loadCatalogue, type Target, targetsIn } from '../../src/export/catalogue.ts'
import { parseInput } from '../../src/export/input.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { copyTree } from '../support/copy-tree.ts'
import { manifestJson, request, shippedTargets, templates } from '../support/target-kit.ts'

describe('the shipped catalogue', async () => {
  const targets = await shippedTargets()

  it('holds every folder of templates/', () => {
    const folders = readdirSync(templates, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const names = folders.map(({ name }) => name).filter((name) => !['parts', 'guideline', 'timer'].includes(name))
    expect(targets.map(({ name }) => name)).toEqual(names.sort())
    expect(targets.length).toBeGreaterThan(0)
  })

  it.each(targets)('has in $name a target that renders with nothing chosen', async (target) => {
    const rendered = await renderTarget(target, decideView(target, request()))
    expect(rendered.map(({ path }) => path)).toEqual(target.files.map(({ path }) => path))
  })

  /** Every file in a folder of templates/, by its path from there. */
  const filesIn = (folder: string): readonly string[] =>
    readdirSync(join(templates, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(templates, folder).length + 1))
      .sort()

  it.each(targets)('has in $name no file that its manifest does not name', ({ name, sources }) => {
    const named = [...sources.values()].flat().map(({ file }) => file)
    const own = new Set(named.filter((file) => !file.startsWith('parts/')))
    const remedies = filesIn(name).includes('remedies.json') ? ['remedies.json'] : []
    expect(filesIn(name)).toEqual([...own, 'NOTES.md', ...remedies, 'target.json'].toSorted())
  })

  it('has no part that no target takes', () => {
    const taken = targets.flatMap(({ sources, extras }) =>
      [...sources.values(), ...extras.map((extra) => extra.sources)].flat().map(({ file }) => file),
    )
    expect(filesIn('parts').filter((file) => !taken.includes(`parts/${file}`))).toEqual([])
  })

  it.each(targets)('begins in $name each configuration with its recipe', async (target) => {
    const view = decideView(target, request())
    const rendered = await renderTarget(target, view)
    for (const [index, file] of target.files.entries()) {
      // A file that is kept outlives the export that wrote it.
      if (file.language === undefined || file.keep) continue
      const head = rendered[index]?.content.split('\n').slice(0, 8).join('\n')
      for (const part of ['versions', 'guideline', 'pin', 'exportedAt'] as const)
        expect(head).toContain(view.recipe[part])
    }
  })

  it.each(targets)('shows in $name by examples what its inputs take', ({ inputs }) => {
    for (const [name, input] of Object.entries(inputs)) {
      if (!('form' in input)) continue
      const [, examples = ''] = /, such as (.*)$/.exec(input.form) ?? []
      for (const example of examples.split(' or ').filter(Boolean))
        expect(() => parseInput(name, input, example), `${name}: ${example}`).not.toThrow()
    }
  })

  it('defines no input for several targets that fewer than two share, and none twice', () => {
    const read = (file: string) => JSON.parse(readFileSync(join(templates, file), 'utf8'))
    const manifests = targets.map(({ name }) => read(`${name}/target.json`))
    for (const [name, input] of Object.entries(read('inputs.json'))) {
      expect(manifests.filter(({ shares = [] }) => shares.includes(name)).length, name).toBeGreaterThan(1)
      for (const { inputs = {} } of manifests) expect(inputs[name]).not.toEqual(input)
    }
  })

  it('finds a target by name, and says what there is instead', () => {
    expect(findTarget(targets, targets[0]!.name)).toBe(targets[0])
    expect(() => findTarget(targets, 'nodejs')).toThrow(
      expect.objectContaining({
        code: 'target.unknown',
        facts: { target: 'nodejs', known: targets.map(({ name }) => name) },
      }),
    )
  })
})

describe('a target with a door', async () => {
  const targets = await shippedTargets()
  const named = (name: string) => findWithDoor(targets, name).name

  it('is itself where it always asks one, and else the one that is called after it', () => {
    const expected = {
      apache: 'apache-door',
      caddy: 'caddy',
      haproxy: 'haproxy-door',
      nginx: 'nginx-door',
      'nginx-door': 'nginx-door',
      traefik: 'traefik',
    }
    expect(Object.keys(expected).map(named)).toEqual(Object.values(expected))
  })

  it('is refused where it would decide by itself all the same, or is not known', () => {
    expect(() => named('node')).toThrow(expect.objectContaining({ code: 'target.cannot' }))
    expect(() => named('nginx-door-door')).toThrow(expect.objectContaining({ code: 'target.unknown' }))
  })
})

describe('a catalogue', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'countersign-catalogue-'))
    mkdirSync(join(directory, 'pretender'))
    return () => rmSync(directory, { recursive: true })
  })
  const put = (file: string, text: string): void => {
    mkdirSync(dirname(join(directory, 'pretender', file)), { recursive: true })
    writeFileSync(join(directory, 'pretender', file), text)
  }

  it('takes a new folder without any edit elsewhere', async () => {
    put('target.json', JSON.stringify(manifestJson()))
    put('server.json.liquid', '{{ host }}{{ address }}{{ port }}')
    writeFileSync(join(directory, 'README.md'), 'files beside the folders are no targets')
    expect((await loadCatalogue(systemFiles, directory)).map(({ name }) => name)).toEqual(['pretender'])
  })

  it('takes from parts/ what targets share, and joins what a file is made of, in this order', async () => {
    const files = [
      { path: 'server.json', language: 'json', parts: ['parts/json/head.json', 'middle.json', 'parts/json/tail.json'] },
      { path: 'rules.mjs', from: 'parts/javascript/rules.mjs' },
    ]
    put('target.json', JSON.stringify(manifestJson({ files })))
    put('../parts/json/head.json.liquid', '{ "host": {{ host }},')
    put('middle.json.liquid', '"address": {{ address }},')
    put('../parts/json/tail.json.liquid', '"port": {{ port }} }')
    put('../parts/javascript/rules.mjs', '// {{ as it is }}')
    const [target] = (await loadCatalogue(systemFiles, directory)) as [Target]
    expect(target.name).toBe('pretender')
    expect(await renderTarget(target, decideView(target, request()))).toEqual([
      { path: 'server.json', content: '{ "host": "api.acme.internal","address": "127.0.0.1","port": 8443 }' },
      { path: 'rules.mjs', content: '// {{ as it is }}' },
    ])
  })

  it('names the part in which a template is wrong, and refuses one that is closed in the next', async () => {
    const files = [{ path: 'server.json', language: 'json', parts: ['parts/head.json', 'tail.json'] }]
    put('target.json', JSON.stringify(manifestJson({ files })))
    const renderWith = async (head: string, tail: string) => {
      put('../parts/head.json.liquid', head)
      put('tail.json.liquid', tail)
      const [target] = (await loadCatalogue(systemFiles, directory)) as [Target]
      return renderTarget(target, decideView(target, request()))
    }
    const refusal = (file: string) =>
      expect.objectContaining({ code: 'template.hole', facts: expect.objectContaining({ file }) })
    await expect(renderWith('[{{ address }}', '{{ nothing }}]')).rejects.toThrow(refusal('tail.json.liquid'))
    await expect(renderWith('[{{ nothing }}', '{{ port }}]')).rejects.toThrow(refusal('parts/head.json.liquid'))
    const open = renderWith('[{% if true %}{{ address }},', '{{ port }}{% endif %}]')
    await expect(open).rejects.toThrow(refusal('parts/head.json.liquid'))
    await expect(renderWith('[{{ address }},', '{{ port }}')).rejects.toThrow(refusal('server.json'))
  })

  it('refuses a folder without a manifest, or without a template that it names', async () => {
    const refusal = (expected: string) =>
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ expected }) })
    await expect(loadCatalogue(systemFiles, directory)).rejects.toThrow(refusal('the file target.json'))
    put('target.json', JSON.stringify(manifestJson()))
    await expect(loadCatalogue(systemFiles, directory)).rejects.toThrow(refusal('the file server.json.liquid'))
    put('target.json', JSON.stringify(manifestJson({ files: [{ path: 'a', from: 'parts/a' }] })))
    put('parts/a', 'in the folder of the target')
    await expect(loadCatalogue(systemFiles, directory)).rejects.toThrow(refusal('the file parts/a'))
  })

  it('gives one target beside another that is not sound; refuses that one, a path, and folders that are no targets', async () => {
    put('target.json', JSON.stringify(manifestJson()))
    put('server.json.liquid', '{{ host }}{{ address }}{{ port }}')
    put('../broken/target.json', '{}')
    put('../parts/target.json', JSON.stringify(manifestJson()))
    put('../parts/server.json.liquid', '')
    const targetOf = targetsIn(systemFiles, directory)
    const target = await targetOf('pretender')
    expect(target).toEqual((await loadOne('pretender'))[0])
    // It is not read again.
    rmSync(join(directory, 'pretender'), { recursive: true })
    expect(await targetOf('pretender')).toBe(target)
    await expect(targetOf('broken')).rejects.toThrow(expect.objectContaining({ code: 'target.malformed' }))
    const known = ['broken', 'pretender']
    for (const unknown of ['parts', '../pretender', 'pretender/../pretender', '.', '']) {
      const refusal = { code: 'target.unknown', facts: { target: unknown, known } }
      await expect(targetOf(unknown), unknown).rejects.toThrow(expect.objectContaining(refusal))
    }
  })

  /** The same folder alone in a catalogue. */
  async function loadOne(name: string): Promise<readonly Target[]> {
    const alone = mkdtempSync(join(tmpdir(), 'countersign-catalogue-'))
    try {
      copyTree(join(directory, name), join(alone, name))
      return await loadCatalogue(systemFiles, alone)
    } finally {
      rmSync(alone, { recursive: true })
    }
  }
})
