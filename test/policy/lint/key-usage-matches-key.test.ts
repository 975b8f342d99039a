import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeKeyUsage, type KeyUsage } from '../../../src/x509/extensions/key-usage.ts'
import { makeKey } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'key-usage-matches-key'
const usage = (...usages: KeyUsage[]) => ({ extensions: [encodeKeyUsage(usages)] })

it('accepts digitalSignature, and keyEncipherment beside it for RSA (RFC 5280 §4.2.1.3)', () => {
  expect(objections(rule, makeClient(usage('digitalSignature')))).toEqual([])
  expect(
    objections(rule, makeClient({ ...usage('digitalSignature', 'keyEncipherment'), key: makeKey('rsa-3072') })),
  ).toEqual([])
})

it('objects to keyEncipherment for EC, Ed25519 and ML-DSA, to the usages of a CA, and to none (RFC 8410 §5, RFC 9881 §5)', () => {
  for (const type of ['ec-p256', 'ed25519', 'ml-dsa-44', 'ml-dsa-65', 'ml-dsa-87'] as const) {
    expect(objections(rule, makeClient({ ...usage('digitalSignature'), key: makeKey(type) }))).toEqual([])
    const client = makeClient({ ...usage('digitalSignature', 'keyEncipherment'), key: makeKey(type) })
    expect(objections(rule, client)).toEqual([expect.stringContaining('keyEncipherment')])
    const agreeing = makeClient({ ...usage('digitalSignature', 'keyAgreement'), key: makeKey(type) })
    expect(objections(rule, agreeing)).toEqual([expect.stringContaining('keyAgreement')])
  }
  expect(objections(rule, makeClient(usage('keyCertSign')))).toEqual([
    'its key usage lacks digitalSignature',
    expect.stringContaining('keyCertSign'),
  ])
  expect(objections(rule, makeClient({ without: [extensionOids.keyUsage] }))).toEqual(['it has no key usage'])
})

it('objects to a key usage that is not critical', () => {
  const loose = { ...encodeKeyUsage(['digitalSignature']), critical: false }
  expect(objections(rule, makeClient({ extensions: [loose] }))).toEqual(['its key usage is not critical'])
})
