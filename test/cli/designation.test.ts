import { describe, expect, it } from 'vitest'
import { parseDesignation, requireDesignation } from '../../src/cli/designation.ts'
import { isRefusal } from '../../src/core/refusal.ts'

const serial = '4f2a9c61d07be8355e1f0a94b3c8d716'

describe('parseDesignation', () => {
  it.each([serial, serial.toUpperCase(), `0x${serial}`, serial.replace(/..(?=.)/g, '$&:')])(
    'takes %s for a serial number',
    (what) => {
      expect(parseDesignation(what)).toEqual({ serial: what })
    },
  )

  it.each(['./alice', 'issued/alice', 'alice.pem', 'alice.CRT', '/tmp/x', 'a.der'])('takes %s for a file', (what) => {
    expect(parseDesignation(what)).toEqual({ file: what })
  })

  it.each(['alice', 'api.acme.internal', 'deadbeef', serial.slice(2), `${serial}00`, 'pem'])(
    'takes %s for a name',
    (what) => {
      expect(parseDesignation(what)).toEqual({ name: what })
    },
  )
})

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
  })
})
