// A WebSocket (RFC 6455) that says who is there, and listens for its end alone. Who may open one, the door has decided by then.

import { createHash } from 'node:crypto'

/** What RFC 6455 §1.3 has a server add to the key. */
const MAGIC = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'

const frame = (kind, payload) => {
  const length = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255]
  return Buffer.concat([Buffer.from([0x80 | kind, ...length]), payload])
}
const TEXT = 1
const CLOSE = 8

/** Takes over a connection: one message, which is the identity as JSON. */
export function greet(request, socket) {
  const key = request.headers['sec-websocket-key']
  if (key === undefined || request.headers['sec-websocket-version'] !== '13') {
    return socket.end('HTTP/1.1 426 Upgrade Required\r\nSec-WebSocket-Version: 13\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  }
  const accept = createHash('sha1').update(key + MAGIC).digest('base64')
  const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', `Sec-WebSocket-Accept: ${accept}`]
  socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  socket.write(frame(TEXT, Buffer.from(JSON.stringify(request.identity))))
  socket.on('data', (chunk) => (chunk[0] & 15) === CLOSE && socket.end(frame(CLOSE, Buffer.alloc(0))))
  socket.on('end', () => socket.end())
}
