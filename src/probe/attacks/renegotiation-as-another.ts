/**
 * Begins a connection as the honest client, asks for another handshake on it, and is somebody else there, or nobody: a server that looks at
 * the certificate once for each connection goes on with the first (RFC 5246 §7.4.1.2, RFC 5746 §5). TLS 1.3 has no such thing.
 */
import type { AttackOf } from '../attack.ts'
import { judge } from '../engine/oracle.ts'
import { impostorOf } from '../impostors.ts'
import { judgeEnding, WITHOUT_RENEGOTIATION } from '../renegotiation.ts'
import { type ClientMessage, flightMessages, honestFlight } from '../tls/client-flight.ts'

export const renegotiationAsAnother: AttackOf<'nothing'> = {
  id: 'renegotiation-as-another',
  title: 'second handshake of a connection, as somebody else',
  meaning:
    'Who was let in once can go on without a valid certificate on the same connection, and is still answered as the client that began it.',
  sound:
    'It answers no_renegotiation or ends the connection; or it asks for a certificate again, and ends the connection where that does not hold.',
  group: 'identity',
  severity: 'high',
  cwe: [287, 295],
  over: 'each-version',
  speaks: 'any',
  needs: 'nothing',
  remedy:
    'let the server refuse renegotiation that a client asks for, or speak TLS 1.3 only; where the application decides by the certificate, let it look at each request',
  plan: async (ground) => {
    if (!ground.offered.includes('1.2')) return WITHOUT_RENEGOTIATION
    const first = honestFlight(ground.request.credential)
    const { chain, key, own } = await impostorOf(ground)
    const { keyExchange, finished } = flightMessages
    const stolen: ClientMessage = { message: 'Certificate', chain }
    const flights: readonly (readonly [string, readonly ClientMessage[]])[] = [
      ['then no certificate', [{ message: 'Certificate', chain: [] }, keyExchange, finished]],
      [
        'then a self-signed certificate',
        [
          { message: 'Certificate', chain: own.chain },
          keyExchange,
          { message: 'CertificateVerify', key: own.key },
          finished,
        ],
      ],
      ['then its own, signed by another key', [stolen, keyExchange, { message: 'CertificateVerify', key }, finished]],
    ]
    // HTTP/2 forbids a second handshake (RFC 9113 §9.2.1), and servers that speak it may only send their refusal behind an answer.
    const over = (ground.request.family ?? 'http') === 'http' ? ({ only: 'http/1.1' } as const) : {}
    return flights.map(([label, messages]) => ({
      ...over,
      label: `first the honest client, ${label}`,
      flight: { ...first, over: '1.2' as const, renegotiations: [{ messages, asAsked: true as const }] },
      judge: (seen, control, asked) => {
        const judgement = (seen.answer === undefined ? judgeEnding(seen) : undefined) ?? judge(seen, control, asked)
        if (judgement.verdict !== 'bypassed' || seen.renegotiated?.isAsked) return judgement
        const note =
          'the server makes a second handshake and asks for no certificate in it, so that nothing could be put in its place'
        return { verdict: 'remark', note }
      },
    }))
  },
}
