// A backend to try the door with: GET / tells who is calling, POST / takes anything, GET /admin is behind a guard.
//
//   node backend/sample.mjs     listens where nginx expects the backend

import { createServer } from 'node:http'
import { knownClients } from './client-cert.mjs'
import settings from '../settings.mjs'

const pages = {
  'GET /': (request) => request.identity,
  'POST /': () => ({ received: true }),
  'GET /admin': () => ({ admin: true }), // only admins come this far: see GUARDED in door.js
}

const server = createServer(
  knownClients((request, response) => {
    const page = pages[`${request.method} ${request.url.split('?', 1)[0]}`]
    request.resume()
    response.writeHead(page ? 200 : 404, { 'Content-Type': 'application/json' })
    response.end(`${JSON.stringify(page ? page(request) : { error: 'there is nothing here' })}\n`)
  }),
)
const { hostname, port } = new URL(settings.upstream)
server.listen(Number(port || 80), hostname.replace(/^\[|\]$/g, ''), () => console.log(`backend on ${settings.upstream}`))
process.on('SIGTERM', () => server.close(() => process.exit(0)))
