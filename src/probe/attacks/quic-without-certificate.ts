/**
 * Asks for the page over HTTP/3 at the UDP port of the same number, where the same application may be open to everybody: what
 * a server demands over TCP, it demands over QUIC only if its other listener demands it, too (RFC 9001 §4.4).
 */
import type { AttackOf } from '../attack.ts'
import { inconclusive, type Judgement } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import { http3Ports } from '../protocol/alternatives.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { certificateAlerts, formatAlert, NO_APPLICATION_PROTOCOL } from '../tls/alert.ts'

const version = (number: number): string => `0x${number.toString(16).padStart(8, '0')}`

const BY_HAND = 'look with a client for HTTP/3 whether that listener asks for a certificate, or take it off the network'

/** Without an answer: the server itself may have said that there is a listener. */
function judgeNobody({ end }: HttpObservation, port: number, control: HttpResponse): Judgement {
  const how =
    end === 'unreachable' ? `nothing listens at UDP port ${port}` : `no QUIC listener answers at UDP port ${port}`
  if (!http3Ports(control).includes(port)) return { verdict: 'enforced', how }
  const cause = `the server says that it speaks HTTP/3 at port ${port} (Alt-Svc), but ${how}`
  return inconclusive(cause, 'look whether a firewall or a forwarder between keeps UDP away')
}

/** Judges how far the handshake came. Pure. */
export function judgeQuic(seen: HttpObservation, port: number, control: HttpResponse, asked: HttpRequest): Judgement {
  const { flight, quic, alert, detail, end, answer, protocol } = seen
  if (quic?.listens !== true) {
    if (end !== 'unreachable' && end !== 'timeout')
      return inconclusive(
        detail ?? 'no datagram could be sent',
        'look whether this machine may send datagrams to the server',
      )
    return judgeNobody(seen, port, control)
  }
  const listener = `the QUIC listener at UDP port ${port}`
  if (answer !== undefined) {
    const judgement = protocol.judge(answer, control, asked)
    if (judgement.verdict === 'bypassed') return { verdict: 'bypassed', evidence: `over HTTP/3, ${judgement.evidence}` }
    return judgement.verdict === 'enforced' ? { verdict: 'enforced', how: `over HTTP/3, ${judgement.how}` } : judgement
  }
  if (flight.authorities !== undefined) {
    if (alert !== undefined && certificateAlerts.has(alert)) {
      return { verdict: 'enforced', how: `alert ${formatAlert(alert)}` }
    }
    const words = detail === undefined ? '' : ` (${detail})`
    const note = `${listener} asks for a client certificate, too, and does not answer who has none${words}; silence is no proof`
    return { verdict: 'remark', note }
  }
  if (flight.certificates !== undefined) {
    return { verdict: 'bypassed', evidence: `${listener} shakes hands for HTTP/3 and asks for no client certificate` }
  }
  if (alert === NO_APPLICATION_PROTOCOL) {
    return { verdict: 'remark', note: `${listener} speaks another protocol than HTTP/3, which was not tried` }
  }
  if (quic.versions !== undefined && !quic.versions.includes(1)) {
    const cause = `${listener} speaks only other versions of QUIC than 1: ${quic.versions.map(version).join(', ')}`
    return inconclusive(cause, BY_HAND)
  }
  if (flight.retry !== undefined) {
    return inconclusive(`${listener} wants a key of another group than X25519 and P-256`, BY_HAND)
  }
  const words = alert === undefined ? detail : `alert ${formatAlert(alert)}`
  const cause = `${listener} answers, but its handshake ended before it could ask for a certificate${words === undefined ? '' : ` (${words})`}`
  return inconclusive(cause, BY_HAND)
}

export const quicWithoutCertificate: AttackOf<'nothing'> = {
  id: 'quic-without-certificate',
  title: 'request over HTTP/3 without a certificate',
  meaning:
    'The server can also be reached over HTTP/3, and there it asks nobody for a certificate, so the same application is open to everybody.',
  sound: 'It has no QUIC listener, or one that refuses who has no certificate, in the handshake or by its answer.',
  history: [
    'Traefik 3.0.0 to before 3.7.3: over HTTP/3, other spellings of a name get the default TLS options (CVE-2026-53622)',
  ],
  group: 'identity',
  severity: 'critical',
  cwe: [288, 306],
  over: 'quic',
  needs: 'nothing',
  remedy:
    'switch HTTP/3 off, or demand client certificates in the settings of the QUIC listener, too; until then, close the UDP port of this number',
  plan: async ({ request }) => [
    {
      label: 'no certificate',
      judge: (seen, control, asked) => judgeQuic(seen, request.address.port, control, asked),
    },
  ],
}
