/** The application behind a server that passes requests on: the pages of our own servers, and some that only tests have. */
import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'

type Caller = { readonly claims: Readonly<Record<string, unknown>> }
type Asked = IncomingMessage & { identity?: Caller }

/** A request as it came. */
export type Seen = { readonly url: string; readonly raw: readonly string[] }

export type Application = {
  readonly port: number
  /** Everything that was passed on to it. */
  readonly seen: Seen[]
  /** Puts what reads the caller's identity in front of its pages. */
  behind(wrap: (listener: RequestListener) => RequestListener): void
  /** Waits for a request to /held, whose answer has begun by then; gives what ends it. */
  held(): Promise<() => void>
  close(): void
}

/** Header names and values, pair by pair. */
export const pairsOf = (raw: readonly string[]): string[][] =>
  raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] as string]] : []))

/** The answer to the handshake of a WebSocket (RFC 6455 §4.2.2). */
function switched({ headers }: IncomingMessage): string {
  const magic = `${headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`
  const accept = createHash('sha1').update(magic).digest('base64')
  const fields = `Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}`
  return `HTTP/1.1 101 Switching Protocols\r\n${fields}\r\n\r\n`
}

/** A text of less than 64 KiB as a message from a server (RFC 6455 §5.2). */
function frame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 255]), payload])
}

export async function startApplication(): Promise<Application> {
  const seen: Seen[] = []
  const waiting: ((release: () => void) => void)[] = []
  const answer = (response: ServerResponse, status: number, body: unknown): void => {
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(`${JSON.stringify(body)}\n`)
  }
  const pages: Readonly<Record<string, (asked: Asked, response: ServerResponse) => void>> = {
    'GET /': ({ identity }, response) => answer(response, 200, identity ?? {}),
    'POST /': async (asked, response) => {
      let received = 0
      for await (const chunk of asked) received += (chunk as Buffer).length
      answer(response, 200, { received })
    },
    'GET /admin': ({ identity }, response) =>
      identity?.claims['role'] === 'admin'
        ? answer(response, 200, { admin: true })
        : answer(response, 403, { error: 'this needs the claim role' }),
    'GET /shared': (_, response) => {
      response.setHeader('Access-Control-Allow-Origin', '*')
      response.setHeader('Access-Control-Allow-Credentials', 'true')
      answer(response, 200, {})
    },
    'POST /elsewhere': (asked, response) => {
      asked.resume()
      response.setHeader('X-Accel-Redirect', '/')
      answer(response, 200, {})
    },
    'GET /seen': ({ rawHeaders }, response) => answer(response, 200, pairsOf(rawHeaders)),
  }
  const hold = (path: string, response: ServerResponse): void => {
    if (path === '/held/unbuffered') response.setHeader('X-Accel-Buffering', 'no')
    response.write('begun, ')
    const end = () => void response.end('ended')
    const waits = waiting.shift()
    if (waits === undefined) end()
    else waits(end)
  }
  const route = (asked: Asked, response: ServerResponse): void => {
    // It would weaken what stands in front of it.
    response.setHeader('X-Frame-Options', 'ALLOWALL')
    response.setHeader('Content-Security-Policy', 'frame-ancestors *')
    response.setHeader('Strict-Transport-Security', 'max-age=0')
    const [path = ''] = asked.url?.split('?', 1) ?? []
    const status = /^\/status\/(\d+)$/.exec(path)?.[1]
    const methods = ['GET', 'POST'].filter((method) => `${method} ${path}` in pages)
    if (path.startsWith('/held')) hold(path, response)
    else if (status !== undefined) response.writeHead(Number(status)).end('from the backend')
    else if (methods.includes(asked.method ?? '')) pages[`${asked.method} ${path}`]?.(asked, response)
    else if (methods.length === 0) answer(response, 404, { error: 'there is nothing here' })
    else {
      response.setHeader('Allow', methods.join(', '))
      answer(response, 405, { error: 'this method is not served here' })
    }
  }
  let listener: RequestListener = route
  const server = createServer((asked, response) => {
    seen.push({ url: asked.url ?? '', raw: [...asked.rawHeaders] })
    if (asked.method !== 'POST') asked.resume()
    listener(asked, response)
  })
  const taken = new Set<Duplex>()
  server.on('upgrade', (asked: IncomingMessage, socket) => {
    taken.add(socket)
    seen.push({ url: asked.url ?? '', raw: [...asked.rawHeaders] })
    socket.on('error', () => undefined)
    socket.write(switched(asked))
    // Says who is there, and says again what is said.
    socket.write(frame(String(asked.headers['x-client-identity'])))
    socket.pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    seen,
    behind: (wrap) => {
      listener = wrap(route)
    },
    held: () => new Promise((resolve) => waiting.push(resolve)),
    close: () => {
      server.close()
      server.closeAllConnections()
      for (const socket of taken) socket.destroy()
    },
  }
}
