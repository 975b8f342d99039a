// A Fastify application that only clients of one pinned authority reach; its handlers know who is calling.
//
//   node fastify.ts
//   kill -HUP <pid>     takes up a new CRL or server certificate; a bad one leaves the good one in force

import { type Identity, openDoor, openHome } from 'countersign'
import { fastify, type preHandlerAsyncHookHandler } from 'fastify'

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity
  }
}

const [host, port] = ['api.acme.internal', Number(process.env['PORT'] ?? 8443)]
const home = openHome('pki')
const door = openDoor(await home.server(host))
const app = fastify({
  https: door.tls,
  // A path that cannot be read is answered before any hook is asked; its page is no more for foreign frames than others.
  frameworkErrors: (_error, request, { raw: answer }) => {
    answer.writeHead(400, door.enter(request.raw).headers).end('this path cannot be read')
  },
})

// Asked at each request, so that a revocation also ends connections that are open; before any body is read.
app.decorateRequest('identity')
app.addHook('onRequest', async (request, reply) => {
  const entry = door.enter(request.raw)
  reply.headers(entry.headers)
  if (entry.state === 'refused') return reply.code(entry.status).send({ error: entry.why })
  request.identity = entry.identity
})

/** Lets a page be seen only by clients that carry the claim with this value. */
const requireClaim =
  (name: string, value: string): preHandlerAsyncHookHandler =>
  async (request, reply) => {
    if (request.identity.claims[name] === value) return
    return reply.code(403).send({ error: `this needs the claim ${name}` })
  }

app.get('/', async (request) => request.identity)
app.post('/', async () => ({ received: true }))
app.get('/admin', { preHandler: requireClaim('role', 'admin') }, async () => ({ admin: true }))

await app.listen({ host: '127.0.0.1', port })
console.log(`ready on https://127.0.0.1:${port}`)

process.on('SIGHUP', async () => {
  try {
    door.replace(await home.server(host))
    app.server.setSecureContext(door.tls)
    console.log('reloaded')
  } catch (error) {
    console.error('not reloaded:', error)
  }
})
