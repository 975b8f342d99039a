/** Sockets: one exchange a connection, over TLS or in clear. Says what was seen; whether it means refusal is not decided here. */

import { lookup } from 'node:dns/promises'
import { type AddressInfo, connect as connectTcp, createServer, isIP, type Socket } from 'node:net'
import { checkServerIdentity, connect as connectTls, type TLSSocket } from 'node:tls'
import { encodePem } from '../asn1/pem.ts'
import type { Der } from '../core/brand.ts'
import type {
  CleartextExchange,
  CleartextOutcome,
  Credential,
  Network,
  ServerTrust,
  TlsExchange,
  TlsOutcome,
} from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { secretKeyObject } from './keys.ts'
import { openRelay, type Relay } from './relay.ts'

type SystemError = Error & { code?: string; syscall?: string; reason?: string }

/** OpenSSL's number for its SSL library, as the top bits of an error number. */
const SSL_LIBRARY = 20
/** What OpenSSL adds to an alert's number when it makes an error's reason of it (SSL_AD_REASON_OFFSET). */
const ALERT_OFFSET = 1000

/** The alert that the peer sent, from the error's number; the wording differs from one OpenSSL to the next. */
function alertOf(error: Error): number | undefined {
  const hex = /(?:^|:)error:([0-9A-F]{8}):/i.exec(error.message)?.[1]
  if (hex === undefined) return undefined
  const number = Number.parseInt(hex, 16)
  const reason = number & 0x7fffff
  const isAlert = number >>> 23 === SSL_LIBRARY && reason >= ALERT_OFFSET && reason <= ALERT_OFFSET + 255
  return isAlert ? reason - ALERT_OFFSET : undefined
}

/** How a connection that had reached TCP ended, by its error's code. What is not listed failed on our side. */
const endings: Readonly<Record<string, TlsOutcome['end']>> = {
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  ENOTCONN: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
}

function endOf(error: SystemError): TlsOutcome['end'] {
  if (alertOf(error) !== undefined) return 'closed'
  // Node reports an orderly close in mid-handshake as ECONNRESET, but of no system call.
  if (error.code === 'ECONNRESET' && error.syscall === undefined) return 'closed'
  return endings[error.code ?? ''] ?? 'local'
}

/** What the system's errors mean; its own words name our relay's address. */
const systemWords: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was reset',
  ECONNABORTED: 'the connection was reset',
  EPIPE: 'the connection was reset',
  EHOSTUNREACH: 'there is no way to this address',
  ENETUNREACH: 'there is no way to this address',
  ETIMEDOUT: 'nobody answered',
  ENOTFOUND: 'the name stands for no address',
  EAI_AGAIN: 'the name could not be looked up',
}

/** An error in one line: OpenSSL puts line feeds, numbers and the places of its source into a message. */
function wordsOf({ code = '', syscall, reason, message }: SystemError): string {
  if (code === 'ECONNRESET' && syscall === undefined) return 'the connection was closed in mid-handshake'
  const words = systemWords[code]
  return words === undefined ? (reason ?? message.split('\n', 1)[0] ?? code) : `${code}: ${words}`
}

type Conversation<S extends Socket> = {
  readonly open: () => S
  /** Whether TCP with the server is made already, by a relay. */
  readonly dialled: boolean
  /** The event after which we may speak. */
  readonly ready: 'connect' | 'secureConnect'
  /** Checks the server's certificate before anything is sent; returns the objection, if there is one. */
  readonly objection: (socket: S) => SystemError | undefined
  readonly request: CleartextExchange
}

/** Opens a socket, speaks once, listens until there is enough. Every way out leads through `settle`; the first one counts. */
function converse<S extends Socket>({ open, dialled, ready, objection, request }: Conversation<S>) {
  return new Promise<Pick<TlsOutcome, 'end' | 'handshake' | 'received' | 'alert' | 'detail' | 'code' | 'elapsedMs'>>(
    (resolve) => {
      const startedMs = performance.now()
      let socket: S | undefined
      let phase: 'dialling' | 'shaking' | 'talking' = dialled ? 'shaking' : 'dialling'
      let received = Buffer.alloc(0)

      const settle = (end: TlsOutcome['end'], error?: SystemError): void => {
        clearTimeout(timer)
        const alert = error && alertOf(error)
        resolve({
          end,
          handshake: phase === 'talking' ? 'complete' : 'failed',
          received: new Uint8Array(received),
          ...present({ alert }),
          ...(error === undefined ? {} : { detail: wordsOf(error) }),
          ...(error?.code === undefined ? {} : { code: error.code }),
          elapsedMs: performance.now() - startedMs,
        })
        socket?.destroy()
      }
      const timer = setTimeout(() => settle(phase === 'dialling' ? 'unreachable' : 'timeout'), request.timeoutMs)

      try {
        socket = open()
      } catch (error) {
        return settle('local', error as Error)
      }
      const opened = socket
      opened.once('connect', () => {
        phase = 'shaking'
      })
      opened.once(ready, () => {
        phase = 'talking'
        const problem = objection(opened)
        if (problem !== undefined) return settle('local', problem)
        opened.write(request.send)
      })
      opened.on('data', (chunk: Buffer) => {
        received = Buffer.concat([received, chunk])
        if (request.complete(received)) settle('complete')
      })
      opened.on('error', (error) => settle(phase === 'dialling' ? 'unreachable' : endOf(error), error))
      // Not on `end`: the error that holds the alert comes between the end and the close.
      opened.once('close', () => settle('closed'))
    },
  )
}

