import { describe, expect, it } from 'vitest'
import { requireDesignation, requireDesignations } from '../../src/cli/designation.ts'
import { isRefusal } from '../../src/core/refusal.ts'

const serial = '4f2a9c61d07be8355e1f0a94b3c8d716'

describe('requireDesignation', () => {
  const codeOf = (given: Parameters<typeof requireDesignation>[0]): string => {
    try {
      requireDesignation(given)
    } catch (error) {
      if (isRefusal(error)) return error.code
      throw error
    }
    return 'nothing'
  }

  it('obeys a flag whatever the value looks like', () => {
    expect(requireDesignation({ name: serial })).toEqual({ name: serial })
    expect(requireDesignation({ serial: '01' })).toEqual({ serial: '01' })
    expect(requireDesignation({ file: 'alice' })).toEqual({ file: 'alice' })
  })

  it('refuses none, and more than one', () => {
    expect(codeOf({})).toBe('usage.missing')
    expect(codeOf({ what: 'alice', serial })).toBe('usage.wrong')
    expect(codeOf({ name: 'alice', file: 'alice' })).toBe('usage.wrong')
    expect(codeOf({ what: ['alice', 'bob'] })).toBe('usage.wrong')
  })

  it('leaves what a word means to anybody who can look it up', () => {
    for (const word of ['alice', serial, `0x${serial}`, './alice', 'alice.pem']) {
      expect(requireDesignation({ what: word })).toEqual({ word })
    }
  })
})

describe('requireDesignations', () => {
  it('takes several words, and flags beside them', () => {
    expect(requireDesignations({ what: ['alice', 'bob'], file: 'carol.pem' })).toEqual([
      { word: 'alice' },
      { word: 'bob' },
      { file: 'carol.pem' },
    ])
  })

  it('takes the authority of a serial number that the record never saw, and of nothing else', () => {
    expect(requireDesignations({ serial, unrecorded: 'clients' })).toEqual([{ serial, unrecorded: 'clients' }])
    expect(() => requireDesignations({ what: [serial], unrecorded: 'clients' })).toThrow(
      expect.objectContaining({ code: 'usage.wrong' }),
    )
  })
})
