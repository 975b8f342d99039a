import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { extensionOids } from '../../../src/x509/extension.ts'
import { encodeSubjectKeyIdentifier } from '../../../src/x509/extensions/subject-key-identifier.ts'
import { publicKeyOctets } from '../../../src/x509/public-key.ts'
import { makeKey } from '../../support/certificate-kit.ts'
import { makeClient, objections } from '../../support/lint-context.ts'

const rule = 'ski-method'

it('accepts the leftmost 160 bits of SHA-256 over the key (RFC 7093 §2)', () => {
  expect(objections(rule, makeClient())).toEqual([])
})

it('objects to none, and to the older one by SHA-1', () => {
  const key = makeKey()
  const older = createHash('sha1').update(publicKeyOctets(key.spki)).digest()
  const client = makeClient({ key, extensions: [encodeSubjectKeyIdentifier(older)] })
  expect(objections(rule, client)).toEqual(['its subject key identifier is not derived from its key'])
  expect(objections(rule, makeClient({ without: [extensionOids.subjectKeyIdentifier] }))).toEqual([
    'it has no subject key identifier',
  ])
})
