import { expect, it } from 'vitest'
import { signatureSchemeMismatch } from '../../../src/probe/attacks/signature-scheme-mismatch.ts'
import { contractOf } from '../../contract/attack.ts'
import { makeCertificate } from '../../support/certificate-kit.ts'
import { attemptsOf } from '../../support/plan-kit.ts'
import { makePki, usableKey } from '../../support/twins.ts'

contractOf(signatureSchemeMismatch)

it.each([
  ['ec-p256', ['rsa_pkcs1_sha256', 'ecdsa_sha1', 'ed25519']],
  ['rsa-3072', ['ecdsa_secp256r1_sha256', 'ecdsa_sha1', 'ed25519']],
  ['ed25519', ['rsa_pkcs1_sha256', 'ecdsa_sha1']],
] as const)('signs by schemes that do not belong to a key of %s, and by none that does', async (type, schemes) => {
  const pki = makePki()
  const { der, key } = makeCertificate({ key: usableKey(type) })
  const labels = (await attemptsOf(signatureSchemeMismatch, pki, { credential: { chain: [der], key } })).map(
    ({ label }) => label,
  )
  expect(labels).toEqual([...schemes, 'a scheme of the number 0'])
})
