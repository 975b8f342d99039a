// Who is calling, for a Node.js backend behind the door. Takes the word of nobody but the proxy in front.
//
//   import { knownClients } from './client-cert.mjs'
//   createServer(knownClients((request, response) => … request.identity …)).listen(9000, '127.0.0.1')
//
// Anybody who can reach this port could claim anything in a header. So the proxy proves itself with a secret that only it and
// this process can read, `secret`, and a request without it gets 403 before anybody looks at its headers.

import { createHash, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'

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

/** The caller as the door has verified them; undefined for anybody who does not come from the proxy, or comes without a name. */
function identityOf({ headers }) {
  const shown = createHash('sha256').update(headers['client-cert-secret'] ?? '').digest()
  if (!timingSafeEqual(shown, secret)) return undefined
  try {
    // Twice the header would be one value with a comma, which is no JSON.
    const identity = JSON.parse(headers['x-client-identity'])
    return typeof identity.fingerprint === 'string' ? Object.freeze(identity) : undefined
  } catch {
    return undefined
  }
}

/** Its digest, so that comparing takes the same time whatever is shown. */
function readSecret() {
  const text = readFileSync(new URL('secret', import.meta.url), 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error('backend/secret holds no secret')
  return createHash('sha256').update(text).digest()
}
