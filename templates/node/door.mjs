// The door: every request passes here, and every answer. Who is there at all, connections.mjs has found out by then.

import { STATUS_CODES } from 'node:http'
import { config } from './config.mjs'
import { ageOf, connections, hostOf, objectionTo } from './connections.mjs'
import { answerPreflight, isPreflight, setSharing } from './cors.mjs'
import headers from './headers.mjs'
import { leave } from './http2.mjs'
import { quote, stamped, who } from './log.mjs'
import { Refusal } from './refusal.mjs'
import rules from './rules.mjs'
import { inForce } from './tls.mjs'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Wraps a request listener: whatever reaches it has passed each check of `enter`, and carries `request.identity`. */
export function door(application) {
  return async (request, response) => {
    setSecurityHeaders(request, response)
    const connection = connections.get(request.socket)
    if (connection === undefined) return request.socket.destroy() // there was no place for it
    const asked = `${request.method} ${request.url}`
    let why
    connection.answering += 1
    response.once('close', () => {
      connection.answering -= 1
      const status = response.headersSent ? response.statusCode : 'no answer'
      const line = `${who(connection)} ${quote(asked)} ${status}`
      if (why === undefined) console.log(stamped(line))
      else console.error(stamped(`${line} ${quote(why)}`))
    })
    try {
      if (isOver(connection)) end(request, response)
      const path = enter(request, connection)
      if (isPreflight(request)) return answerPreflight(request, response)
      admit(request, response, connection, path)
      await application(request, response)
    } catch (error) {
      why = error instanceof Refusal ? error.message : 'an error of the application'
      refuse(request, response, error)
    }
  }
}

let closing = false

/** From now on each answer ends its connection. */
export function close() {
  closing = true
}

const isOver = (connection) => closing || ageOf(connection) >= config.limits.connectionSeconds

/**
 * Wraps what takes over a connection as a WebSocket (RFC 6455): it has passed what requests pass, and is from a page of ours, as if
 * it changed something. For whom an objection comes up later, the connection ends.
 */
export function webSocketDoor(application) {
  return (request, socket, head) => {
    const connection = connections.get(socket)
    if (connection === undefined) return socket.destroy()
    socket.on('error', () => undefined)
    const asked = `${request.method} ${request.url}`
    try {
      const path = enter(request, connection)
      requireWebSocket(request)
      requireOwnOrigin(request)
      pass(request, connection, path)
      if (isOver(connection) || connection.answering > 0) throw new Refusal(503, 'this connection is not free: open another')
    } catch (error) {
      const known = error instanceof Refusal
      if (!known) console.error(stamped('an error of the door, at a WebSocket:'), error)
      return refuseUnheard(socket, connection, asked, known ? error.status : 500, known ? error.message : 'something went wrong here')
    }
    connection.answering += 1
    connection.isWebSocket = true
    socket.setTimeout(0)
    socket.once('close', () => console.log(stamped(`${who(connection)} ${quote(asked)} 101`)))
    try {
      application(request, socket, head)
    } catch (error) {
      console.error(stamped('an error of the application, at a WebSocket:'), error)
      socket.destroy()
    }
  }
}

/** The one protocol that is switched to, at the paths of its export alone. */
function requireWebSocket({ method, url, httpVersion, headersDistinct: headers }) {
  const { upgrade = [] } = headers
  if (!config.webSockets.includes(url.split('?', 1)[0])) throw new Refusal(400, 'no other protocol is spoken here')
  if (upgrade.length !== 1 || upgrade[0].toLowerCase() !== 'websocket') throw new Refusal(400, 'WebSocket is spoken here, and no other protocol')
  const hasBody = headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
  if (method !== 'GET' || httpVersion !== '1.1' || hasBody) throw new Refusal(400, 'this is not how a WebSocket is asked for')
}

/** What every request has to pass, also one that only asks what it may send. Gives the path that it is about. */
function enter(request, connection) {
  const objection = objectionTo(connection)
  if (objection) throw objection
  requireRightName(request)
  return readPath(request.url)
}

/** What it has to pass to reach the application. */
function admit(request, response, connection, path) {
  pass(request, connection, path)
  if (!SAFE_METHODS.includes(request.method)) requireOwnOrigin(request)
  if (request.headers.expect !== undefined) {
    if (request.headers.expect.toLowerCase() !== '100-continue') throw new Refusal(417, 'this expectation is not met')
    if (Number(request.headers['content-length'] ?? 0) > config.limits.bodyBytes) {
      throw new Refusal(413, 'the body is too large', { close: true })
    }
    response.writeContinue()
  }
}

/** Makes of a request what the application is to see, if its client may do that. */
function pass(request, connection, path) {
  request.url = rules.spell(path, request.url)
  removeForeignHeaders(request)
  requireAllowed(connection.peer.identity, request.method, path)
  request.identity = connection.peer.identity
}

/** SNI and Host must both name one host of this server: a request meant for another has no business here (RFC 9110 §7.4). */
function requireRightName(request) {
  const host = hostOf(request.socket)
  if (host === undefined) throw new Refusal(421, 'this name is not served here', { close: true })
  const hosts = request.headersDistinct.host ?? []
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9.-]+))(?::[0-9]{1,5})?$/i.exec(hosts[0] ?? '') ?? []
  const named = bracketed ?? plain
  if (hosts.length !== 1 || named === undefined) throw new Refusal(400, 'one Host header is needed')
  if (named.toLowerCase() !== host.name) throw new Refusal(421, 'this host is not served here')
}

