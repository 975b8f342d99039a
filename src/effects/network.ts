/**
 * Connects to servers over TCP and TLS, and reports each step of the connection. Does not decide whether the server refused the
 * client.
 */

import { randomInt } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { type AddressInfo, connect as connectTcp, createServer, isIP, type Server, type Socket } from 'node:net'
import {
  checkServerIdentity,
  connect as connectTls,
  createSecureContext,
  type SecureContext,
  type TLSSocket,
} from 'node:tls'
import { encodePem } from '../asn1/pem.ts'
import type { Der } from '../core/brand.ts'
import type {
  Address,
  Credential,
  Ending,
  Network,
  NoStream,
  Secured,
  ServerTrust,
  TcpStream,
  TlsOffer,
  TlsSession,
} from '../core/port/network.ts'
import { present } from '../core/present.ts'
import { CountersignError } from '../core/refusal.ts'
import { byOwnHand } from './by-own-hand.ts'
import { openDatagrams } from './datagrams.ts'
import { secretKeyObject } from './keys.ts'
import { openRelay } from './relay.ts'
import { type Deadline, endingOf, openDeadline, type SocketStream, type SystemError, streamOver } from './stream.ts'

/** As much as is kept of what a server sends: a handshake and a page of the largest size that is read. */
const KEPT_BYTES = 512 * 1024

function createTape() {
  let chunks: Buffer[] = []
  let length = 0
  return {
    add(chunk: Buffer): void {
      if (length >= KEPT_BYTES) return
      chunks.push(chunk)
      length += chunk.length
    },
    octets: (): Uint8Array => new Uint8Array(Buffer.concat(chunks)),
    cut(): void {
      chunks = []
      length = 0
    },
  }
}

/** What is behind a stream that we opened. */
type Behind = {
  readonly address: Address
  readonly socket: Socket
  readonly stream: SocketStream
  readonly deadline: Deadline
  readonly record: (chunk: Buffer) => void
  /** The function to call when the stream is closed. */
  readonly closing: (() => void)[]
}

const behind = new WeakMap<TcpStream, Behind>()

