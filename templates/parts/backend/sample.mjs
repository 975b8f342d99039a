// A backend to try the door with: on any path, GET tells who is calling and POST takes anything. It guards nothing
// itself; what comes this far has passed the access rules.
//
//   node backend/sample.mjs     listens where the proxy expects the backend

import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { knownClients } from './client-cert.mjs'

const { upstream } = JSON.parse(readFileSync(new URL('settings.json', import.meta.url), 'utf8'))
const answers = {
  GET: (request) => request.identity,
  POST: () => ({ received: true }),
}

const server = createServer(
  knownClients((request, response) => {
    const answer = Object.hasOwn(answers, request.method) ? answers[request.method] : undefined
    request.resume()
    response.writeHead(answer ? 200 : 405, { 'Content-Type': 'application/json', Allow: 'GET, POST' })
    response.end(`${JSON.stringify(answer ? answer(request) : { error: 'this method is not served here' })}\n`)
  }),
)
const { protocol, hostname, port, pathname } = new URL(upstream)
if (protocol === 'https:') throw new Error(`the sample has no certificate for ${upstream}: try it with http: or unix:`)
const place = protocol === 'unix:' ? [pathname] : [Number(port || 80), hostname.replace(/^\[|\]$/g, '')]
server.listen(...place, () => console.log(`backend on ${upstream}`))
process.on('SIGTERM', () => server.close(() => process.exit(0)))
