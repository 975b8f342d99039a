import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeExtendedKeyUsage } from '../../../src/x509/extensions/extended-key-usage.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'eku-exactly-one'
const clientFor = (...purposes: Parameters<typeof encodeExtendedKeyUsage>[0]) =>
  makeClient({ extensions: [encodeExtendedKeyUsage(purposes)] })

it('accepts the one purpose of the profile (RFC 5280 §4.2.1.12)', () => {
  expect(objections(rule, clientFor('clientAuth'))).toEqual([])
})

it('objects to none, to another, to any, and to one more', () => {
  const none = makeClient({ without: [extensionOids.extendedKeyUsage] })
  expect(objections(rule, none)).toEqual([expect.stringContaining('usage is none')])
  expect(objections(rule, clientFor('serverAuth'))).toHaveLength(1)
  expect(objections(rule, clientFor('anyExtendedKeyUsage'))).toHaveLength(1)
  expect(objections(rule, clientFor('clientAuth', 'serverAuth'))).toEqual([
    expect.stringContaining('clientAuth and serverAuth'),
  ])
})
