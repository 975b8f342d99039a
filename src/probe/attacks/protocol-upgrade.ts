/**
 * Asks without a certificate to change over to another protocol: to HTTP/2 without TLS (RFC 7540 §3.2), or to TLS within HTTP (RFC 2817).
 * What decides on requests of HTTP/1.1 does not see those that come after the change.
 */
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { SWITCHING } from '../protocol/http-judge.ts'

/** The protocols to change over to. */
const further = ['h2c', 'TLS/1.0'] as const

/** Judges an answer that says nothing of another protocol as any other. */
const judgeUpgrade =
  (protocol: string) =>
  (seen: HttpObservation, control: HttpResponse, asked: HttpRequest): Judgement | Silence => {
    if (seen.answer?.status !== SWITCHING) return judge(seen, control, asked)
    const note = `the server changes over to ${protocol} without a certificate; no page came after that`
    return { verdict: 'remark', note }
  }

export const protocolUpgrade: AttackOf<'nothing'> = {
  id: 'protocol-upgrade',
  title: 'change to another protocol without a certificate',
  meaning:
    'The check of the certificate ends where a connection changes to another protocol, and anybody may ask for it.',
  sound: 'It ignores the wish for h2c or TLS, and refuses the client for want of a certificate.',
  group: 'identity',
  severity: 'high',
  cwe: [288, 444],
  over: 'newest-version',
  needs: 'nothing',
  remedy: 'ignore Upgrade headers but those for protocols that you use, and pass no Upgrade: h2c on to the application',
  plan: async ({ honest }) =>
    further.flatMap((upgrade): readonly HttpAttempt[] => [
      {
        label: `Upgrade: ${upgrade}`,
        only: 'http/1.1',
        http: { request: { ...honest, upgrade } },
        judge: judgeUpgrade(upgrade),
      },
      // In HTTP/2, fields of the connection make a request malformed (RFC 9113 §8.2.2).
      {
        label: `Upgrade: ${upgrade}`,
        only: 'h2',
        http: {
          request: {
            ...honest,
            headers: [
              { name: 'Connection', value: 'Upgrade' },
              { name: 'Upgrade', value: upgrade },
            ],
          },
        },
      },
    ]),
}
