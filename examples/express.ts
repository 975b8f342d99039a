// An Express application that only clients of one pinned authority reach; its pages know who is calling.
//
//   node express.ts
//   kill -HUP <pid>     takes up a new CRL or server certificate; a bad one leaves the good one in force

import { createServer } from 'node:https'
import { type Identity, openDoor, openHome } from 'countersign'
import express, { type RequestHandler } from 'express'

const [host, port] = ['api.acme.internal', Number(process.env['PORT'] ?? 8443)]
const home = openHome('pki')
const door = openDoor(await home.server(host))

/** Asked at each request, so that a revocation also ends connections that are open. */
const admit: RequestHandler = (request, response, next) => {
  const entry = door.enter(request)
  response.set(entry.headers)
  if (entry.state === 'refused') {
    response.status(entry.status).json({ error: entry.why })
    return
  }
  response.locals['identity'] = entry.identity
  next()
}

/** Lets a page be seen only by clients that carry the claim with this value. */
const requireClaim =
  (name: string, value: string): RequestHandler =>
  (_request, response, next) => {
    const identity: Identity = response.locals['identity']
    if (identity.claims[name] === value) next()
    else response.status(403).json({ error: `this needs the claim ${name}` })
  }

const app = express()
app.disable('x-powered-by')
app.use(admit)
app.get('/', (_request, response) => void response.json(response.locals['identity']))
app.post('/', (_request, response) => void response.json({ received: true }))
app.get('/admin', requireClaim('role', 'admin'), (_request, response) => void response.json({ admin: true }))

const server = createServer(door.tls, app)
server.listen(port, '127.0.0.1', () => console.log(`ready on https://127.0.0.1:${port}`))

process.on('SIGHUP', async () => {
  try {
    door.replace(await home.server(host))
    server.setSecureContext(door.tls)
    console.log('reloaded')
  } catch (error) {
    console.error('not reloaded:', error)
  }
})
