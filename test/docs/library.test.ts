/** What the guide of the library shows is what the tests run: each example, to the letter. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const examples = readdirSync(join(root, 'examples')).sort()
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The TypeScript blocks of a document, each with the example that is named above it, if there is one. */
const blocksOf = (document: string): readonly { readonly file: string | undefined; readonly code: string }[] =>
  [...document.matchAll(/^(?:\[examples\/([\w.]+)\]\(\.\.\/examples\/\1\)\n\n)?```ts\n([\s\S]*?)^```$/gm)].map(
    ([, file, code = '']) => ({ file, code }),
  )

describe('docs/library.md', () => {
  const blocks = blocksOf(read('docs/library.md'))

  it('shows every example once', () => {
    expect(blocks.flatMap(({ file }) => file ?? []).sort()).toEqual(examples)
  })

  it.each(blocks.filter(({ file }) => file !== undefined))('shows $file as it is', ({ file, code }) => {
    expect(code).toBe(read(`examples/${file}`))
  })

  it('shows other calls as they are compiled against the packed package', () => {
    const compiled = new Set(read('test/contract/consumer.ts').split('\n'))
    const others = blocks.filter(({ file }) => file === undefined)
    expect(others.length).toBeGreaterThan(0)
    expect(others.flatMap(({ code }) => code.split('\n')).filter((line) => !compiled.has(line))).toEqual([])
  })
})

describe('README.md', () => {
  const blocks = blocksOf(read('README.md'))

  it('shows a part of an example', () => {
    expect(blocks).toHaveLength(1)
    for (const { code } of blocks) {
      expect(code.split('\n').length).toBeGreaterThan(5)
      expect(examples.filter((file) => read(`examples/${file}`).includes(code))).not.toEqual([])
    }
  })
})
