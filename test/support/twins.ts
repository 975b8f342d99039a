/**
 * Real https servers on loopback and the PKI that they believe in: a sound one, and what its broken twins are made of.
 * Those are in `test/twins/`, one for each attack. They exist to be attacked; only the sound one is an example to follow.
 */
import { constants, type X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer as createHttpsServer, type Server, type ServerOptions } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { addSeconds, type Instant } from '../../src/core/brand.ts'
import type { KeyType } from '../../src/core/key.ts'
import type { Credential } from '../../src/core/port/network.ts'
import { systemClock } from '../../src/effects/clock.ts'
import { systemEntropy } from '../../src/effects/entropy.ts'
import { systemFiles } from '../../src/effects/files.ts'
import { createKeys, secretKeyObject } from '../../src/effects/keys.ts'
import { systemListener } from '../../src/effects/listener.ts'
import { systemNetwork } from '../../src/effects/network.ts'
import type { AccessTable } from '../../src/policy/access.ts'
import { guidelineOf } from '../../src/policy/guideline.ts'
import type { ProbePorts, ProbeRequest } from '../../src/probe/attack.ts'
import type { AttackProfile, Mint } from '../../src/probe/needs/mint.ts'
import { parseCertificate } from '../../src/x509/certificate.ts'
import { encodeCrlPem } from '../../src/x509/crl.ts'
import { extensionOids } from '../../src/x509/extension.ts'
import { encodeBasicConstraints } from '../../src/x509/extensions/basic-constraints.ts'
import { encodeExtendedKeyUsage, type KeyPurpose } from '../../src/x509/extensions/extended-key-usage.ts'
import { encodeKeyUsage } from '../../src/x509/extensions/key-usage.ts'
import { encodeSubjectAlternativeName } from '../../src/x509/extensions/subject-alternative-name.ts'
import { type Made, makeCertificate, makeCrl, type TestKey, type Wishes } from './certificate-kit.ts'
import { hurriedClock } from './clock.ts'

const keys = createKeys(systemFiles)

/** The real ports: these tests are about real sockets. */
export const probePorts: ProbePorts = {
  network: systemNetwork,
  keys,
  clock: systemClock,
  entropy: systemEntropy,
  listener: systemListener,
}

/** The same where nobody is waited for: a server that refuses now refuses later. */
export const hurriedPorts: ProbePorts = { ...probePorts, clock: hurriedClock(systemClock) }

/** A key that the real network can use, and that the kit can sign with. */
export function usableKey(type: KeyType = 'ec-p256'): TestKey {
  const key = keys.generate(type)
  return Object.assign(key, { secret: secretKeyObject(key) })
}

const credentialOf = (made: Made): Credential => ({ chain: [made.der], key: made.key })

export type TwinPki = ReturnType<typeof makePki>

