/** Rows of CSV files and of JSON lines, as spreadsheets and programs write them, with the lines in which they begin. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../../src/core/refusal.ts'
import { type Row, readRows } from '../../../src/policy/batch/table.ts'

/** Octets in chunks of some size, as a disk may give them. */
const chunked = (text: string | Uint8Array, size: number): Uint8Array[] => {
  const octets = Buffer.from(text as string)
  return Array.from({ length: Math.ceil(octets.length / size) }, (_, at) => octets.subarray(at * size, (at + 1) * size))
}

const read = (text: string | Uint8Array, size = 1 << 16): Promise<Row[]> =>
  Array.fromAsync(readRows('rows', chunked(text, size)))

const cellsOf = async (text: string, size?: number) =>
  (await read(text, size)).map((row) => [row.line, ...(row.form === 'csv' ? row.cells : [row.form])])

describe('a CSV file', () => {
  it.each([1, 2, 3, 7, 65_536])('says the line in which each row begins, in chunks of %i', async (size) => {
    const text = '\ufeffname,dns\r\nalice,"a\r\nb\nc"\r\n\r\nbob,é€😀\n\ncarol,\r"d ""q"" d",x\n'
    expect(await cellsOf(text, size)).toEqual([
      [1, 'name', 'dns'],
      [2, 'alice', 'a\r\nb\nc'],
      [6, 'bob', 'é€😀'],
      [8, 'carol', ''],
      [9, 'd "q" d', 'x'],
    ])
  })

  it.each([
    ['a comma', ','],
    ['a semicolon, as Excel writes it in some countries', ';'],
    ['a tab, as it is copied from a spreadsheet', '\t'],
  ])('may have %s between cells', async (_, separator) => {
    const text = `name${separator}claim:role\nalice${separator}"a${separator}b"\n`
    expect(await cellsOf(text)).toEqual([
      [1, 'name', 'claim:role'],
      [2, 'alice', `a${separator}b`],
    ])
  })

  it('may have one column, no line break at its end, and spaces that are left as they are', async () => {
    expect(await cellsOf('name\n alice ')).toEqual([
      [1, 'name'],
      [2, ' alice '],
    ])
  })

  it('gives rows with too few and too many cells as they are', async () => {
    expect(await cellsOf('a,b\n1\n1,2,3\n1,2\n')).toEqual([
      [1, 'a', 'b'],
      [2, '1'],
      [3, '1', '2', '3'],
      [4, '1', '2'],
    ])
  })
})

describe('JSON lines', () => {
  it('are objects, one a line; a line that is none stops no other', async () => {
    const rows = await read('{"name":"alice"}\r\n\n[1]\n{"name":"bob",}\n  {"name":"carol","dns":["a","b"]}\nnull')
    expect(rows.map((row) => [row.line, row.form === 'json' ? row.object : row.form])).toEqual([
      [1, { name: 'alice' }],
      [3, 'unreadable'],
      [4, 'unreadable'],
      [5, { name: 'carol', dns: ['a', 'b'] }],
      [6, 'unreadable'],
    ])
  })

  it('name each column once: JSON.parse would keep the last', async () => {
    const twice = '{"name":"a","claim:role":"admin","claim:role":"reader"}'
    const nested = '{"name":"a:b","x":{"name":1,"y":[{"name":":"}]},"z":"\\":"}'
    expect((await read(`${twice}\n${nested}\n`)).map(({ form }) => form)).toEqual(['unreadable', 'json'])
  })
})

it('gives rows or a refusal for any octets, however they are cut', async () => {
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.string({ unit: fc.constantFrom('a', ',', ';', '"', '\n', '\r', '{', '}', ':', '\ufeff', ' '), maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(octets, fc.integer({ min: 1, max: 9 }), async (text, size) => {
      const outcome = (size: number) =>
        read(text, size).catch((error: unknown) => (isRefusal(error) ? error.code : Promise.reject(error)))
      expect(await outcome(size)).toEqual(await outcome(1 << 16))
    }),
    { seed: 11, numRuns: 400 },
  )
})

it.each([
  ['CSV', 'name\nalice\nbob\n'],
  ['JSON lines', '{"name":"alice"}\n{"name":"bob"}\n'],
])('closes its source where a reader leaves early (%s)', async (_, text) => {
  let open = 0
  async function* source() {
    open += 1
    try {
      for (;;) yield Buffer.from(text)
    } finally {
      open -= 1
    }
  }
  for await (const _row of readRows('rows', source())) {
    expect(open).toBe(1)
    break
  }
  expect(open).toBe(0)
})
