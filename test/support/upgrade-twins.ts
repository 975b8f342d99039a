/** Real servers on loopback whose connections change to another protocol, or whose requests are mended before they are read. */
import { createHash } from 'node:crypto'
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { createSound, listen, page, refuseWith, soundOptions, type Twin, type TwinPki } from './twins.ts'

const head = (status: string, ...fields: readonly string[]): string =>
  [`HTTP/1.1 ${status}`, ...fields, '', ''].join('\r\n')

const refuse = (socket: Duplex, status: string): void =>
  void socket.end(head(status, "Content-Security-Policy: frame-ancestors 'none'", 'Content-Length: 0'))

/** What a server says when it opens a WebSocket (RFC 6455 §4.2.2). */
function accept({ headers }: IncomingMessage): string {
  const key = `${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const told = createHash('sha1').update(key).digest('base64')
  return head('101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${told}`)
}

/** A sound server that opens a WebSocket at /live for requests from where `isWelcome` says. */
export function startWithWebSocket(pki: TwinPki, isWelcome: (request: IncomingMessage) => boolean): Promise<Twin> {
  const server = createSound(pki, {}, page)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex) => {
    if (request.url !== '/live' || request.headers.upgrade !== 'websocket') return refuse(socket, '404 Not Found')
    if (isWelcome(request)) socket.write(accept(request))
    else refuse(socket, '403 Forbidden')
  })
  return listen(server)
}

/** Refuses clients without a certificate, but changes over to this protocol for everybody, and then says what `speak` does. */
export function startChangingOver(pki: TwinPki, protocol: string, speak: (socket: Duplex) => void): Promise<Twin> {
  const server = createSound(pki, { rejectUnauthorized: false }, (request, response) =>
    (request.socket as TLSSocket).authorized ? page(request, response) : refuseWith(response, 400),
  )
  server.on('upgrade', ({ headers }: IncomingMessage, socket: Duplex) => {
    if (headers.upgrade !== protocol) return refuse(socket, '400 Bad Request')
    socket.write(head('101 Switching Protocols', 'Connection: Upgrade', `Upgrade: ${protocol}`))
    speak(socket)
  })
  return listen(server)
}

/** A sound server that takes out what it cannot read of a request, and answers the rest. */
export function startMending(pki: TwinPki): Promise<Twin> {
  const application = createHttpServer(page)
  const server = createTlsServer(soundOptions(pki), (socket) => {
    socket.once('data', (first: Buffer) => {
      socket.unshift(Buffer.from(first.toString('latin1').replace(/\r\nContent-Length: none/i, ''), 'latin1'))
      application.emit('connection', socket)
    })
  })
  const open = new Set<TLSSocket>()
  server.on('secureConnection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const reload = (): void => {
    server.setSecureContext(soundOptions(pki))
    for (const socket of open) socket.end()
  }
  pki.reloads.add(reload)
  server.once('close', () => pki.reloads.delete(reload))
  return listen(server)
}