/** Two authorities and whom they vouch for, valid around the real now, because real servers ask their own clock. */
export function makePki() {
  const now = systemClock.now()
  const from = (notBefore: Instant, seconds: number) => ({ notBefore, notAfter: addSeconds(notBefore, seconds) })
  const lately = from(addSeconds(now, -3600), 86_400)
  const make = (wishes: Wishes): Made => makeCertificate({ ...lately, key: usableKey(), ...wishes })
  const named = (commonName: string) => [{ type: 'commonName' as const, value: commonName }]
  const purpose = (...purposes: KeyPurpose[]) => encodeExtendedKeyUsage(purposes)

  const clients = make({ subject: named('Acme clients') })
  const servers = make({ subject: named('Acme servers') })
  const strangers = make({ subject: named('Strangers') })
  const publics = make({ subject: named('Public Trust') })
  const client = (wishes: Wishes = {}): Made => make({ issuer: clients, subject: named('alice'), ...wishes })

  const alice = client()
  const bob = client({ subject: named('bob') })
  const server = make({
    issuer: servers,
    subject: named('localhost'),
    extensions: [
      purpose('serverAuth'),
      encodeSubjectAlternativeName([
        { kind: 'dns', value: 'localhost' },
        { kind: 'ip', value: '127.0.0.1' },
      ]),
    ],
  })

  const wrong: { readonly [P in AttackProfile]: Wishes } = {
    'attack-server-auth': { extensions: [purpose('serverAuth')] },
    'attack-wrong-eku': { extensions: [purpose('emailProtection')] },
    'attack-expired': from(addSeconds(now, -3600), 300),
    'attack-not-yet-valid': from(addSeconds(now, 3600), 300),
    'attack-revoked': {},
  }
  const mintAuthority = async (): Promise<Credential> => {
    const extensions = [encodeBasicConstraints({ ca: true }), encodeKeyUsage(['keyCertSign'])]
    const without = [extensionOids.extendedKeyUsage, extensionOids.subjectAlternativeName]
    return credentialOf(client({ subject: named('countersign-probe sub-authority'), extensions, without }))
  }
  const mint: Mint = async (profile, { extensions, ...spoilt } = {}) => {
    const sound = client({ ...wrong[profile], ...spoilt })
    const before = sound.certificate.tbs.extensions
    const after = extensions?.(before)
    if (after === undefined) return credentialOf(sound)
    const without = before.map(({ oid }) => oid)
    return credentialOf(client({ ...spoilt, extensions: after, without }))
  }

  const bobAgain = client({ subject: named('bob') })
  const crlOf = (...revoked: readonly Made[]): string => {
    const serials = revoked.map(({ certificate }) => certificate.tbs.serial)
    return encodeCrlPem(makeCrl(clients, serials, { thisUpdate: addSeconds(now, -60) }).der)
  }
  const revoked = [bob, bobAgain]
  /** What servers do when the CRL has changed. */
  const reloads = new Set<() => void>()
  return {
    reloads,
    /** Issues a client and revokes it, and tells every server of this PKI. */
    reload: {
      makeRevocable: async () => {
        const carol = client({ subject: named('carol') })
        return { credential: credentialOf(carol), revoke: async () => void revoked.push(carol) }
      },
      reload: async () => {
        for (const reload of reloads) reload()
        return { state: 'done' as const }
      },
      withinMs: 2000,
    },
    clients,
    servers,
    strangers,
    server,
    crl: (): string => crlOf(...revoked),
    /** Lacks the newer of bob's two certificates. */
    crlOfOneBob: crlOf(bob),
    alice: credentialOf(alice),
    /** Let in as alice is. */
    dora: credentialOf(client({ subject: named('dora') })),
    /** Revoked. */
    bob: credentialOf(bob),
    bobAgain: credentialOf(bobAgain),
    /** A client of somebody else's CA. */
    stranger: credentialOf(make({ issuer: strangers, subject: named('alice') })),
    /** A CA that everybody trusts, and a client of it. */
    publics,
    publicClient: credentialOf(make({ issuer: publics, subject: named('www.example') })),
    serverCredential: credentialOf(server),
    mint,
    mintAuthority,
  }
}

/** The rules of every twin: all of them answer by these but the one that is broken in just this. */
const twinAccess: AccessTable = {
  mode: 'by-rule',
  escapes: 'refuse',
  paths: [
    { path: '/denied', grants: [] },
    { path: '/act', grants: [{ methods: ['POST', 'GET', 'HEAD', 'OPTIONS'], require: [] }] },
    { path: '/', grants: [{ methods: ['GET', 'HEAD', 'OPTIONS'], require: [] }] },
  ],
}

/** Where nobody listens on loopback. */
const nowhere = { host: '127.0.0.1', port: 1 }
const closed = { secure: false, host: '127.0.0.1', port: 1, address: nowhere }

/** What a probe of a twin is told, everything it could need included but other virtual servers. */
export function probeOf(pki: TwinPki, port: number, wish: Partial<ProbeRequest> = {}): ProbeRequest {
  return {
    address: { host: '127.0.0.1', port },
    serverName: 'localhost',
    path: '/',
    deniedPath: '/denied',
    unsafePath: '/act',
    credential: pki.alice,
    serverTrust: [pki.servers.der],
    clientAnchor: pki.clients.der,
    revoked: { credential: pki.bob, name: 'bob' },
    revokedNamesakes: { credentials: [pki.bob, pki.bobAgain], name: 'bob' },
    reload: pki.reload,
    access: {
      table: twinAccess,
      clients: [
        { name: 'alice', credential: pki.alice, subject: { names: { uri: [], dns: [], email: [] }, claims: {} } },
      ],
    },
    serverCredential: pki.serverCredential,
    public: pki.publicClient,
    plain: [closed],
    backend: [closed],
    also: [{ address: nowhere, by: 'name' }],
    guideline: guidelineOf('intermediate'),
    mint: pki.mint,
    timeoutMs: 10_000,
    ...wish,
  }
}

// ---- servers --------------------------------------------------------------------------------------------------------

export type Twin = {
  readonly port: number
  /** What the probe is told of it besides: where else the same application answers. */
  readonly wish?: Partial<ProbeRequest>
  close(): Promise<void>
}