const pem = (chain: readonly Der<'Certificate'>[]): string => chain.map((der) => encodePem('CERTIFICATE', der)).join('')

function presented(credential: Credential | undefined): { cert?: string; key?: string } {
  if (credential === undefined) return {}
  const key = secretKeyObject(credential.key).export({ type: 'pkcs8', format: 'pem' })
  return { cert: pem(credential.chain), key: key.toString() }
}

/** Without any, Node.js takes the public ones that it comes with. */
function anchorsOf(trust: ServerTrust): { ca?: string[] } {
  if (trust === 'public') return {}
  return { ca: trust === 'unchecked' ? [] : trust.map((anchor) => pem([anchor])) }
}

function openTls(request: TlsExchange, port: number): TLSSocket {
  const { address, serverName, serverTrust, session } = request
  const version = `TLSv${request.version}` as const
  return connectTls({
    host: '127.0.0.1',
    port,
    // RFC 6066 §3: an IP literal is no server name.
    ...(serverName === undefined || isIP(serverName) !== 0 ? {} : { servername: serverName }),
    minVersion: version,
    maxVersion: version,
    ALPNProtocols: [...(request.alpn ?? ['http/1.1'])],
    ...presented(request.credential),
    ...(session === undefined ? {} : { session: Buffer.from(session.octets) }),
    ...anchorsOf(serverTrust),
    allowPartialTrustChain: true,
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName ?? address.host, certificate),
    // Judged in `distrust`, where our refusal of the server cannot be taken for its refusal of us.
    rejectUnauthorized: false,
  })
}

/** Why the server's certificate is not to be trusted, if it is not. */
function distrust(socket: TLSSocket, serverTrust: TlsExchange['serverTrust']): SystemError | undefined {
  if (serverTrust === 'unchecked' || socket.authorized) return undefined
  const code = String(socket.authorizationError)
  return Object.assign(new Error(`the server's certificate is not trusted: ${code}`), { code })
}

/** The exchange itself, through a relay that is connected already. */
async function exchangeThrough(relay: Relay, request: TlsExchange): Promise<TlsOutcome> {
  const keyLog: string[] = []
  let seen: Pick<TlsOutcome, 'peerCertificate' | 'resumed' | 'session' | 'alpn'> = {}
  const outcome = await converse({
    dialled: true,
    open: () => {
      const socket = openTls(request, relay.port)
      socket.on('keylog', (line: Buffer) => keyLog.push(line.toString('latin1').trim()))
      socket.on('session', (octets: Buffer) => {
        seen = { ...seen, session: { octets: new Uint8Array(octets) } }
      })
      return socket
    },
    ready: 'secureConnect',
    objection: (socket) => {
      const certificate = socket.getPeerX509Certificate()?.raw
      const resumed = socket.isSessionReused()
      const { alpnProtocol: alpn } = socket
      seen = {
        ...seen,
        resumed,
        ...(certificate && { peerCertificate: certificate as unknown as Der<'Certificate'> }),
        ...(alpn ? { alpn } : {}),
      }
      return distrust(socket, request.serverTrust)
    },
    request,
  })
  return { ...outcome, ...seen, wire: relay.received(), keyLog }
}

async function exchange(request: TlsExchange): Promise<TlsOutcome> {
  const startedMs = performance.now()
  const sinceStart = (): number => performance.now() - startedMs
  let relay: Relay
  try {
    relay = await openRelay(request.address, request.reshape, request.timeoutMs)
  } catch (error) {
    const detail = wordsOf(error as SystemError)
    const { code } = error as SystemError
    return {
      end: 'unreachable',
      handshake: 'failed',
      received: new Uint8Array(),
      ...(detail === '' ? {} : { detail }),
      ...present({ code }),
      elapsedMs: sinceStart(),
    }
  }
  try {
    const timeoutMs = Math.max(request.timeoutMs - sinceStart(), 1)
    return { ...(await exchangeThrough(relay, { ...request, timeoutMs })), elapsedMs: sinceStart() }
  } finally {
    relay.close()
  }
}

async function exchangeCleartext(request: CleartextExchange): Promise<CleartextOutcome> {
  const { host, port } = request.address
  const { end, received, detail, code, elapsedMs } = await converse({
    dialled: false,
    open: () => connectTcp({ host, port }),
    ready: 'connect',
    objection: () => undefined,
    request,
  })
  return {
    end,
    received,
    ...present({ detail, code }),
    elapsedMs,
  }
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (cause: SystemError) => {
      reject(new CountersignError('network.failed', { address: host, problem: cause.code ?? cause.message }, { cause }))
    })
    server.listen(0, host, () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

async function lookUp(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (cause) {
    throw new CountersignError(
      'network.failed',
      { address: host, problem: 'the name stands for no address' },
      { cause },
    )
  }
}

/** The real network. Exchanges resume no session but the one that they are given, so that each is judged by its own handshake. */
export const systemNetwork: Network = { exchange, exchangeCleartext, freePort, lookup: lookUp }
