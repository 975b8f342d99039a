/** Real servers of HTTP/2 on loopback: a sound one, and one that insists on certificates over HTTP/1.1 alone. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import {
  createSecureServer,
  type Http2ServerRequest,
  type Http2ServerResponse,
  type SecureServerOptions,
} from 'node:http2'
import type { TLSSocket } from 'node:tls'
import { listen, page, refuseWith, soundOptions, type Twin, type TwinPki } from './twins.ts'

type Respond = (request: Http2ServerRequest, response: Http2ServerResponse) => void

/** Answers as every twin does. What Node.js gives for HTTP/2 has the same shape. */
export const answer: Respond = (request, response) => {
  const asked = Object.assign(request, { headersDistinct: { origin: [request.headers.origin ?? []].flat() } })
  asked.headers.host ??= request.authority
  page(asked as unknown as IncomingMessage, response as unknown as ServerResponse)
}

const ANSWERS_MS = 200

/** A server as it should be, of HTTP/1.1 and HTTP/2. */
export function startSoundHttp2(
  pki: TwinPki,
  options: SecureServerOptions = {},
  respond: Respond = answer,
  greet: (socket: TLSSocket) => void = () => undefined,
): Promise<Twin> {
  const server = createSecureServer({ ...soundOptions(pki), allowHTTP1: true, ...options }, respond)
  server.prependListener('secureConnection', greet)
  server.on('sessionError', () => undefined)
  const open = new Set<TLSSocket>()
  server.on('secureConnection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const reload = (): void => {
    server.setSecureContext({ ...soundOptions(pki), ...options })
    // A new CRL ends the connections from before, once the answers under way are given.
    const before = [...open]
    setTimeout(() => {
      for (const socket of before) socket.end()
    }, ANSWERS_MS)
  }
  pki.reloads.add(reload)
  server.once('close', () => pki.reloads.delete(reload))
  return listen(server)
}

/** Looks at certificates where requests come in HTTP/1.1, as a handler that was written before there was another way. */
export const startInsistingOverHttp1 = (pki: TwinPki): Promise<Twin> =>
  startSoundHttp2(pki, { rejectUnauthorized: false }, (request, response) => {
    const { authorized } = request.socket as unknown as { authorized?: boolean }
    if (request.httpVersionMajor === 2 || authorized) return answer(request, response)
    return refuseWith(response as unknown as ServerResponse, 400)
  })
