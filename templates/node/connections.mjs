// Connections: who is there, how many there may be, and what speaks against one. What a request may do is the door's decision.

import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import certificates from './certificate.mjs'
import { config } from './config.mjs'
import { logRefused, now } from './log.mjs'
import { Refusal } from './refusal.mjs'
import { isRevoked } from './revocation.mjs'
import { inForce } from './tls.mjs'

/** Connections that have not shown a certificate yet, by their far end: who they are from, and why they end. */
const handshakes = new Map()

/** Live connections: since when, who is there, and how many requests are being answered. */
export const connections = new Map()

/** Ends all that is there, and all that is about to be. */
export function endAll() {
  for (const socket of [...handshakes.keys(), ...connections.keys()]) socket.destroy()
}

/** The host that a connection's handshake was for; an address is never sent as SNI (RFC 6066 §3). */
export const hostOf = ({ servername }) =>
  config.hosts.find(({ name }) => (servername ? servername.toLowerCase() === name : isIP(name)))

export const ageOf = (connection) => (performance.now() - connection.since) / 1000

/**
 * The one that makes room where there is one too many: the oldest of the client that has the most. So a client that opens connections and
 * says nothing, or holds as many as there are, pushes out himself, and neither the client who is quick nor the one who is alone.
 */
function findOldestOfTheBusiest(places) {
  const counts = new Map()
  for (const { whose } of places.values()) counts.set(whose, (counts.get(whose) ?? 0) + 1)
  const most = Math.max(...counts.values())
  const [socket] = [...places].find(([, { whose }]) => counts.get(whose) === most)
  return { socket, most, countOf: (whose) => counts.get(whose) ?? 0 }
}

/** A TCP connection, before its handshake, of which it gives what is known. Strangers never take the places of clients; these are counted apart. */
export function arrive(socket) {
  if (handshakes.size >= config.limits.handshakes) {
    const { socket: oldest } = findOldestOfTheBusiest(handshakes)
    handshakes.get(oldest).why = 'it took its time with the handshake, and others waited'
    handshakes.delete(oldest)
    oldest.destroy()
  }
  const { remoteAddress: from, remotePort: port, localAddress: to } = socket
  const handshake = { from, port, to, whose: from, why: 'it left before the handshake was over' }
  handshakes.set(socket, handshake)
  socket.once('close', () => {
    handshakes.delete(socket)
    // What TLS has to say of it may come after this.
    setImmediate(() => handshake.done || logRefused({ ...handshake, peer: readOwn(handshake.certificate) }))
  })
  return handshake
}

/** The handshake of a TLS socket, which Node.js does not tell: the two have both ends in common. */
function handshakeOf({ remoteAddress, remotePort, localAddress }) {
  for (const handshake of handshakes.values()) {
    if (handshake.from === remoteAddress && handshake.port === remotePort && handshake.to === localAddress) return handshake
  }
  return undefined
}

/** Handshakes by their TLS sockets, which forget their far end when they close. */
const known = new WeakMap()

/** Keeps the certificate of a handshake for the log: it cannot be asked for once TLS has refused it. */
export function follow(socket) {
  if (known.has(socket)) return
  const handshake = handshakeOf(socket)
  if (handshake === undefined) return
  known.set(socket, handshake)
  socket.prependOnceListener('secure', () => {
    handshake.certificate = socket.getPeerX509Certificate()
  })
}

export function explain(error, socket) {
  const handshake = known.get(socket) ?? handshakeOf(socket)
  const code = socket.authorizationError ?? error.code
  if (handshake !== undefined && code !== 'ECONNRESET') handshake.why = REASONS[code] ?? String(code)
}

/** What OpenSSL and Node.js mean. A certificate whose issuer has no CRL here is another CA's; its CRL is not asked for. */
const REASONS = {
  CERT_REVOKED: 'the certificate is revoked',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  INVALID_PURPOSE: 'the certificate is not for clients',
  CERT_SIGNATURE_FAILURE: 'the certificate is not signed by the pinned CA, though it names it',
  ...Object.fromEntries(
    [
      'UNABLE_TO_GET_CRL',
      'UNABLE_TO_GET_ISSUER_CERT',
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'SELF_SIGNED_CERT_IN_CHAIN',
    ].map((code) => [code, 'the certificate is of another CA']),
  ),
  CRL_HAS_EXPIRED: 'the CRL has expired: nobody can be let in',
  CRL_NOT_YET_VALID: 'the CRL is from the future: nobody can be let in',
  ERR_SSL_PEER_DID_NOT_RETURN_A_CERTIFICATE: 'it has no certificate',
  ERR_TLS_HANDSHAKE_TIMEOUT: 'it took too long with the handshake',
  ERR_SSL_NO_APPLICATION_PROTOCOL: 'it speaks no protocol that is spoken here',
  ERR_SSL_HTTP_REQUEST: 'it spoke HTTP without TLS',
}

