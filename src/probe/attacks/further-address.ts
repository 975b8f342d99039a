/**
 * Asks further addresses of the server for the page: the other family, each node behind a balancer, each address of its name. A policy
 * that was not put into force everywhere is in force nowhere.
 */
import { present } from '../../core/present.ts'
import { formatHostAndPort } from '../../policy/host.ts'
import type { AttackOf } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import { inconclusive, type Judgement, type Silence } from '../judgement.ts'
import type { FurtherAddress } from '../needs/also.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpResponse } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'
import { NO_APPLICATION_PROTOCOL, PROTOCOL_VERSION } from '../tls/alert.ts'

/** A refusal proves something only at an address that admits the honest client. One that takes no connection lets nobody in. */
const judgeAt =
  (where: string, { by }: FurtherAddress) =>
  (seen: HttpObservation, control: HttpResponse): Judgement | Silence => {
    const { end, code, alert, handshake, alpn, protocol, detail, beside: [honest] = [] } = seen
    if (end === 'unreachable') {
      const words = detail === undefined ? '' : ` (${detail})`
      if (by === 'name' && code === 'ECONNREFUSED') return { verdict: 'enforced', how: `nothing listens at ${where}` }
      // Clients in other networks may still be able to connect.
      if (by === 'name') {
        return {
          verdict: 'remark',
          note: `no connection to ${where} could be made from here${words}; nothing is known of it`,
        }
      }
      return inconclusive(
        `no connection to ${where} could be made${words}`,
        `start that server, or leave out --also ${where}`,
      )
    }
    const judgement = judge(seen, control)
    const declined = alert === PROTOCOL_VERSION || alert === NO_APPLICATION_PROTOCOL
    const unagreed = protocol.withoutAlpn === 'not-spoken' && alpn !== protocol.id && handshake === 'complete'
    if (judgement.verdict === 'bypassed' || declined || unagreed) return judgement
    if (honest !== undefined && isGood(honest.status) === isGood(control.status)) return judgement
    const got = honest === undefined ? 'gets no answer' : `is answered ${honest.status}`
    const cause = `the honest client ${got} at ${where}, so nothing can be concluded from a refusal there`
    return inconclusive(cause, 'probe that address by itself')
  }

export const furtherAddress: AttackOf<'also'> = {
  id: 'further-address',
  title: 'further address of the same server',
  meaning: 'A client that connects to another address of this server needs no certificate of your CA.',
  sound: 'It refuses at every address whom it refuses at the first one, and admits the honest client.',
  group: 'identity',
  severity: 'critical',
  cwe: [288],
  over: 'each-version',
  needs: 'also',
  remedy:
    'put the same configuration, with the newest CRL, on every node and every address, and then probe each of them',
  plan: async ({ request, honest, forge }, addresses) => {
    const { credential, revoked, sibling } = request
    const clients: readonly Pick<HttpAttempt, 'label' | 'credential'>[] = [
      ...(await forge.strangers()),
      { label: 'client of a forged CA', credential: (await forge.decoy()).alone },
      ...(sibling === undefined ? [] : [{ label: 'client of another CA', credential: sibling }]),
      ...(revoked === undefined ? [] : [{ label: 'revoked client', credential: revoked.credential }]),
    ]
    return addresses.flatMap((further): readonly HttpAttempt[] => {
      const { address: at } = further
      const where = formatHostAndPort(at.host, at.port)
      const beside = [{ request: honest, credential, at }]
      return clients.map(({ label, credential: presented }) => ({
        label: `${where}, ${label}`,
        at,
        ...present({ credential: presented }),
        http: { request: honest, beside },
        judge: judgeAt(where, further),
      }))
    })
  },
}