async function connect(address: Address, withinMs: number): Promise<TcpStream | NoStream> {
  const deadline = openDeadline(withinMs)
  const socket = connectTcp({ host: address.host, port: address.port })
  const problem = await new Promise<SystemError | undefined>((resolve) => {
    socket.once('connect', () => resolve(undefined))
    socket.once('error', resolve)
    void deadline.passed.then(() => resolve(new Error('no TCP connection in time')))
  })
  if (problem !== undefined) {
    deadline.lift()
    socket.destroy()
    return { ...endingOf(problem, 'unreachable'), elapsedMs: deadline.elapsedMs() }
  }
  const tape = createTape()
  const stream = streamOver(socket, deadline, tape.add)
  const closing: (() => void)[] = []
  const opened: TcpStream = {
    write: stream.write,
    read: stream.read,
    tape: tape.octets,
    cutTape: tape.cut,
    elapsedMs: deadline.elapsedMs,
    renew: deadline.renew,
    close: () => {
      deadline.lift()
      socket.destroy()
      for (const close of closing) close()
    },
  }
  behind.set(opened, { address, socket, stream, deadline, record: tape.add, closing })
  return opened
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

/** What OpenSSL makes of a credential and of anchors, by both and the version: a probe presents the same ones again and again. */
const contexts = new WeakMap<object, Map<string, WeakMap<object, SecureContext>>>()
/** Stand for those who present nothing, and for trust that is a word. */
const nobody = {}
const words = { public: {}, unchecked: {} }

function contextOf({ credential, serverTrust, version, anonymous }: TlsOffer): SecureContext {
  const byVersion = contexts.get(credential ?? nobody) ?? new Map<string, WeakMap<object, SecureContext>>()
  contexts.set(credential ?? nobody, byVersion)
  const kind = anonymous ? `${version} anonymous` : version
  const byTrust = byVersion.get(kind) ?? new WeakMap<object, SecureContext>()
  byVersion.set(kind, byTrust)
  const trust = typeof serverTrust === 'string' ? words[serverTrust] : serverTrust
  const known = byTrust.get(trust)
  if (known !== undefined) return known
  const context = createSecureContext({
    minVersion: `TLSv${version}`,
    maxVersion: `TLSv${version}`,
    ...presented(credential),
    ...anchorsOf(serverTrust),
    allowPartialTrustChain: true,
    ...(anonymous ? { ciphers: 'aNULL:@SECLEVEL=0' } : {}),
  })
  byTrust.set(trust, context)
  return context
}

/** RFC 6066 §3: an IP literal is no server name. */
const sniOf = ({ serverName, addressAsName }: TlsOffer): string | undefined =>
  serverName !== undefined && isIP(serverName) !== 0 && addressAsName === undefined ? undefined : serverName

/** Node.js has this method, and its types do not. */
type Renamed = TLSSocket & { setServername(name: string): void }

function openTls(offer: TlsOffer, { host }: Address, port: number): TLSSocket {
  const { serverName, session } = offer
  const name = sniOf(offer)
  // Node.js warns on stderr of an address that comes with the options, and sends one that comes later.
  const later = session !== undefined || isIP(name ?? '') !== 0
  const socket = connectTls({
    host: '127.0.0.1',
    port,
    // Since version 24.21, Node.js resumes a session only for those who connect under the name under which it was made.
    ...present({ servername: later ? session?.serverName : name }),
    secureContext: contextOf(offer),
    ALPNProtocols: [...offer.alpn],
    ...present({ session: session && Buffer.from(session.octets) }),
    checkServerIdentity: (_host, certificate) => checkServerIdentity(serverName ?? host, certificate),
    // Judged in `distrust`, where our refusal of the server cannot be taken for its refusal of us.
    rejectUnauthorized: false,
  })
  if (name !== undefined && later) (socket as Renamed).setServername(name)
  return socket
}

/** Why the server's certificate is not to be trusted, if it is not. */
function distrust(socket: TLSSocket, serverTrust: ServerTrust): SystemError | undefined {
  if (serverTrust === 'unchecked' || socket.authorized) return undefined
  const code = String(socket.authorizationError)
  return Object.assign(new Error(`the server's certificate is not trusted: ${code}`), { code })
}

/** Connects our TLS client to the relay, and waits for its handshake. */
async function shakeHands(
  offer: TlsOffer,
  address: Address,
  port: number,
  deadline: Deadline,
  keyLog: string[],
): Promise<Secured> {
  let session: TlsSession | undefined
  const socket = openTls(offer, address, port)
  socket.on('keylog', (line: Buffer) => keyLog.push(line.toString('latin1').trim()))
  socket.on('session', (octets: Buffer) => {
    session = { octets: new Uint8Array(octets), ...present({ serverName: sniOf(offer) }) }
  })
  const channel = streamOver(socket, deadline)
  const shaken = new Promise<undefined>((resolve) => socket.once('secureConnect', () => resolve(undefined)))
  const ending: Ending | undefined = await Promise.race([shaken, channel.ended])
  const seen = { session: () => session, keyLog: () => keyLog }
  if (ending !== undefined) return { handshake: 'failed', resumed: false, ending, ...seen }
  const certificate = socket.getPeerX509Certificate()?.raw as Der<'Certificate'> | undefined
  const { alpnProtocol: alpn } = socket
  const objection = distrust(socket, offer.serverTrust)
  return {
    handshake: 'complete',
    resumed: socket.isSessionReused(),
    ...present({ peerCertificate: certificate }),
    ...(alpn ? { alpn } : {}),
    ...seen,
    ...(objection === undefined ? { channel } : { ending: endingOf(objection, 'local') }),
  }
}

async function secure(stream: TcpStream, offer: TlsOffer): Promise<Secured> {
  const { address, socket, stream: far, deadline, record, closing } = behind.get(stream) as Behind
  const { reshape, rewrite } = offer
  const keyLog: string[] = []
  const overheard = () => ({ received: stream.tape(), keyLog })
  try {
    const relay = await openRelay(socket, far.release(), { ...present({ reshape, rewrite }), overheard }, record)
    closing.push(relay.close)
    return await shakeHands(offer, address, relay.port, deadline, keyLog)
  } catch (error) {
    const ending = endingOf(error as SystemError, 'local')
    return { handshake: 'failed', resumed: false, ending, session: () => undefined, keyLog: () => [] }
  }
}

/** Both they and those above are below the ports that systems give to connections (Linux from 32768 on, others from 49152 on), so that none takes one. */
const FIRST_PORT = 20_000
const PORTS = 6_000
const TRIES = 100
/** How long a port that was given is nobody else's: longer than a server takes until it listens there. */
const CLAIMED_MS = 120_000

/**
 * A port is free until somebody listens there, and others look as well: of two programs that found the same one, the second would not start. So who
 * looks listens a while on the port that stands {@link PORTS} above it, which no other who looks can do then.
 */
async function freePort(host: string): Promise<number> {
  for (let tries = 0; tries < TRIES; tries++) {
    const wanted = FIRST_PORT + randomInt(PORTS)
    const claim = await listenAt(host, wanted + PORTS)
    if (claim === undefined) continue
    const port = await listenOnce(host, wanted)
    if (port === undefined) claim.close()
    else {
      setTimeout(() => claim.close(), CLAIMED_MS).unref()
      return port
    }
  }
  const port = await listenOnce(host, 0)
  if (port !== undefined) return port
  throw new CountersignError('network.failed', { address: host, problem: 'no port is free' })
}

/** The port on which it could listen; undefined where somebody else does. */
async function listenOnce(host: string, wanted: number): Promise<number | undefined> {
  const server = await listenAt(host, wanted)
  if (server === undefined) return undefined
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Listens for nobody, and keeps no program from ending; undefined where somebody else listens. */
function listenAt(host: string, port: number): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy()).unref()
    server.once('error', (cause: SystemError) => {
      if (cause.code === 'EADDRINUSE') return resolve(undefined)
      reject(new CountersignError('network.failed', { address: host, problem: cause.code ?? cause.message }, { cause }))
    })
    server.listen(port, host, () => resolve(server))
  })
}

async function lookUp(host: string): Promise<readonly string[]> {
  try {
    return (await lookup(host, { all: true })).map(({ address }) => address)
  } catch (cause) {
    throw new CountersignError('network.failed', { address: host, problem: 'the name has no address' }, { cause })
  }
}

/** The real network. */
export const systemNetwork: Network = {
  connect,
  secure,
  openDatagrams,
  byOwnHand: async () => byOwnHand,
  freePort,
  lookup: lookUp,
}
