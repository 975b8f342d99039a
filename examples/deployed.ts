// The same on a machine that has no PKI home, and should have none: with the files that an export put there.
//
//   countersign export node --host api.acme.internal --listen 127.0.0.1:8443 --out deploy/node
//   node deployed.ts

import { readFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { openDoor } from 'countersign'

const read = (file: string): string => readFileSync(`deploy/node/${file}`, 'utf8')
const { recipe } = JSON.parse(read('config.json'))

const door = openDoor({
  host: 'api.acme.internal',
  pin: recipe.pin, // as it was exported; better still, the copy that you keep elsewhere
  clientAuthority: read('tls/client-ca.pem'),
  clientCrl: read('tls/client-crl.pem'),
  serverChain: read('tls/server-chain.pem'),
  serverKey: read('tls/server-key.pem'),
  claims: {
    role: { type: 'string', oid: '1.3.6.1.4.1.32473.1' },
    scopes: { type: 'strings', oid: '1.3.6.1.4.1.32473.4' },
  },
})

const port = Number(process.env['PORT'] ?? 8443)
const server = createServer(door.tls, (request, response) => {
  const entry = door.enter(request)
  response.setHeaders(new Map(Object.entries(entry.headers)))
  if (entry.state === 'refused') {
    response.writeHead(entry.status).end()
    return
  }
  const { role, scopes = [] } = entry.identity.claims // string | undefined, readonly string[]
  response.end(`${role ?? 'nobody in particular'}, who may ${scopes.join(' and ') || 'look'}\n`)
})
server.listen(port, '127.0.0.1', () => console.log(`ready on https://127.0.0.1:${port}`))
