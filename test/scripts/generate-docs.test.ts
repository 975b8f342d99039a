/** Documents that repeat the code say what the code says now. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderErrors } from '../../scripts/docs/errors.ts'
import { documents, findStaleDocuments } from '../../scripts/generate-docs.ts'
import { exitTable } from '../../src/cli/exit.ts'

const docs = resolve(import.meta.dirname, '../../docs')

describe('generated documents', () => {
  it('are what the code says now', () => {
    expect(findStaleDocuments(docs)).toEqual([])
  })

  it('are told to be stale where they were changed, or are missing', () => {
    const copy = mkdtempSync(join(tmpdir(), 'docs-'))
    try {
      cpSync(docs, copy, { recursive: true })
      writeFileSync(join(copy, 'errors.md'), 'something else')
      expect(findStaleDocuments(copy)).toEqual(['errors.md'])
      rmSync(copy, { recursive: true })
      expect(findStaleDocuments(copy)).toEqual(Object.keys(documents))
    } finally {
      rmSync(copy, { recursive: true, force: true })
    }
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
