/**
 * Lists the ways to a server that no attack uses, such as a further address: ways that the probe has seen, and ways for which it has not
 * looked. This file attacks nothing.
 */
import type { ProbeRequest } from './attack.ts'
import { hostsOf } from './diagnose.ts'
import type { ControlResult } from './engine/round.ts'
import { lackingOf, needs } from './needs/index.ts'
import { http3Ports } from './protocol/alternatives.ts'
import { isHttp } from './protocol/protocol.ts'
import type { Way } from './report/report.ts'

/**
 * Lists the ways that were not tried. Those marked as seen are open at this very server, as far as can be told.
 *
 * @param unreached of protocols that the server agreed to, and over which it did not answer the honest client
 */
export function listWays(
  request: ProbeRequest,
  controls: readonly ControlResult[],
  unreached: readonly ControlResult[],
): readonly Way[] {
  const { address, serverName } = request
  const answers = controls.flatMap(({ first: { answer } }) => (isHttp(answer) ? answer : []))
  // What is at this very port, an attack has looked for.
  const speaksHttp3 = answers.some((one) => http3Ports(one).some((port) => port !== address.port))
  const [unanswered] = unreached.flatMap(({ control }) => ('why' in control ? [control.why] : []))
  const hosts = new Set(controls.flatMap(({ first }) => hostsOf(first.peerCertificate)))
  hosts.delete(serverName)
  const names = hosts.size === 0 ? '' : `; its certificate is also for ${[...hosts].join(', ')}`
  const leftOut = needs.flatMap(({ id, ...need }): Way[] =>
    'leavesOut' in need && need.leavesOut !== undefined && request[id] === undefined
      ? [{ ...need.leavesOut, why: lackingOf(id, request).why, seen: false }]
      : [],
  )
  return [
    ...(unanswered === undefined
      ? []
      : [
          {
            id: 'http-2',
            title: 'HTTP/2',
            why: `the server chooses HTTP/2 when a client offers it (ALPN h2), as browsers do, but the honest client fails over HTTP/2: ${unanswered}`,
            seen: true,
          },
        ]),
    ...(speaksHttp3
      ? [
          {
            id: 'http-3',
            title: 'HTTP/3',
            why: `the server says that it speaks HTTP/3 elsewhere (Alt-Svc), and the probe looked only at UDP port ${address.port}`,
            seen: true,
          },
        ]
      : []),
    {
      id: 'other-names-and-ports',
      title: 'other names and ports',
      why: `only ${serverName}, port ${address.port}, was asked for pages${names}`,
      seen: false,
    },
    ...leftOut,
  ]
}