export function welcome(socket) {
  const handshake = handshakeOf(socket) ?? { whose: socket.remoteAddress }
  for (const [raw, one] of handshakes) if (one === handshake) handshakes.delete(raw)
  const connection = { since: performance.now(), answering: 0, address: handshake.whose, ...examine(socket) }
  connection.whose = connection.peer?.identity.serial ?? 'somebody whose certificate is not accepted'
  if (connections.size >= config.limits.connections) {
    const { socket: oldest, most, countOf } = findOldestOfTheBusiest(connections)
    if (most <= countOf(connection.whose) + 1) {
      handshake.why = 'too many clients'
      handshake.certificate = socket.getPeerX509Certificate()
      return socket.destroy()
    }
    connections.delete(oldest)
    oldest.destroy()
  }
  handshake.done = true
  connections.set(socket, connection)
  if (handshake.client !== undefined) showClient(socket, handshake.client)
  // Past its age a connection is closed with its next answer; this ends the one that keeps a single answer going.
  const { connectionSeconds, requestSeconds } = config.limits
  const deadline = setTimeout(() => socket.destroy(), (connectionSeconds + requestSeconds) * 1000).unref()
  socket.once('close', () => {
    clearTimeout(deadline)
    connections.delete(socket)
  })
}

/** Has an application that asks a socket where it is from get the client, and not what stands in front. */
function showClient(socket, { address, port, family }) {
  const shown = { remoteAddress: address, remotePort: port, remoteFamily: family }
  for (const [name, value] of Object.entries(shown)) Object.defineProperty(socket, name, { value })
}

/** Reads who is there. What is wrong with the certificate is a problem that each request of the connection meets. */
function examine(socket) {
  const certificate = socket.getPeerX509Certificate()
  if (!socket.authorized || certificate === undefined) return { problem: 'a client certificate is needed' }
  if (!certificate.verify(inForce.anchor.publicKey)) return { problem: 'the certificate is not of the pinned CA' }
  try {
    const peer = readPeer(certificate.raw)
    if (!certificates.isForClients(peer)) return { problem: 'the certificate is not for clients' }
    return { peer }
  } catch (error) {
    return { problem: `the certificate is malformed: ${error.message}` }
  }
}

/** Characters that no Unicode of this Node.js knows are unfit for a claim as well. */
const ASSIGNED = /^[ \p{L}\p{M}\p{N}\p{P}\p{S}]*$/u

/** A client: its identity, its claims, and what bounds them. */
function readPeer(der) {
  const { identity, ...bounds } = certificates.readClient(der, config.claims)
  const { claims, ...names } = identity
  const isKnown = (value) => typeof value !== 'string' || ASSIGNED.test(value)
  if (!Object.values(claims).flat().every(isKnown)) throw new Error('a claim holds unfit characters')
  const fingerprint = createHash('sha256').update(der).digest('hex')
  return { ...bounds, identity: Object.freeze({ ...names, fingerprint, claims }) }
}

/** Who a refused certificate is for. What another CA's says of itself is not repeated here. */
function readOwn(certificate) {
  try {
    return certificate?.verify(inForce.anchor.publicKey) ? readPeer(certificate.raw) : undefined
  } catch {
    return undefined // malformed
  }
}

/** Why nobody at all can be let in, if so. */
export function whyNobody() {
  const { crl, anchorNotBefore, anchorNotAfter } = inForce
  if (now() < anchorNotBefore) return 'the client CA is from the future: nobody can be let in'
  if (now() > anchorNotAfter) return 'the client CA has expired: nobody can be let in'
  if (now() < crl.thisUpdate) return 'the CRL is from the future: nobody can be let in'
  if (now() > crl.nextUpdate) return 'the CRL has expired: nobody can be let in'
  return undefined
}

/** The handshake checked this once. A connection lives on, so each request is held against what is in force now. */
export function objectionTo({ peer, problem }) {
  const objection = (status, message) => new Refusal(status, message, { close: true })
  if (problem !== undefined) return objection(403, problem)
  if (!certificates.isInTime(peer, now())) return objection(403, 'the certificate is out of its validity')
  const closed = whyNobody()
  if (closed !== undefined) return objection(503, closed)
  if (isRevoked(peer.identity.serial, inForce)) return objection(403, 'the certificate is revoked')
  return undefined
}
