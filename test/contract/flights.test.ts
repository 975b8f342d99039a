/** Handshakes that no TLS library makes, at a server that is not Node.js: each is refused, and the honest one that is made in the same way is not. */
import { describe, expect, it } from 'vitest'
import { certificateVerifyByAnotherKey } from '../../src/probe/attacks/certificate-verify-by-another-key.ts'
import { certificateVerifyLeftOut } from '../../src/probe/attacks/certificate-verify-left-out.ts'
import { certificateVerifyReplayed } from '../../src/probe/attacks/certificate-verify-replayed.ts'
import { messagesOutOfOrder } from '../../src/probe/attacks/messages-out-of-order.ts'
import { noCertificateMessage } from '../../src/probe/attacks/no-certificate-message.ts'
import { signatureSchemeMismatch } from '../../src/probe/attacks/signature-scheme-mismatch.ts'
import { zeroSignature } from '../../src/probe/attacks/zero-signature.ts'
import { runProbe } from '../../src/probe/probe.ts'
import { findProgram, leaveOut } from '../support/judges.ts'
import { startOpenssl } from '../support/openssl-server.ts'
import { makePki, probeOf, probePorts } from '../support/twins.ts'

const pki = makePki()
const flights = [
  certificateVerifyByAnotherKey,
  certificateVerifyLeftOut,
  certificateVerifyReplayed,
  messagesOutOfOrder,
  noCertificateMessage,
  signatureSchemeMismatch,
  zeroSignature,
]

describe('handshakes that no library makes, at openssl s_server', () => {
  it.for([
    ['as it is', []],
    ['that asks for another key share first', ['-groups', 'P-384:P-256']],
    ['that does not please old equipment (RFC 8446 §D.4)', ['-no_middlebox']],
  ] as const)('are refused by one %s', async ([, options], context) => {
    if (findProgram('openssl') === undefined) leaveOut(context, 'no openssl')
    const twin = await startOpenssl(pki, '-Verify', '5', ...options)
    try {
      const request = probeOf(pki, twin.port, { path: '/page', timeoutMs: 20_000 })
      const { results } = await runProbe(request, probePorts, flights)
      expect(results.map(({ id, verdict }) => [id, verdict])).toEqual(flights.map(({ id }) => [id, 'enforced']))
      for (const { attempts } of results) {
        expect(new Set(attempts.map(({ transport }) => transport))).toEqual(new Set(['1.3', '1.2']))
        expect(attempts.every(({ observation }) => observation?.alert !== undefined)).toBe(true)
      }
    } finally {
      await twin.close()
    }
  })
})
