import { describe, expect, it } from 'vitest'
import { nearest } from '../../src/core/near.ts'

describe('nearest', () => {
  it.each([
    ['alcie', ['alice']],
    ['alic', ['alice']],
    ['alicee', ['alice']],
    ['akice', ['alice']],
    ['api', ['api.acme.internal']],
    ['bo', ['bob']],
    ['Alcie', ['alice']],
    ['alicia', ['alice']],
  ])('takes %s for %o', (word, meant) => {
    expect(nearest(word, ['alice', 'bob', 'api.acme.internal', 'mallory'])).toEqual(meant)
  })

  it.each(['x', 'zebra', 'b', ''])('takes %s for nothing', (word) => {
    expect(nearest(word, ['alice', 'carol', 'mallory'])).toEqual([])
  })

  it.each([
    ['name', 'home'],
    ['role', 'home'],
    ['import', 'export'],
    ['a'.repeat(100_000), 'a'],
  ])('does not take %.10s for %s', (word, other) => {
    expect(nearest(word, [other])).toEqual([])
  })

  it('gives three at most, the nearest first', () => {
    expect(nearest('node-1', ['node-22', 'node-2', 'node-11', 'node-12', 'node-3'])).toEqual([
      'node-11',
      'node-12',
      'node-2',
    ])
  })
})
