/**
 * Connects to another virtual server of the same listener and asks for the page of this one, or the other way round: TLS goes by SNI,
 * HTTP by Host, and one connection carries several requests (RFC 9110 §7.4, RFC 9113 §9.1.1).
 */
import { present } from '../../core/present.ts'
import { formatHostAndPort, formatHostField } from '../../policy/host.ts'
import type { AttackOf, Ground } from '../attack.ts'
import type { HttpAttempt } from '../attempt.ts'
import { judge } from '../engine/oracle.ts'
import type { Judgement, Silence } from '../judgement.ts'
import type { VirtualHost } from '../listener.ts'
import type { HttpObservation } from '../observation.ts'
import type { HttpRequest, HttpResponse } from '../protocol/http.ts'
import { isGood } from '../protocol/http-judge.ts'

/** Pages of the other virtual server prove nothing: anybody may see those. A page that is the honest client's does, under any name. */
const judgeAside =
  (name: string) =>
  (seen: HttpObservation, control: HttpResponse, asked: HttpRequest): Judgement | Silence => {
    const { answer, protocol, beside = [] } = seen
    if (answer === undefined || !isGood(answer.status)) return judge(seen, control, asked)
    const isOther = beside.some((page) => page !== undefined && protocol.resembles(page, answer))
    const isOurs = protocol.resembles(answer, control)
    if (isOther && !isOurs) return { verdict: 'enforced', how: `the page of ${name}` }
    return judge(seen, control, asked)
  }

/** The matrix of names: in the handshake, in the request, and in a request before it on the same connection. */
function mix(
  { name, path }: VirtualHost,
  { request, honest, hostField }: Ground,
): readonly (readonly [label: string, sni: string | undefined, asked: HttpRequest])[] {
  const { serverName, address } = request
  const theirs = formatHostField(name, address.port)
  const own = { ...honest, path, host: theirs }
  const bare = address.port === 443 ? formatHostAndPort(serverName, 443) : serverName
  return [
    [`SNI and Host ${name}`, name, { ...honest, host: theirs }],
    [`SNI ${name}`, name, honest],
    [`SNI ${name} in upper case`, name.toUpperCase(), honest],
    [`SNI ${name} with a dot at its end`, `${name}.`, honest],
    [`SNI ${name}, Host in upper case`, name, { ...honest, host: hostField.toUpperCase() }],
    [
      `SNI ${name}, Host with a dot at its end`,
      name,
      { ...honest, host: formatHostField(`${serverName}.`, address.port) },
    ],
    [`SNI ${name}, Host with another port`, name, { ...honest, host: bare }],
    [`SNI and Host ${name}, ours in the target`, name, { ...honest, host: theirs, requestTarget: 'absolute' }],
    [`SNI ${name}, no Host`, name, { ...honest, httpVersion: '1.0' }],
    [`SNI ${name}, first its own page`, name, { ...honest, first: own }],
    [`Host ${name}`, undefined, { ...honest, host: theirs }],
    [`Host ${name}, ours in the target`, undefined, { ...honest, host: theirs, requestTarget: 'absolute' }],
    [`first the page of ${name}`, undefined, { ...honest, first: own }],
  ]
}

export const otherVirtualHost: AttackOf<'vhost'> = {
  id: 'other-virtual-host',
  title: 'way in by another virtual server',
  meaning:
    'A client that names another virtual server of this listener in the handshake, which asks for no certificate or trusts another CA, gets the page of this one.',
  sound:
    'It answers a request by the policy of the name that it asks for: with 421, with another refusal, or with a page of the other name.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 297],
  over: 'each-version',
  needs: 'vhost',
  remedy:
    'demand the certificate on the whole listener, or answer 421 to every request whose Host is not the name in the handshake',
  plan: async (ground, hosts) => {
    const { forge, honest, request } = ground
    const { sibling } = request
    const strangers = [
      ...(await forge.strangers()),
      ...(sibling === undefined ? [] : [{ label: 'client of another CA', credential: sibling }]),
    ]
    return hosts.flatMap((host): readonly HttpAttempt[] => {
      const theirs = formatHostField(host.name, request.address.port)
      return strangers.flatMap(({ label: who, credential }) => {
        const presented = present({ credential })
        const beside = [host.path, honest.path].map((path) => ({
          request: { ...honest, path, host: theirs },
          sni: host.name,
          ...presented,
        }))
        return mix(host, ground).map(([label, sni, asked]) => ({
          label: `${label}, ${who}`,
          ...presented,
          ...present({ sni }),
          http: { request: asked, beside },
          judge: judgeAside(host.name),
        }))
      })
    })
  },
}
