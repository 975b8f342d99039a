/** x509-limbo: every case whose path is of length one, because no others are built. Each exception has its reason. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parsePem } from '../../src/asn1/pem.ts'
import { instantFromMs, parseInstant } from '../../src/core/brand.ts'
import { isServerCertificateFor } from '../../src/policy/server-certificate.ts'
import { TrustAnchor } from '../../src/x509/anchor.ts'
import { VerifiedPath } from '../../src/x509/path.ts'
import { RevocationList } from '../../src/x509/revocation-list.ts'

type Outcome = 'SUCCESS' | 'FAILURE'
type Case = {
  readonly id: string
  readonly validation_kind: 'SERVER' | 'CLIENT'
  readonly trusted_certs: readonly string[]
  readonly untrusted_intermediates: readonly string[]
  readonly peer_certificate: string
  readonly validation_time: string | null
  readonly expected_result: Outcome
  readonly expected_peer_name: { readonly value: string } | null
  readonly crls: readonly string[]
}
type Exceptions = Readonly<Record<string, { expected: Outcome; actual: Outcome; reason: string }>>

const vectors = process.env['COUNTERSIGN_VECTORS']
const idOf = ({ id }: Case): string => `x509-limbo::${id}`
const isOfLengthOne = (test: Case): boolean =>
  test.untrusted_intermediates.length === 0 && test.trusted_certs.length === 1

function derOf(label: 'CERTIFICATE' | 'X509 CRL', pem: string | undefined): Uint8Array {
  const [der] = parsePem(pem ?? '', label)
  return der ?? expect.unreachable('a case without its PEM')
}

/** What comes of a case; the name of a server is matched as an export matches it. */
function outcome(test: Case): Outcome {
  const time = test.validation_time
  const at = time === null ? parseInstant('2026-01-01') : instantFromMs(Date.parse(time))
  const anchor = TrustAnchor.read(derOf('CERTIFICATE', test.trusted_certs[0]), 'unpinned')
  if (!(anchor instanceof TrustAnchor)) return 'FAILURE'
  const crl = test.crls.length === 0 ? 'unchecked' : RevocationList.read(derOf('X509 CRL', test.crls[0]), anchor)
  if (crl !== 'unchecked' && !(crl instanceof RevocationList)) return 'FAILURE'
  const purpose = test.validation_kind === 'SERVER' ? 'serverAuth' : 'clientAuth'
  const path = VerifiedPath.verify(derOf('CERTIFICATE', test.peer_certificate), { anchor, crl, purpose, at })
  if (!(path instanceof VerifiedPath)) return 'FAILURE'
  const host = test.expected_peer_name?.value
  return host === undefined || isServerCertificateFor(path.certificate, [host], at) ? 'SUCCESS' : 'FAILURE'
}

if (vectors === undefined) {
  describe('x509-limbo', () => {
    it('its cases', ({ skip }) => skip('COUNTERSIGN_VECTORS is not set'))
  })
} else {
  const file = join(vectors, 'x509-limbo/limbo.json')
  const { testcases } = JSON.parse(readFileSync(file, 'utf8')) as { testcases: readonly Case[] }
  const exceptions = JSON.parse(readFileSync(join(import.meta.dirname, 'exceptions.json'), 'utf8')) as Exceptions
  const ours = Object.entries(exceptions).filter(([id]) => id.startsWith('x509-limbo::'))

  describe('x509-limbo', () => {
    it.for(testcases.map((test) => ({ ...test, name: idOf(test) })))('$name: $expected_result', (test, { skip }) => {
      if (!isOfLengthOne(test)) return skip('paths with intermediate CAs, or a choice of anchors, are not built')
      const actual = outcome(test)
      const exception = exceptions[test.name]
      if (exception === undefined) expect(actual).toBe(test.expected_result)
      // An exception that stopped being needed fails here.
      else
        expect({ expected: test.expected_result, actual }).toEqual({
          expected: exception.expected,
          actual: exception.actual,
        })
    })

    it('every exception is about a case that is run, and says why', () => {
      const ids = testcases.filter(isOfLengthOne).map(idOf)
      for (const [id, { expected, actual, reason }] of ours) {
        expect(ids).toContain(id)
        expect(actual).not.toBe(expected)
        expect(reason).not.toBe('')
      }
    })
  })
}
