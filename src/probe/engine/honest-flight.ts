/**
 * The honest twin of wrong flights: before one is sent, the honest client's own is sent in the same way, and must be let in. Where it is
 * not, a refusal of the wrong one proves nothing. `hearing.ts` sends the wrong ones.
 */
import type { Credential, TlsVersion } from '../../core/port/network.ts'
import type { Approach, Observation, Route } from '../observation.ts'
import type { Answer, Protocol, Question } from '../protocol/protocol.ts'
import { honestFlight } from '../tls/client-flight.ts'
import { judgeControl } from './oracle.ts'

/** The route of a wrong flight, and what the honest client asks for on it. */
type Round = { readonly version: TlsVersion; readonly protocol: Protocol; readonly control: Question }

/** Why wrong flights over a route prove nothing; undefined where they do. */
export type FlightDoubt = (round: Round, answer: Answer) => Promise<string | undefined>

/** Asks once for each route and request. */
export function openHonestFlights(
  honest: Credential,
  ask: (route: Route, approach: Approach) => Promise<Observation>,
  isWorthAnother: (seen: Observation, times: number) => boolean,
): FlightDoubt {
  const known = new Map<string, Promise<string | undefined>>()

  const send = async ({ version, protocol, control: request }: Round, answer: Answer): Promise<string | undefined> => {
    const route = { transport: version, protocol }
    const approach = { request, flight: honestFlight(honest) }
    let seen = await ask(route, approach)
    for (let times = 0; isWorthAnother(seen, times); times += 1) seen = await ask(route, approach)
    const now = judgeControl(seen, request)
    const isSame =
      'answer' in now && protocol.tell(now.answer) === protocol.tell(answer) && protocol.resembles(answer, now.answer)
    if (isSame) return undefined
    const what = 'answer' in now ? `it is answered ${protocol.tell(now.answer)} with another page` : now.why
    return `the honest client fails where the probe itself writes its handshake: ${what}`
  }

  return (round, answer) => {
    const key = JSON.stringify([round.version, round.protocol.id, round.control])
    const sent = known.get(key) ?? send(round, answer)
    known.set(key, sent)
    return sent
  }
}
