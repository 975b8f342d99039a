import { describe, expect, it } from 'vitest'
import { fieldsByName } from '../../src/core/http-fields.ts'

describe('the fields of a message', () => {
  it('are found by names in lower case, each value by itself, in their order (RFC 9110 §5.3)', () => {
    const fields = fieldsByName(['Host', 'a', 'ORIGIN', 'https://a', 'origin', 'https://b', 'X', ''])
    expect(Object.entries(fields)).toEqual([
      ['host', ['a']],
      ['origin', ['https://a', 'https://b']],
      ['x', ['']],
    ])
  })

  it('are fields whatever they are called, also as what every object has', () => {
    const fields = fieldsByName(['constructor', '1', 'toString', '2', 'Constructor', '3'])
    expect(fields['constructor']).toEqual(['1', '3'])
    expect(fields['tostring']).toEqual(['2'])
    expect(fieldsByName([])['hasOwnProperty']).toBeUndefined()
  })
})
