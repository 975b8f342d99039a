/** Answers requests of another program on this machine, over a Unix socket or loopback. Does not decide what the answers are. */
import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { fieldsByName } from '../core/http-fields.ts'
import type { Listener, Listening, Place, RequestHead, Response, Stopping } from '../core/port/listener.ts'
import { CountersignError } from '../core/refusal.ts'

/** More than any proxy passes on: the head of the client's request, and a certificate in its longest form. */
const HEAD_BYTES = 256 * 1024
/** Longer than proxies keep a connection without a request, so that none is closed while a request is on its way. */
const IDLE_MS = 120_000
const HEAD_MS = 10_000
const CLOSING_MS = 10_000
const LOOK_MS = 1000
/** The first socket of systemd's (sd_listen_fds(3)). */
const ACTIVATED = 3

function headOf({ method = '', url = '', rawHeaders }: IncomingMessage): RequestHead {
  const fields = fieldsByName(rawHeaders)
  return { method, target: url, names: Object.keys(fields), fields: (name) => fields[name] ?? [] }
}

const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || (headers['content-length'] ?? '0') !== '0'

function serve(answer: (request: RequestHead) => Response): Server {
  const respond = (request: IncomingMessage, response: ServerResponse): void => {
    let answered: Response
    try {
      answered = answer(headOf(request))
    } catch {
      answered = { status: 500, headers: {}, body: '' }
    }
    const { status, headers, body } = answered
    // Nobody waits for a body here: what follows the head of one that announces it could be taken for another request.
    if (announcesBody(request)) response.shouldKeepAlive = false
    // An answer of 204 says nothing of a length (RFC 9110 §8.6).
    const length = status === 204 ? {} : { 'Content-Length': Buffer.byteLength(body) }
    response.writeHead(status, { ...headers, ...length }).end(body)
    request.resume()
  }
  const server = createServer(
    { maxHeaderSize: HEAD_BYTES, headersTimeout: HEAD_MS, requestTimeout: HEAD_MS, keepAliveTimeout: IDLE_MS },
    respond,
  )
  // Node.js would leave out what comes after the two thousandth, without a word; their size is bounded.
  server.maxHeadersCount = 0
  return server
}

const failed = (address: string, problem: string): CountersignError =>
  new CountersignError('network.failed', { address, problem })

/** Whether somebody answers at the socket of a path. */
const isTaken = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ path })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', (error) => resolve((error as NodeJS.ErrnoException).code === 'EAGAIN'))
  })

/** The socket that systemd has opened for this very process, once. */
function takeActivated(): { readonly fd: number } {
  const { LISTEN_FDS: count, LISTEN_PID: pid } = process.env
  for (const name of ['LISTEN_FDS', 'LISTEN_PID', 'LISTEN_FDNAMES']) delete process.env[name]
  if (count === '1' && pid === String(process.pid)) return { fd: ACTIVATED }
  throw failed('the socket of systemd', 'this process was not given one (LISTEN_FDS, LISTEN_PID)')
}

async function optionsFor(place: Place) {
  if (place.kind === 'activated') return takeActivated()
  if (place.kind === 'tcp') return { host: place.host, port: place.port }
  if (await isTaken(place.path)) throw failed(place.path, 'another program listens there')
  return { path: place.path }
}

function listenOn(server: Server, options: { path?: string; host?: string; port?: number; fd?: number }) {
  return new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', resolve)
    // The socket is made before `listen` returns, and with this mask it is never anybody else's.
    const before = process.umask(0o177)
    try {
      server.listen(options)
    } finally {
      process.umask(before)
    }
  })
}

async function listen(place: Place, answer: (request: RequestHead) => Response): Promise<Listening> {
  const options = await optionsFor(place)
  const server = serve(answer)
  const name = place.kind === 'unix' ? place.path : place.kind === 'tcp' ? `${place.host}:${place.port}` : 'the socket'
  try {
    await listenOn(server, options)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' || place.kind !== 'unix') throw failed(name, (error as Error).message)
    // Nobody answers there: it was left by a process that was killed.
    rmSync(place.path, { force: true })
    await listenOn(server, options).catch((again: Error) => Promise.reject(failed(name, again.message)))
  }
  const address = server.address()
  const isPath = typeof address === 'string' || address === null
  return {
    over: isPath ? 'unix' : 'tcp',
    at: isPath
      ? `unix:${address ?? name}`
      : `${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        const cutOff = setTimeout(() => server.closeAllConnections(), CLOSING_MS)
        server.close(() => {
          clearTimeout(cutOff)
          resolve()
        })
        server.closeIdleConnections()
      }),
  }
}

function untilStopped(reload: () => Promise<void>, look: () => void): Promise<void> {
  let reloading = Promise.resolve()
  const onHangUp = (): void => {
    reloading = reloading.then(reload)
  }
  process.on('SIGHUP', onHangUp)
  const looking = setInterval(look, LOOK_MS)
  return new Promise((resolve) => {
    const end = (): void => {
      clearInterval(looking)
      process.off('SIGTERM', end).off('SIGINT', end).off('SIGHUP', onHangUp)
      resolve()
    }
    process.once('SIGTERM', end).once('SIGINT', end)
  })
}

async function heedStop(): Promise<Stopping> {
  const stopping = new AbortController()
  const stop = (): void => stopping.abort()
  const names = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
  for (const name of names) process.once(name, stop)
  return {
    signal: stopping.signal,
    release: () => {
      for (const name of names) process.off(name, stop)
    },
  }
}

export const systemListener: Listener = { listen, untilStopped, heedStop }
