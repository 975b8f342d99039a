/**
 * Attempts by an impostor who has the honest client's certificate, which is no secret, and not its key: each is a handshake that no TLS
 * library would make. `tls/client-flight.ts` knows its messages, and the attacks say which ones are sent.
 */
import type { Credential, TlsVersion } from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { describePublicKey } from '../x509/public-key.ts'
import type { Ground } from './attack.ts'
import type { Attempt } from './attempt.ts'
import { judgeFlight } from './engine/oracle.ts'
import type { ClientMessage } from './tls/client-flight.ts'

export type Impostor = {
  /** The honest client's certificate and what is behind it. */
  readonly chain: Credential['chain']
  /** A key of the impostor's own, of the type of the honest one where such a key is made quickly. */
  readonly key: Credential['key']
  /** The key of the honest client: for its type, and for what it has signed in other handshakes. */
  readonly honestKey: Credential['key']
  /** A self-signed certificate with the honest client's names, for an EC key of the impostor's own. */
  readonly own: Credential
}

const known = new WeakMap<Ground, Promise<Impostor>>()

async function makeImpostor({ request, forge }: Ground): Promise<Impostor> {
  const { chain, key: honestKey } = request.credential
  const own = await forge.selfSigned('ec-p256')
  const { type } = describePublicKey(honestKey.spki)
  const made = (): Promise<Credential> => forge.selfSigned(type === 'other' ? 'ec-p256' : type)
  const key = type === 'ec-p256' ? own.key : (forge.withoutKey(chain)?.key ?? (await made()).key)
  return { chain, key, honestKey, own }
}

/** The impostor of a probe. */
export function impostorOf(ground: Ground): Promise<Impostor> {
  const impostor = known.get(ground) ?? makeImpostor(ground)
  known.set(ground, impostor)
  return impostor
}

/** A flight by its label; over both versions of TLS where none is named. */
export type WrongFlight = readonly [label: string, messages: readonly ClientMessage[], over?: TlsVersion]

/** Makes an attempt of each flight. Pure. */
export const flightAttempts = (flights: readonly WrongFlight[]): readonly Attempt[] =>
  flights.map(([label, messages, over]) => ({
    label,
    flight: { messages, ...present({ over }) },
    judge: judgeFlight,
  }))