/** Opens a server on a free port of loopback; closing it cuts what is still connected. */
export async function listen(server: TcpServer): Promise<Twin> {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('error', () => undefined)
    socket.once('close', () => open.delete(socket))
  })
  server.on('tlsClientError', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

export type Respond = (request: IncomingMessage, response: ServerResponse) => void

export type Exchange = Parameters<Respond>

export const send = (response: ServerResponse, status: number, text: string): void =>
  void response.writeHead(status).end(text)

export const isAuthorized = (socket: TLSSocket): boolean => socket.authorized

/** What the guideline has on each answer, but for what keeps it out of frames. */
function guard(response: ServerResponse): void {
  response.setHeader('Strict-Transport-Security', 'max-age=31536000')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin')
}

/** The common name of who calls, to its last octet. */
function callerOf({ socket }: IncomingMessage): string {
  const { raw } = (socket as TLSSocket).getPeerX509Certificate?.() ?? {}
  if (raw === undefined) return 'nobody'
  return parseCertificate(raw).tbs.subject.find(({ type }) => type === 'commonName')?.value ?? 'somebody'
}

/** The application behind every twin: a page, one that names its caller, a denied one, an act that wants our own Origin, and nothing else. */
export const page: Respond = (request, response) => {
  const { url, method, headers } = request
  const answer = (status: number, text: string): void => void response.writeHead(status).end(text)
  response.setHeader('Content-Type', 'text/plain')
  response.setHeader('Content-Security-Policy', "default-src 'self'; frame-ancestors 'none'")
  guard(response)
  if (url === '/') return answer(200, 'the treasure of Acme')
  if (url === '/whoami') return answer(200, `you are ${callerOf(request)}`)
  if (url === '/denied') return answer(403, 'not for you')
  if (url !== '/act' || method !== 'POST') return answer(404, 'nothing here')
  const origins = request.headersDistinct['origin'] ?? []
  const own = origins.length === 1 && origins[0] === `https://${headers.host}`
  return own ? answer(200, 'done') : answer(403, 'not from there')
}

/** The same application, which sets some headers never. */
export const without =
  (...names: string[]): Respond =>
  (request, response) => {
    for (const name of names) response.removeHeader(name)
    const set = response.setHeader.bind(response)
    response.setHeader = (name, value) => (names.includes(name) ? response : set(name, value))
    page(request, response)
  }

/** What a sound server is told. */
export function soundOptions(pki: TwinPki): ServerOptions {
  return {
    key: pki.server.key.secret.export({ type: 'pkcs8', format: 'pem' }),
    cert: pki.server.pem,
    ca: pki.clients.pem,
    crl: pki.crl(),
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2',
    // Who looks at `authorized` looks at the first handshake.
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
    ciphers: [...guidelineOf('intermediate').suites, '@SECLEVEL=2'].join(':'),
  }
}

/** What becomes of the connections from before when a server takes a new CRL into use; answers at hand are given. */
type Before = 'ended' | 'kept'

/** A server that takes a new CRL into use when there is one. */
export function createSound(
  pki: TwinPki,
  options: ServerOptions = {},
  respond: Respond = page,
  before: Before = 'ended',
): Server {
  const [open, busy] = [new Set<Socket>(), new Set<Socket>()]
  const server = createHttpsServer({ ...soundOptions(pki), ...options }, (request, response) => {
    const { socket } = request
    busy.add(socket)
    response.once('close', () => {
      busy.delete(socket)
      if (!open.has(socket)) socket.end()
    })
    guard(response)
    respond(request, response)
  })
  server.on('secureConnection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const reload = (): void => {
    server.setSecureContext({ ...soundOptions(pki), ...options })
    if (before === 'kept') return
    for (const socket of open) if (!busy.has(socket)) socket.end()
    open.clear()
  }
  pki.reloads.add(reload)
  server.once('close', () => pki.reloads.delete(reload))
  return server
}

/** A server as it should be. */
export function startSound(
  pki: TwinPki,
  options: ServerOptions = {},
  respond: Respond = page,
  before: Before = 'ended',
): Promise<Twin> {
  return listen(createSound(pki, options, respond, before))
}

/** A refusal in HTTP that nobody can put into a frame. */
export const refuseWith = (response: ServerResponse, status: number): void =>
  void response.writeHead(status, { 'Content-Security-Policy': "frame-ancestors 'none'" }).end('no')

/** Takes any certificate in TLS, and leaves it to `admits` whether to answer; otherwise `refuse`. */
export function startLenient(
  pki: TwinPki,
  admits: (socket: TLSSocket, certificate: X509Certificate | undefined) => boolean,
  refuse: Respond = (_request, response) => refuseWith(response, 400),
  respond: Respond = page,
): Promise<Twin> {
  return startSound(pki, { rejectUnauthorized: false }, (request, response) => {
    const socket = request.socket as TLSSocket
    return admits(socket, socket.getPeerX509Certificate()) ? respond(request, response) : refuse(request, response)
  })
}

/** Speaks TLS to those who speak it, and hands the rest to `clear`. */
export async function startOnBothSides(pki: TwinPki, clear: (socket: Socket) => void): Promise<Twin> {
  const secure = createSound(pki, {}, page)
  const front = createTcpServer((socket) => {
    socket.once('data', (first: Buffer) => {
      socket.pause()
      socket.unshift(first)
      if (first[0] === 22) secure.emit('connection', socket)
      else clear(socket)
      process.nextTick(() => socket.resume())
    })
  })
  return listen(front)
}
