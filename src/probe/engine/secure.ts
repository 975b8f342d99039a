/**
 * Makes the handshake of an approach: by our TLS library, or, where the approach sends another flight than the library would, through
 * it or by hand. `observe.ts` asks afterwards.
 */
import type { Network, Secured, TcpStream, TlsOffer } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { type Renegotiated, secureByHand } from '../tls/bare-client.ts'
import type { ClientFlight } from '../tls/client-flight.ts'
import { openRewriting } from '../tls/rewrite.ts'

/** What became of a flight, as far as it is known when it is asked: the library may have spoken before the flight is on its way. */
export type Sending = {
  isSent(): boolean
  /** Why it could not be sent. */
  problem(): string | undefined
}

export type Shaken = {
  readonly secured: Secured
  readonly sending?: Sending
  readonly renegotiated?: Renegotiated
}

/**
 * Shakes hands.
 *
 * @param host the name in SNI where the offer has none to compare with
 */
export async function shakeHands(
  network: Network,
  stream: TcpStream,
  offer: TlsOffer,
  flight: ClientFlight | undefined,
  host: string,
): Promise<Shaken> {
  if (flight === undefined) return { secured: await network.secure(stream, offer) }
  const hand = await network.byOwnHand()
  if (offer.version === '1.3') {
    const { rewrite, ...sending } = openRewriting(flight, hand)
    return { secured: await network.secure(stream, { ...offer, rewrite }), sending }
  }
  const { serverName = host, alpn } = offer
  const { isSent, renegotiated, ...secured } = await secureByHand(stream, { serverName, alpn }, flight, hand)
  const problem = secured.channel === undefined && !isSent ? secured.ending.detail : undefined
  return { secured, sending: { isSent: () => isSent, problem: () => problem }, ...present({ renegotiated }) }
}
