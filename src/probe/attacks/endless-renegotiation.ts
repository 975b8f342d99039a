/**
 * Asks as the honest client for one handshake after the other on the same connection (RFC 5246 §7.4.1.2), each of which costs the server a
 * signature and its client next to nothing. TLS 1.3 has no such thing.
 */
import type { AttackOf } from '../attack.ts'
import { leaveOpen } from '../engine/oracle.ts'
import { judgeEnding, WITHOUT_RENEGOTIATION } from '../renegotiation.ts'
import { honestFlight } from '../tls/client-flight.ts'

/** Twice as many as Node.js allows in ten minutes; nobody needs so many. */
const TIMES = 6

export const endlessRenegotiation: AttackOf<'nothing'> = {
  id: 'endless-renegotiation',
  title: 'one handshake after the other on one connection',
  meaning:
    'A single client can keep the server busy with handshakes, without a new connection that a firewall or a limit would count.',
  sound:
    'It answers no_renegotiation or ends the connection at the first such handshake, or after a few; or it speaks TLS 1.3 only.',
  group: 'protocol',
  severity: 'low',
  cwe: [400, 770],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'let the server refuse renegotiation that a client asks for (with OpenSSL: SSL_OP_NO_RENEGOTIATION; with Java: jdk.tls.rejectClientInitiatedRenegotiation), or speak TLS 1.3 only',
  plan: async ({ offered, request: { credential } }) => {
    if (!offered.includes('1.2')) return WITHOUT_RENEGOTIATION
    const flight = honestFlight(credential)
    return [
      {
        label: `${TIMES} handshakes that the client asks for`,
        flight: { ...flight, over: '1.2', renegotiations: Array.from({ length: TIMES }, () => flight) },
        judge: (seen) => {
          const { times } = seen.renegotiated ?? { times: 0 }
          if (seen.unsent) return leaveOpen(seen, 'the connection ended too early')
          if (times === TIMES) {
            return {
              verdict: 'bypassed',
              evidence: `it made ${times} further handshakes on one connection, and would go on`,
            }
          }
          return judgeEnding(seen) ?? leaveOpen(seen, `after ${times} further handshakes`)
        },
      },
    ]
  },
}
