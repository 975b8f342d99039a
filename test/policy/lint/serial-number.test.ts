import { expect, it } from 'vitest'
import { parseSerialNumber } from '../../../src/core/brand.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'serial-number'
const numbered = (hex: string) => makeClient({ serial: parseSerialNumber(hex) })

it('accepts 8 to 20 octets (RFC 5280 §4.1.2.2)', () => {
  expect(objections(rule, numbered('4a'.repeat(8)))).toEqual([])
  expect(objections(rule, numbered('4a'.repeat(20)))).toEqual([])
})

it('objects to fewer than 64 bits, and to more octets than 20 with the sign', () => {
  expect(objections(rule, numbered('01'))).toEqual([expect.stringContaining('fewer than 64 bits')])
  expect(objections(rule, numbered('ff'.repeat(20)))).toEqual([expect.stringContaining('more than 20 octets')])
})
