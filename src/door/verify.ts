/**
 * Verifies a client certificate against one pinned authority and its CRL, and reads the identity from it. TLS proves that the
 * client has the private key.
 */

import { type Instant, parsePin } from '../core/brand.ts'
import type { ClaimLocation } from '../policy/claim.ts'
import { VerifiedPath } from '../x509/path.ts'
import { attempt, describePathFailure, type PathFailure } from '../x509/path-failure.ts'
import type { Extent } from '../x509/revocation-list.ts'
import { readTrust, type Trust } from '../x509/trust.ts'
import { type ClaimPlaces, type Identity, parseClaimPlaces, readIdentity } from './identity.ts'

/** The trust of a server. */
export type ClientTrust<P extends ClaimPlaces = ClaimPlaces> = {
  /** The certificate of the one authority whose clients get in, as PEM. */
  readonly clientAuthority: string
  /** Its pin, as it was kept elsewhere: base64 of SHA-256 over its SubjectPublicKeyInfo. */
  readonly pin: string
  /** The newest CRL of that authority, as PEM. */
  readonly clientCrl: string
  /** The claims to be told; none where absent. */
  readonly claims?: P
}

/**
 * What a certificate came to. `why` is the failure in one sentence, for logs; it holds nothing secret.
 *
 * A client is known once each of these steps is taken, in this order. All of them are necessary: TLS takes the first two, verifying
 * the certificate takes 3 to 10, and only a door goes on.
 *
 * 1. The server asks for a certificate, and the client proves in the handshake that it has the key ({@link Door.tls}).
 * 2. No session is resumed: it would bring back a client that was revoked meanwhile ({@link Door.tls}).
 * 3. The authority is of the pin, version 3, and signed by itself; a CA that may sign certificates and CRLs, with a key of an accepted
 *    type and no critical extension that is not processed (RFC 5280 §6.1.1 (d), §4.2.1.9, §4.2.1.3).
 * 4. The CRL is in the authority's name, signed by its key, complete, numbered, and has no critical extension (§5.2, §6.3.3).
 * 5. The certificate is in the authority's name and signed by its key, with an accepted algorithm (§6.1.3).
 * 6. It is version 3, each of its extensions can be read, its key is of an accepted type, and it has no critical extension that is not
 *    processed (§4.2).
 * 7. It is not a CA in any of its extensions, its key may sign, and it is for clientAuth in so many words; the authority too, where it
 *    says what it is for (§4.2.1.3, §4.2.1.12).
 * 8. Its names are well-formed, and within the authority's name constraints (§4.2.1.6, §4.2.1.10).
 * 9. Authority, certificate and CRL are in date now, and the CRL does not name the certificate (§6.1.3, §6.3.3).
 * 10. Its identity can be read: names, and claims by their definitions.
 * 11. At each later request on the connection, step 9 is taken again, by the CRL that is in force then ({@link Door.identify}).
 * 12. The request names this server, and the access rules allow it ({@link Door.enter}): who a client is does not say what it may do.
 */
export type ClientVerdict<P extends ClaimPlaces = ClaimPlaces> =
  | { readonly state: 'verified'; readonly identity: Identity<P> }
  | { readonly state: 'refused'; readonly failure: PathFailure; readonly why: string }

export const refusedFor = (failure: PathFailure) =>
  ({ state: 'refused', failure, why: describePathFailure(failure) }) as const

/** A client whose path held and whose names and claims could be read. */
export type Examined = { readonly path: VerifiedPath; readonly identity: Identity }

/** Verifies a client's certificate, and reads who it is. Pure. */
export function examine(
  der: Uint8Array,
  { anchor, crl }: Trust,
  locations: readonly ClaimLocation[],
  at: Instant,
): Examined | PathFailure {
  const path = VerifiedPath.verify(der, { anchor, crl, purpose: 'clientAuth', at })
  if (!(path instanceof VerifiedPath)) return path
  return attempt('certificate', () => ({ path, identity: readIdentity(path.certificate, locations) }))
}

/** Reads whom to trust; a malformed pin is a failure too. Pure. */
export const readClientTrust = (
  { clientAuthority, pin, clientCrl }: ClientTrust,
  extent: Extent = 'complete',
): Trust | PathFailure => attempt('anchor', () => readTrust(clientAuthority, parsePin(pin), clientCrl, extent))

/** The trust that was read last, and its texts: a CRL may have hundreds of thousands of entries, and most callers ask by the same. */
let last: { readonly of: ClientTrust; readonly read: Trust | PathFailure } | undefined

function trustOf({ clientAuthority, pin, clientCrl }: ClientTrust): Trust | PathFailure {
  const { of } = last ?? {}
  if (of?.clientAuthority !== clientAuthority || of.pin !== pin || of.clientCrl !== clientCrl || last === undefined) {
    const texts = { clientAuthority, pin, clientCrl }
    last = { of: texts, read: readClientTrust(texts, 'shard-too') }
  }
  return last.read
}

/**
 * Decides whether a certificate is a client's of one pinned authority, and whose.
 *
 * Everything that is unknown, unreadable or out of date is a failure, also of the authority or its CRL. That the peer holds
 * the certificate's key is for TLS to prove: give what the handshake gave, such as
 * `socket.getPeerX509Certificate().raw`. Anchor and CRL are read anew only where their texts differ from the last; a server that
 * asks at every request keeps a door open instead, which verifies signatures once a connection. Pure.
 *
 * @param der the certificate, in DER
 * @param at whole seconds since 1970, UTC
 * @throws {CountersignError} `input.malformed` for a claim whose OID is malformed
 * @see RFC 5280 §6.1, §6.3.3
 */
export function judgeClient<const P extends ClaimPlaces>(
  der: Uint8Array,
  trust: ClientTrust<P>,
  at: Instant,
): ClientVerdict<P> {
  const locations = parseClaimPlaces(trust.claims ?? {})
  const trusted = trustOf(trust)
  if ('kind' in trusted) return refusedFor(trusted)
  const examined = examine(der, trusted, locations, at)
  if ('kind' in examined) return refusedFor(examined)
  return { state: 'verified', identity: examined.identity as Identity<P> }
}
