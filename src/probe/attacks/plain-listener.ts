/**
 * Asks another listener of the application for the page, without TLS: once as anybody would, and once with the headers by which a proxy
 * vouches for a client (RFC 9110 §4.2.2: http and https are different origins, and only one of them has certificates).
 */
import type { AttackOf } from '../attack.ts'
import { visit } from '../side-door.ts'

export const plainListener: AttackOf<'plain'> = {
  id: 'plain-listener',
  title: 'listener without TLS',
  meaning:
    'The page is served without encryption and to anybody at another port: there is a way around TLS and its certificates.',
  sound: 'It has no listener there, or one that sends every client to https and serves nothing else.',
  group: 'identity',
  severity: 'critical',
  cwe: [288, 319],
  over: 'newest-version',
  needs: 'plain',
  remedy: 'close the listener, or let it do nothing but redirect to https; believe no identity header there',
  plan: async (ground, listeners) => (await Promise.all(listeners.map((one) => visit(one, ground)))).flat(),
}
