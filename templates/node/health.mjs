// The health check: says in the clear, to anybody, that the server is there and until when its CRL is, or why nobody can be let in.
// It answers to one path, knows nobody, and writes no log.

import { createServer } from 'node:http'
import { config } from './config.mjs'
import { whyNobody } from './connections.mjs'
import { instant, stop } from './log.mjs'
import { inForce } from './tls.mjs'

/** Connections at a time; the oldest makes room for one more. */
const MOST = 64

/** In the clear, a browser would not listen to this one, and must not be sent it (RFC 6797 §7.2). */
const securityHeaders = config.headers.filter(({ name }) => name !== 'Strict-Transport-Security')

function check(request, response) {
  for (const { name, value } of securityHeaders) response.setHeader(name, value)
  response.setHeader('Cache-Control', 'no-store')
  response.setHeader('Connection', 'close')
  const say = (status, text) => {
    response.writeHead(status, { 'Content-Type': 'text/plain', 'Content-Length': text.length + 1 }).end(`${text}\n`)
  }
  request.resume()
  if (request.url !== '/health') return say(404, 'there is nothing here')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return say(405, 'this method is not served here')
  }
  const why = whyNobody()
  if (why === undefined) say(200, `listening, CRL until ${instant(inForce.crl.nextUpdate)}`)
  else say(503, why)
}

/** Opens the port where there is to be one, says when it is open, and gives what closes it. */
export function openHealth(opened) {
  if (config.health === null) {
    opened()
    return () => undefined
  }
  const open = new Set()
  const server = createServer({ headersTimeout: 5000, requestTimeout: 5000, connectionsCheckingInterval: 1000 }, check)
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    const [oldest] = open
    if (open.size > MOST) oldest.destroy()
  })
  server.on('clientError', (_error, socket) => socket.destroy())
  server.on('error', stop)
  server.listen(config.health.port, config.health.address, opened)
  return () => {
    server.close()
    server.closeAllConnections()
  }
}
