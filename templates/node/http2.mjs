// HTTP/2 beside HTTP/1.1, on the same port: its requests as the door and the application know them. What they may do, the door decides.

import { constants, createServer } from 'node:http2'
import { config } from './config.mjs'
import { connections } from './connections.mjs'

const { limits } = config

/** Live sessions, and the connection of each. */
const sessions = new Map()

/** What each field counts for beside its name and value (RFC 9113 §6.5.2). */
const FIELD_BYTES = 32

const sizeOf = (raw) => raw.reduce((sum, text) => sum + text.length, (raw.length / 2) * FIELD_BYTES)

/** Ends a session once what it has begun is answered: what `Connection: close` is in HTTP/1.1. */
export const leave = (request) => request.stream?.session?.close()

/** From now on no session takes another request. */
export function closeSessions() {
  for (const session of sessions.keys()) session.close()
}

/** Has a server of TLS speak HTTP/2 with clients that offer it, and go on as before with the others. */
export function speakHttp2(server, listener) {
  const http2 = createServer({
    settings: { enablePush: false, maxConcurrentStreams: 100, maxHeaderListSize: limits.headerBytes },
    maxHeaderListPairs: Math.floor(limits.headerBytes / FIELD_BYTES), // more have no room in that size
  })
  const take = (request, response) => {
    // Node goes by the size from the moment on when the client has acknowledged it, which it need never do.
    if (sizeOf(request.rawHeaders) > limits.headerBytes) return request.stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM)
    if (!sessions.has(request.stream.session)) return request.stream.destroy() // it ended meanwhile
    listener(likeHttp1(request, response), response)
  }
  for (const event of ['request', 'checkContinue', 'checkExpectation', 'connect']) http2.on(event, take)
  http2.on('sessionError', () => undefined)
  const [speakHttp1, ...others] = server.listeners('secureConnection')
  if (others.length > 0) throw new Error('somebody else listens to connections')
  server.removeListener('secureConnection', speakHttp1)
  server.on('secureConnection', (socket) => {
    if (socket.alpnProtocol !== 'h2') return speakHttp1.call(server, socket)
    const connection = connections.get(socket)
    if (connection === undefined) return // there was no place for it
    http2.once('session', (session) => keep(session, socket, connection))
    http2.emit('connection', socket)
  })
}

function keep(session, socket, connection) {
  sessions.set(session, socket)
  // A PING is no request: it keeps no connection.
  connection.rest = () => {
    connection.idle = setTimeout(() => connection.answering > 0 || socket.destroy(), limits.idleSeconds * 1000).unref()
  }
  connection.rest()
  session.once('close', () => {
    clearTimeout(connection.idle)
    sessions.delete(session)
  })
}

/**
 * Gives a request the shape that it would have in HTTP/1.1: no pseudo-headers, `:authority` as Host, and each value of a field by itself. Two
 * different hosts are two Hosts, which the door refuses.
 */
function likeHttp1(request, response) {
  const { stream, headers, rawHeaders: raw } = request
  const { session } = stream // which it forgets when it closes
  const socket = sessions.get(session)
  const connection = connections.get(socket)
  const sent = raw.flatMap((name, at) => (at % 2 === 0 ? [[name.toLowerCase(), raw[at + 1]]] : []))
  // Clients may send a cookie crumb by crumb (RFC 9113 §8.2.3).
  const cookies = sent.filter(([name]) => name === 'cookie').map(([, value]) => value)
  const pairs = sent.filter(([name]) => name !== 'cookie')
  if (cookies.length > 0) pairs.push(['cookie', cookies.join('; ')])
  const hosts = new Set(pairs.filter(([name]) => name === ':authority' || name === 'host').map(([, value]) => value))
  const fields = [...[...hosts].map((host) => ['host', host]), ...pairs.filter(([name]) => name !== 'host' && !name.startsWith(':'))]
  const distinct = Object.create(null)
  for (const [name, value] of fields) (distinct[name] ??= []).push(value)
  const plain = Object.fromEntries(Object.entries(headers).filter(([name]) => !name.startsWith(':') && name !== 'host'))
  const [host] = hosts
  const own = {
    headers: { ...(host !== undefined && { host }), ...plain },
    headersDistinct: distinct,
    rawHeaders: fields.flat(),
    socket,
  }
  for (const [name, value] of Object.entries(own)) Object.defineProperty(request, name, { value, writable: true, enumerable: true })
  request.url ??= '' // CONNECT has none, and is refused for that
  clearTimeout(connection?.idle)
  const late = setTimeout(() => request.complete || stream.close(constants.NGHTTP2_CANCEL), limits.requestSeconds * 1000).unref()
  // What is left of a body that nobody reads would keep the stream, and with it the connection.
  response.once('finish', () => request.complete || stream.close(constants.NGHTTP2_NO_ERROR))
  stream.once('close', () => {
    clearTimeout(late)
    clearTimeout(connection?.idle)
    if (sessions.has(session)) connection?.rest()
  })
  return request
}
