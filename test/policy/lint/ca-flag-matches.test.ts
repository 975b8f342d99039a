import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../../src/x509/extensions/basic-constraints.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'ca-flag-matches'

it('accepts critical basic constraints that say: no CA (RFC 5280 §4.2.1.9)', () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to a CA, a path length, a flag that is not critical, and no flag at all', () => {
  const ca = makeClient({ extensions: [encodeBasicConstraints({ ca: true, pathLength: 0 })] })
  const loose = makeClient({ extensions: [{ ...encodeBasicConstraints({ ca: false }), critical: false }] })
  const none = makeClient({ without: [extensionOids.basicConstraints] })
  expect(objections(rule, ca)).toEqual(['it is a CA', expect.stringContaining('limits the path')])
  expect(objections(rule, loose)).toEqual(['its basic constraints are not critical'])
  expect(objections(rule, none)).toEqual(['it has no basic constraints'])
})
