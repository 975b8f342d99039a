import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeCsvRow } from '../../src/core/csv.ts'

const readCsv = (text: string): string[][] => parse(text, { record_delimiter: '\r\n', skip_empty_lines: false })

describe('a row of CSV', () => {
  it.each([
    [['a', 'b'], 'a,b\r\n'],
    [[''], '\r\n'],
    [['a,b', 'say "no"', 'two\nlines'], '"a,b","say ""no""","two\nlines"\r\n'],
    [['Müller & Söhne', ' a'], 'Müller & Söhne," a"\r\n'],
  ])('of %j is written as %j', (cells, written) => expect(encodeCsvRow(cells)).toBe(written))

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '\u00a0=1',
    '＝1',
    '\ufeff=1',
    '=cmd|x!A1',
    '\u200b@A1',
    '\n-1',
  ])('shows %j as text, and runs nothing', (cell) =>
    expect(readCsv(encodeCsvRow([cell, 'x']))).toEqual([[`'${cell}`, 'x']]),
  )

  it.each(['a=1', 'role=admin', '1-2', "O'Neil", '5e10', 'alice@acme.internal'])('leaves %j as it is', (cell) =>
    expect(encodeCsvRow([cell])).toBe(`${cell}\r\n`),
  )

  it('is read back cell by cell, whatever is in them, and none begins as a formula does', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 5 }), (cells) => {
        const [read] = readCsv(encodeCsvRow(cells))
        expect(read?.map((cell, n) => (cell === cells[n] ? cell : cell.replace(/^'/, '')))).toEqual(cells)
        expect(read?.filter((cell) => /^\s*[=+\-@]/.test(cell))).toEqual([])
      }),
      { seed: 11, numRuns: 500 },
    )
  })
})
