/** Remembers the answers of one campaign, so that what was asked once, by the honest client or in any attempt, need not be asked again. */
import type { Credential } from '../../core/port/network.ts'
import type { Approach, Observation, Route } from '../observation.ts'

/** Asks; or looks at what was seen where the very same was asked before. `asking` asks in the place of `ask`. */
export type Look = (route: Route, approach: Approach, asking?: () => Promise<Observation>) => Promise<Observation>

/** Begins with no answers. What changes the handshake itself is asked anew each time. */
export function openLooks(ask: (route: Route, approach: Approach) => Promise<Observation>): Look {
  const looks = new Map<Credential | undefined, Map<string, Promise<Observation>>>()
  const hellos = new Map<Uint8Array, Promise<Observation>>()

  /** Attempts that are about one and the same hello share its answer. */
  const lookAtHello = (hello: Uint8Array, asking: () => Promise<Observation>): Promise<Observation> => {
    const seen = hellos.get(hello) ?? asking()
    hellos.set(hello, seen)
    return seen
  }

  return (route, approach, asking = () => ask(route, approach)) => {
    const { request, credential, at, sni, addressAsName, alpn, reshape, session, flight, hello, anonymous } = approach
    if (hello !== undefined) return lookAtHello(hello, asking)
    if ((reshape ?? session ?? flight ?? anonymous) !== undefined) return asking()
    const known = looks.get(credential) ?? new Map<string, Promise<Observation>>()
    looks.set(credential, known)
    const key = JSON.stringify([route.transport, route.protocol.id, at, sni, addressAsName, alpn, request])
    const seen = known.get(key) ?? asking()
    known.set(key, seen)
    return seen
  }
}
