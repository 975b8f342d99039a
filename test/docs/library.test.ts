/** What the guide of the library shows is what the tests run: each example, to the letter. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const examples = readdirSync(join(root, 'examples')).sort()
const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** The TypeScript blocks of a document, each with the example that is named above it. */
const blocksOf = (document: string): readonly (readonly [file: string, code: string])[] =>
  [...document.matchAll(/^(?:\[examples\/([\w.]+)\]\(\.\.\/examples\/\1\)\n\n)?```ts\n([\s\S]*?)^```$/gm)].map(
    ([, file = 'none', code = '']) => [file, code] as const,
  )

describe('docs/library.md', () => {
  const blocks = blocksOf(read('docs/library.md'))

  it('shows every example once', () => {
    expect(blocks.map(([file]) => file).sort()).toEqual(examples)
  })

  it.each(blocks)('shows %s as it is', (file, code) => {
    expect(code).toBe(read(`examples/${file}`))
  })
})

describe('README.md', () => {
  const blocks = blocksOf(read('README.md'))

  it('shows a part of an example', () => {
    expect(blocks).toHaveLength(1)
    for (const [, code] of blocks) {
      expect(code.split('\n').length).toBeGreaterThan(5)
      expect(examples.filter((file) => read(`examples/${file}`).includes(code))).not.toEqual([])
    }
  })
})
