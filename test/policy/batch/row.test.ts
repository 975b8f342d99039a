/** Values of JSON lines: which types each column takes, and how a value becomes the text that is read. */
import { describe, expect, it } from 'vitest'
import { fillRows } from '../../../src/policy/batch/columns.ts'
import { readRows } from '../../../src/policy/batch/table.ts'

const known = ['name', 'days', 'profile', 'dns', 'claim:role', 'claim:scopes', 'claim:level']

async function fill(object: string) {
  const rows = await Array.fromAsync(fillRows('rows', readRows('rows', [Buffer.from(object)]), known))
  const [row] = rows
  return row !== undefined && 'cells' in row ? row.cells : row?.fault.column
}

describe('a JSON line', () => {
  it.each([
    ['{"name":"a","dns":"x"}', { name: ['a'], dns: ['x'] }],
    ['{"name":"a","dns":["x","y"]}', { name: ['a'], dns: ['x', 'y'] }],
    ['{"name":"a","dns":[]}', { name: ['a'], dns: [] }],
    ['{"name":"a","dns":"x,y"}', { name: ['a'], dns: ['x,y'] }],
    ['{"name":"a","days":30}', { name: ['a'], days: ['30'] }],
    ['{"name":"a","claim:scopes":["r","w"]}', { name: ['a'], 'claim:scopes': ['r,w'] }],
    ['{"name":"a","claim:level":3}', { name: ['a'], 'claim:level': ['3'] }],
    ['{"name":"a","claim:level":true}', { name: ['a'], 'claim:level': ['true'] }],
  ])('takes %s', async (object, cells) => {
    expect(await fill(object)).toEqual(cells)
  })

  it.each([
    ['{"name":1}', 'name'],
    ['{"name":null}', 'name'],
    ['{"name":["a"]}', 'name'],
    ['{"name":"a","days":"30"}', 'days'],
    ['{"name":"a","days":1.5}', 'days'],
    ['{"name":"a","days":true}', 'days'],
    ['{"name":"a","dns":1}', 'dns'],
    ['{"name":"a","dns":["x",null]}', 'dns'],
    ['{"name":"a","claim:scopes":["r,w"]}', 'claim:scopes'],
    ['{"name":"a","claim:level":9007199254740993}', 'claim:level'],
    ['{"name":"a","claim:level":{"x":1}}', 'claim:level'],
    ['{"name":"a","claim:level":null}', 'claim:level'],
  ])('refuses %s for its type', async (object, column) => {
    expect(await fill(object)).toBe(column)
  })
})
