import { describe, expect, it } from 'vitest'
import { type AccessTable, parseAccess, unrestricted } from '../../src/policy/access.ts'
import { objectionToTable } from '../../src/policy/access-table.ts'
import { accessClaims, accessRules } from '../support/access-cases.ts'

const table = parseAccess(JSON.stringify(accessRules['as they are']), 'rules', accessClaims)
const only = (require: AccessTable['paths'][number]['grants'][number]['require']): AccessTable => ({
  ...table,
  paths: [{ path: '/a', grants: [{ methods: ['GET'], require }] }],
})

describe('a table that comes from a file', () => {
  it.each([table, unrestricted, { ...table, paths: [] }, only([{ kind: 'claim', name: 'clearance', atLeast: 3 }])])(
    'is taken as it was made: %#',
    (one) => expect(objectionToTable(one, accessClaims)).toBeUndefined(),
  )

  it.each<[string, AccessTable]>([
    ['rules that are not in force', { ...table, mode: 'unrestricted' }],
    ['a shorter path before a longer one', { ...table, paths: table.paths.toReversed() }],
    ['a claim that nobody told of', only([{ kind: 'claim', name: 'rank', oneOf: ['x'] }])],
    ['a value of another type', only([{ kind: 'claim', name: 'clearance', oneOf: ['3'] }])],
    ['a range of a text', only([{ kind: 'claim', name: 'role', atLeast: 3 }])],
  ])('is refused with %s', (_, bad) => expect(objectionToTable(bad, accessClaims)).toHaveProperty('pointer'))

  it('is refused where its reader knows no claims', () => {
    expect(objectionToTable(table, [])).toHaveProperty('pointer')
  })
})
