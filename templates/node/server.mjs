// A mutual-TLS server: a client that has no good certificate of the one pinned client CA gets no answer.
//
//   node server.mjs             serves until SIGTERM
//   node server.mjs --check     reads config.json and tls/, says what would be in force, and ends
//   kill -HUP <pid>             takes up a new CRL, server certificate or access.json; a bad one leaves the good one in force
//
// Node.js 20 or later, no dependencies. Settings are in config.json. This file is yours to edit: your application is
// part 1. The door, from the outside in, is in the files beside it, and can stay as it is.

import { createServer } from 'node:https'
import { config } from './config.mjs'
import { arrive, connections, endAll, explain, follow, objectionTo, welcome } from './connections.mjs'
import { answer, close, door, readBody, refuseMalformed, webSocketDoor } from './door.mjs'
import { openHealth } from './health.mjs'
import { closeSessions, speakHttp2 } from './http2.mjs'
import { logRepeated, now, stamped, stop } from './log.mjs'
import { insistOnHeader } from './proxy.mjs'
import { Refusal } from './refusal.mjs'
import { expiryOf, waitingAfter } from './revocation.mjs'
import { describe, inForce, loadMaterial, putInForce } from './tls.mjs'
import { greet } from './websocket.mjs'

// ---- 1. Your application --------------------------------------------------------------------------------------------
//
// A page is a function of request and response. `request.identity` is who is calling, already verified:
//
//   { uris: ['spiffe://…'], dns: [], emails: [], serial: '0a1b…', fingerprint: '…', claims: { role: 'admin' } }
//
// To use a framework, give its listener to `door` instead of `route`: door(express()), for example. A WebSocket is a function of request,
// socket and head, which `greet` is an example of; for the package ws:
//
//   const { WebSocketServer } = await import('ws')
//   const sockets = new WebSocketServer({ noServer: true })
//   sockets.on('connection', (webSocket, request) => webSocket.send(request.identity.uris[0]))
//   const takeOver = (request, socket, head) => sockets.handleUpgrade(request, socket, head, (one) => sockets.emit('connection', one, request))

const pages = {
  '/': {
    GET: (request, response) => answer(response, 200, request.identity),
    POST: async (request, response) => answer(response, 200, { received: (await readBody(request)).length }),
  },
}

if (config.claims.some((claim) => claim.name === 'role')) {
  const admin = (_request, response) => answer(response, 200, { admin: true })
  pages['/admin'] = { GET: requireClaim('role', ['admin'], admin) }
}

/** Lets a page be seen only by identities that carry the claim with one of the values. */
function requireClaim(name, values, page) {
  if (!config.claims.some((claim) => claim.name === name)) stop(new Error(`config.json has no claim ${name}`))
  return (request, response) => {
    const carried = [request.identity.claims[name] ?? []].flat()
    if (!carried.some((value) => values.includes(value))) throw new Refusal(403, `this needs the claim ${name}`)
    return page(request, response)
  }
}

function route(request, response) {
  const path = request.url.split('?', 1)[0]
  const methods = Object.hasOwn(pages, path) ? pages[path] : undefined
  if (methods === undefined) throw new Refusal(404, 'there is nothing here')
  if (!Object.hasOwn(methods, request.method)) {
    throw new Refusal(405, 'this method is not served here', { headers: { Allow: Object.keys(methods).join(', ') } })
  }
  return methods[request.method](request, response)
}

const takeOver = greet

// ---- 2. Running -----------------------------------------------------------------------------------------------------

function loadOrStop() {
  try {
    return loadMaterial()
  } catch (error) {
    return stop(error)
  }
}

putInForce(loadOrStop())
if (process.argv.includes('--check')) {
  console.log(`good: ${describe(inForce)}`)
  process.exit(0)
}

const { limits } = config
const listener = door(route)
const server = createServer({
  ...inForce.options,
  ALPNProtocols: [...(config.http2 ? ['h2'] : []), 'http/1.1'],
  handshakeTimeout: limits.handshakeSeconds * 1000,
  headersTimeout: Math.min(limits.headersSeconds, limits.requestSeconds) * 1000, // Node.js takes none that is longer than the next
  requestTimeout: limits.requestSeconds * 1000,
  keepAliveTimeout: limits.idleSeconds * 1000,
  connectionsCheckingInterval: 1000,
  maxHeaderSize: limits.headerBytes,
  insecureHTTPParser: false,
  requireHostHeader: false, // `requireRightName` does, and answers with the security headers
})
server.maxHeadersCount = 0 // bounded by `maxHeaderSize`; a count would drop headers in silence
if (config.http2) speakHttp2(server, listener)
if (config.proxyProtocol.length > 0) insistOnHeader(server)
else server.prependListener('connection', arrive)
server.on('keylog', (_secret, socket) => follow(socket)) // the one word of a handshake that is going on; its secret is left alone
server.prependListener('secureConnection', welcome)
for (const event of ['request', 'checkContinue', 'checkExpectation']) server.on(event, listener)
// Where nobody listens to it, a request for another protocol is a request like any other.
if (config.webSockets.length > 0) server.on('upgrade', webSocketDoor(takeOver))
server.on('clientError', refuseMalformed)
server.on('tlsClientError', explain)
server.on('error', stop)

function reload() {
  try {
    const material = loadMaterial(inForce)
    server.setSecureContext(material.options)
    putInForce(material)
    // An answer that goes on and on, such as a stream of events, does not outlive its client's certificate either.
    endThose(({ answering }) => answering > 0)
    console.log(stamped(`reloaded: ${describe(inForce)}`))
    warnOfExpiry()
  } catch (error) {
    // Its time comes without another signal, and whom it revokes does not get in until then.
    const { early } = error
    if (early !== undefined) putInForce({ ...inForce, early: [...waitingAfter(early, inForce.early), early] })
    console.error(stamped(`not reloaded: ${error.message}; still in force: ${describe(inForce)}`))
  }
}

/** Ends connections against which there is an objection. */
function endThose(concerned) {
  for (const [socket, connection] of connections) if (concerned(connection) && objectionTo(connection)) socket.destroy()
}

function warnOfExpiry() {
  const warning = expiryOf(inForce.crl)
  if (warning !== undefined) console.error(stamped(warning))
}

let looked = now()

function takeEarly() {
  const since = looked
  looked = now()
  if (inForce.early.some(({ thisUpdate }) => since < thisUpdate && thisUpdate <= looked)) reload()
}

let closeHealth = () => undefined

function shutDown() {
  closeHealth()
  close()
  server.close(() => process.exit(0))
  server.closeIdleConnections()
  closeSessions()
  setTimeout(endAll, limits.shutdownSeconds * 1000).unref()
}

process.on('SIGHUP', reload)
process.on('SIGTERM', shutDown)
process.on('SIGINT', shutDown)
setInterval(warnOfExpiry, 3_600_000).unref()
setInterval(takeEarly, 1000).unref()
setInterval(() => endThose(({ isWebSocket }) => isWebSocket), 1000).unref() // nothing is asked over it that would be objected to
setInterval(logRepeated, 60_000).unref()
server.listen(config.listen.port, config.listen.address, () => {
  closeHealth = openHealth(() => {
    const { address, port } = config.listen
    console.log(stamped(`listening on ${address} port ${port} as ${config.hosts.map(({ name }) => name).join(', ')}: ${describe(inForce)}`))
    warnOfExpiry()
  })
})
