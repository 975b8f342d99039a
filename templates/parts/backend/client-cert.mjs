// Who is calling, for a Node.js backend behind the door. Takes the word of nobody but the proxy in front.
//
//   import { knownClients } from './client-cert.mjs'
//   createServer(knownClients((request, response) => … request.identity …)).listen(9000, '127.0.0.1')
//
// Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it
// and this process can read, and a request without it gets 403 before anybody looks at its headers.

import { createHash, timingSafeEqual } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'

const secret = readSecret()

/**
 * Wraps a request listener: whatever reaches it came through the door, and carries `request.identity`:
 *
 *   { uris: ['spiffe://…'], dns: [], emails: [], serial: '0a1b…', fingerprint: '…', claims: { role: 'admin' } }
 *
 * The headers that said so are gone by then, the secret among them.
 */
export function knownClients(listener) {
  return (request, response) => {
    const identity = identityOf(request)
    for (const name of Object.keys(request.headers)) if (isOurs(name)) delete request.headers[name]
    request.rawHeaders = request.rawHeaders.filter((_, index, all) => !isOurs(all[index - (index % 2)].toLowerCase()))
    if (identity === undefined) {
      response.writeHead(403, { 'Content-Type': 'text/plain' }).end('this port is for the proxy in front of it\n')
      return
    }
    request.identity = identity
    listener(request, response)
  }
}

const isOurs = (name) => name.startsWith('client-cert') || name === 'x-client-identity'

/** The caller as the proxy has verified them; undefined for anybody who does not come from it, or comes without a name. For WebSockets, which pass no listener. */
export function identityOf({ headers }) {
  const shown = createHash('sha256').update(headers['client-cert-secret'] ?? '').digest()
  if (!timingSafeEqual(shown, secret)) return undefined
  // A Byte Sequence (RFC 8941 §3.3.5). Twice a header would be one value with a comma, which is neither that nor JSON.
  const [, base64] = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(headers['client-cert'] ?? '') ?? []
  if (base64 === undefined) return undefined
  try {
    const identity = JSON.parse(headers['x-client-identity'])
    if (typeof identity.serial !== 'string') return undefined
    const fingerprint = createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex')
    return Object.freeze({ ...identity, fingerprint })
  } catch {
    return undefined
  }
}

/** Its digest, so that comparing takes the same time whatever is shown. The proxy reads the same file, in its own language. */
function readSecret() {
  const names = ['secret', 'secret.conf', 'secret.json']
  const file = names.map((name) => new URL(name, import.meta.url)).find((one) => existsSync(one))
  const [found] = /\b[0-9a-f]{64}\b/.exec(file === undefined ? '' : readFileSync(file, 'utf8')) ?? []
  if (found === undefined) throw new Error('backend/ holds no secret')
  return createHash('sha256').update(found).digest()
}