/** The path as the rules read it. One that two readers could read differently is refused before anybody decides on it. */
function readPath(target) {
  const path = rules.readPath(target, inForce.access.escapes)
  if (path === undefined) throw new Refusal(400, target.includes('%') ? UNREAD : 'the request target is not a plain path')
  return path
}

const UNREAD =
  'the request target is not a plain path: it can be read in two ways, or has an escape, which access rules take only with ' +
  '"escapes": "decode-once"'

/** Who may do what, by access.json. A path that a less exact reader would find another rule for is refused. */
function requireAllowed(identity, method, path) {
  if (rules.isAmbiguous(inForce.access, path)) throw new Refusal(400, 'the path could be taken for another one')
  if (!rules.allows(inForce.access, identity, method, path)) throw new Refusal(403, 'this client may not do that')
}

/**
 * Headers by which proxies tell an identity, or clients another method or path. Nothing that speaks HTTP stands before this server, so anybody who
 * sends one is lying. They are taken off, and the log says so at first sight.
 */
const foreign = headers.listOf(config.foreignHeaders)
const seen = new Set()

const isForeign = (name) => ['named', 'alike'].includes(headers.kindOf(foreign, name))

function removeForeignHeaders(request) {
  const { rawHeaders } = request
  for (const name of Object.keys(request.headers).filter(isForeign)) {
    if (seen.size < 100 && seen.size < seen.add(name).size) {
      console.error(stamped(`took off the header ${name}, which would tell an identity; README.md says how to let it through`))
    }
    delete request.headers[name]
    delete request.headersDistinct[name]
  }
  request.rawHeaders = rawHeaders.filter((_, index) => !isForeign(rawHeaders[index - (index % 2)]))
}

/**
 * A browser shows the certificate to us on behalf of any page that asks, so an unsafe request must come from a page of
 * ours: exactly one Origin, and an allowed one. Sec-Fetch-Site speaks only where there is no Origin.
 */
function requireOwnOrigin({ headersDistinct: { origin = [], 'sec-fetch-site': site = [] }, socket }) {
  const { origin: usual } = hostOf(socket)
  const own =
    origin.length > 0
      ? origin.length === 1 && [usual, ...config.origins].includes(origin[0])
      : site.length > 0
        ? site.length === 1 && site[0] === 'same-origin'
        : config.clientsWithoutOrigin === 'allow'
  if (own) return
  const isNameless = origin.length === 0 && site.length === 0
  throw new Refusal(403, isNameless ? nameless(usual) : 'requests that change something are taken from this origin only')
}

/** What a program is told that does as programs do. */
const nameless = (origin) =>
  'a request that changes something must say where it comes from: send the header "Origin: ' +
  `${origin}", or have this server exported with --without-origin allow`

/** Has the connection end with this answer. */
function end(request, response) {
  if (request.httpVersionMajor === 2) leave(request)
  else response.setHeader('Connection', 'close')
}

function setSecurityHeaders(request, response) {
  for (const { name, value } of config.headers) response.setHeader(name, value)
  setSharing(request, response)
}

function refuse(request, response, error) {
  const known = error instanceof Refusal
  if (!known) console.error(stamped(`an error of the application, at ${quote(request.method)}:`), error)
  if (response.headersSent) return response.destroy()
  for (const name of response.getHeaderNames()) if (name !== 'connection') response.removeHeader(name)
  setSecurityHeaders(request, response)
  if (known) for (const [name, value] of Object.entries(error.headers)) response.setHeader(name, value)
  if (!known || error.close) end(request, response)
  answer(response, known ? error.status : 500, { error: known ? error.message : 'something went wrong here' })
}

/** What Node.js says of what it cannot read, and what is answered. */
const UNHEARD = {
  HPE: [400, 'the request cannot be read: it is not HTTP as it should be'],
  HPE_HEADER_OVERFLOW: [431, 'the head of the request is too large'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, 'the extensions of a chunk are too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long'],
}

/** The same answer where HTTP itself was malformed, too large or too slow, and no response exists. */
export function refuseMalformed(error, socket) {
  const connection = connections.get(socket)
  const [status, why] = UNHEARD[error.code] ?? (error.code?.startsWith('HPE_') ? UNHEARD.HPE : [])
  if (socket.writableEnded) return
  if (status === undefined || connection === undefined || connection.answering > 0) return socket.destroy()
  refuseUnheard(socket, connection, '-', status, why, `no request that can be read: ${error.code}`)
}

/** Answers where no response exists, and ends the connection. */
function refuseUnheard(socket, connection, asked, status, why, cause = why) {
  console.error(stamped(`${who(connection)} ${quote(asked)} ${status} ${quote(cause)}`))
  const body = `${JSON.stringify({ error: why })}\n`
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...config.headers.map(({ name, value }) => `${name}: ${value}`),
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`)
  socket.resume()
  setTimeout(() => socket.destroy(), 1000).unref() // not at once: a reset could overtake the answer
}

/** Answers with JSON. */
export function answer(response, status, body) {
  const text = `${JSON.stringify(body)}\n`
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
  response.end(text)
}

/** The whole body, as long as it is no larger than allowed. */
export async function readBody(request) {
  const chunks = []
  let length = 0
  // Leaving the loop must not destroy the connection: the 413 still has to be sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += chunk.length
    if (length > config.limits.bodyBytes) throw new Refusal(413, 'the body is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
