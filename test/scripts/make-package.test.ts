import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publishedManifest, publishedReadme } from '../../scripts/make-package.ts'
import { linksOf } from '../support/markdown.ts'

const root = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const repository = 'https://example.org/acme/countersign'

describe('the README that is published', () => {
  it('has no link and no picture that leads nowhere without the repository', () => {
    expect(linksOf(read('README.md')).filter((link) => !/^(https?:|#)/.test(link)).length).toBeGreaterThan(10)
    expect(
      linksOf(publishedReadme(read('README.md'), repository, '1.2.3')).filter((link) => !/^(https:|#)/.test(link)),
    ).toEqual([])
  })

  it.each([
    ['[a](docs/x.md#y)', `[a](${repository}/blob/v1.2.3/docs/x.md#y)`],
    ['![a](docs/x.svg)', `![a](${repository}/raw/v1.2.3/docs/x.svg)`],
    ['[![a](x.svg)](y.md)', `[![a](${repository}/raw/v1.2.3/x.svg)](${repository}/blob/v1.2.3/y.md)`],
    ['[a](https://example.com/) [b](#c)', '[a](https://example.com/) [b](#c)'],
  ])('leads %s into the repository', (text, led) => expect(publishedReadme(text, repository, '1.2.3')).toBe(led))
})

describe('the package.json that is published', () => {
  const published = publishedManifest(JSON.parse(read('package.json')), repository)

  it('says where it comes from, and keeps what users need', () => {
    expect(published).toMatchObject({
      name: 'countersign',
      license: 'Apache-2.0',
      bin: { countersign: 'bin/countersign.cjs' },
      repository: { type: 'git', url: `git+${repository}.git` },
      homepage: `${repository}#readme`,
      bugs: { url: `${repository}/issues` },
    })
  })

  it('has nothing that only a checkout can use', () => {
    expect(Object.keys(published)).not.toEqual(expect.arrayContaining(['scripts']))
    expect(published).not.toHaveProperty('devDependencies')
    expect(published).not.toHaveProperty('dependencies')
  })
})
