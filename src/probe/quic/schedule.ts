/** The keys of TLS 1.3 as QUIC uses them (RFC 8446 §7.1, RFC 9001 §5.1), and the Finished of a client. Speaks with nobody. */
import { createHash, createHmac } from 'node:crypto'
import { uint, vector } from '../tls/cursor.ts'
import { expandLabel } from '../tls/unseal.ts'
import { keysOf, type PacketKeys } from './packet.ts'

/** By the number of a suite of TLS 1.3: those whose headers are hidden by AES. */
export const suites: Readonly<Record<number, { readonly hash: string; readonly key: number }>> = {
  4865: { hash: 'sha256', key: 16 },
  4866: { hash: 'sha384', key: 32 },
}

const FINISHED = 20

/** The keys of both sides. */
export type Sides = { readonly client: PacketKeys; readonly server: PacketKeys }

export type Schedule = {
  readonly handshake: Sides
  /** The keys behind the handshake, by all messages up to the server's Finished. */
  application(transcript: Uint8Array): Sides
  /** The client's Finished, by all messages before it. */
  finished(transcript: Uint8Array): Uint8Array
}

/**
 * Makes the keys of a handshake. Pure.
 *
 * @param transcript ClientHello and ServerHello
 * @returns undefined for a suite that was not offered
 */
export function scheduleOf(suite: number, agreed: Uint8Array, transcript: Uint8Array): Schedule | undefined {
  const known = suites[suite]
  if (known === undefined) return undefined
  const { hash, key } = known
  const digest = (octets: Uint8Array) => new Uint8Array(createHash(hash).update(octets).digest())
  const nothing = digest(new Uint8Array())
  const { length } = nothing
  const extract = (salt: Uint8Array, secret: Uint8Array) => createHmac(hash, salt).update(secret).digest()
  const derive = (secret: Uint8Array, label: string, context: Uint8Array) =>
    expandLabel(hash, secret, label, length, context)
  const early = extract(new Uint8Array(length), new Uint8Array(length))
  const shared = extract(derive(early, 'derived', nothing), agreed)
  const main = extract(derive(shared, 'derived', nothing), new Uint8Array(length))
  const sides = (secret: Uint8Array, kind: string, context: Uint8Array): Sides => ({
    client: keysOf(derive(secret, `c ${kind} traffic`, context), hash, key),
    server: keysOf(derive(secret, `s ${kind} traffic`, context), hash, key),
  })
  const begun = digest(transcript)
  return {
    handshake: sides(shared, 'hs', begun),
    application: (all) => sides(main, 'ap', digest(all)),
    finished: (all) => {
      const finishedKey = expandLabel(hash, derive(shared, 'c hs traffic', begun), 'finished', length)
      const verify = createHmac(hash, finishedKey).update(digest(all)).digest()
      return new Uint8Array(Buffer.concat([uint(1, FINISHED), vector(3, verify)]))
    },
  }
}
