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

it('objects to keyEncipherment for EC and Ed25519, to the usages of a CA, and to none (RFC 8410 §5)', () => {
  for (const type of ['ec-p256', 'ed25519'] as const) {
    const client = makeClient({ ...usage('digitalSignature', 'keyEncipherment'), key: makeKey(type) })
    expect(objections(rule, client)).toEqual([expect.stringContaining('keyEncipherment')])
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
