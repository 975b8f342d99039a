import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { systemFiles } from '../../src/effects/files.ts'
import { findTarget, loadCatalogue } from '../../src/export/catalogue.ts'
import { renderTarget } from '../../src/export/render.ts'
import { decideView } from '../../src/export/view.ts'
import { manifestJson, request, shippedTargets, templates } from '../support/target-kit.ts'

describe('the shipped catalogue', async () => {
  const targets = await shippedTargets()

  it('holds every folder of templates/', () => {
    const folders = readdirSync(templates, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    expect(targets.map(({ name }) => name)).toEqual(folders.map(({ name }) => name).sort())
    expect(targets.length).toBeGreaterThan(0)
  })

  it.each(targets)('has in $name a target that renders with nothing chosen', async (target) => {
    const rendered = await renderTarget(target, decideView(target, request()))
    expect(rendered.map(({ path }) => path)).toEqual(target.files.map(({ path }) => path))
  })

  it.each(targets)('has in $name no file that its manifest does not name', ({ name, files }) => {
    const named = files.map(({ path, language }) => (language === undefined ? path : `${path}.liquid`))
    const found = readdirSync(join(templates, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(templates, name).length + 1))
    expect(found.sort()).toEqual([...named, 'NOTES.md', 'target.json'].sort())
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

describe('a catalogue', () => {
  let directory: string
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'countersign-catalogue-'))
    mkdirSync(join(directory, 'pretender'))
    return () => rmSync(directory, { recursive: true })
  })
  const put = (file: string, text: string): void => writeFileSync(join(directory, 'pretender', file), text)

  it('takes a new folder without any edit elsewhere', async () => {
    put('target.json', JSON.stringify(manifestJson()))
    put('server.json.liquid', '{{ host }}{{ address }}{{ port }}')
    writeFileSync(join(directory, 'README.md'), 'files beside the folders are no targets')
    expect((await loadCatalogue(systemFiles, directory)).map(({ name }) => name)).toEqual(['pretender'])
  })

  it('refuses a folder without a manifest, or without a template that it names', async () => {
    const refusal = (expected: string) =>
      expect.objectContaining({ code: 'target.malformed', facts: expect.objectContaining({ expected }) })
    await expect(loadCatalogue(systemFiles, directory)).rejects.toThrow(refusal('the file target.json'))
    put('target.json', JSON.stringify(manifestJson()))
    await expect(loadCatalogue(systemFiles, directory)).rejects.toThrow(refusal('the file server.json.liquid'))
  })
})
