/**
 * Servers of our own that speak PostgreSQL as far as a login: an SSLRequest, TLS, a StartupMessage, an answer. They have no data. The real
 * one is attacked in `test/contract/`.
 */
import { createServer as createTcpServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { listen, soundOptions, type Twin, type TwinPki } from './twins.ts'

const untilNow = new WeakMap<Socket, Buffer>()

/** Hands over each message once it is whole: `head` octets of type before its length. */
function onMessage(socket: Socket, head: number, take: (message: Buffer) => void): void {
  socket.on('data', (chunk: Buffer) => {
    let all = Buffer.concat([untilNow.get(socket) ?? Buffer.alloc(0), chunk])
    while (all.length >= head + 4 && all.length >= head + all.readUInt32BE(head)) {
      const length = head + all.readUInt32BE(head)
      take(all.subarray(0, length))
      all = all.subarray(length)
      // The rest of what comes is typed.
      head = 1
    }
    untilNow.set(socket, all)
  })
}

const message = (type: string, content: Buffer): Buffer => {
  const head = Buffer.alloc(5, type)
  head.writeUInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

const authentication = (kind: number): Buffer => message('R', Buffer.of(0, 0, 0, kind))
const error = (code: string, text: string): Buffer =>
  message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0M${text}\0\0`))
const ready = message('Z', Buffer.from('I'))

/** What a server answers a StartupMessage; by default as `hostssl all all all cert` has it. */
export type Login = (user: string, socket: TLSSocket | Socket) => Buffer | readonly Buffer[]

export const ok: readonly Buffer[] = [authentication(0), message('S', Buffer.from('server_version\x0017\0')), ready]
export const asksForPassword = authentication(3)
export const noCertificate = error('28000', 'connection requires a valid client certificate')
export const nameIsRefused = error('28000', 'certificate authentication failed for user "bob"')
export const unableNow = error('57P03', 'the database system is starting up')

const commonNameOf = (socket: TLSSocket | Socket): string | undefined => {
  const { CN } = ('getPeerCertificate' in socket ? socket.getPeerCertificate().subject : undefined) ?? {}
  return typeof CN === 'string' ? CN : undefined
}

/** The method `cert`: the certificate must be good, and its name the user's. */
export const byCertificate: Login = (user, socket) => {
  if (!('authorized' in socket) || !socket.authorized) return noCertificate
  return commonNameOf(socket) === user ? ok : error('28000', `certificate authentication failed for user "${user}"`)
}

/** A good certificate, whatever its name, and then a password. */
export const byPassword: Login = (_user, socket) =>
  'authorized' in socket && socket.authorized ? asksForPassword : noCertificate

type Ways = {
  readonly options?: TlsOptions
  readonly login?: Login
  /** What a session in clear is answered. */
  readonly inClear?: Login
}

/** As PostgreSQL does it: the handshake goes through without a certificate, and the login is refused. A certificate that is wrong ends it. */
export function startPostgresql(
  pki: TwinPki,
  { options = {}, login = byCertificate, inClear }: Ways = {},
): Promise<Twin> {
  const { rejectUnauthorized: _, ...sound } = soundOptions(pki)
  const told = () => ({
    ...sound,
    crl: pki.crl(),
    rejectUnauthorized: false,
    ALPNProtocols: ['postgresql'],
    ...options,
  })
  const open = new Set<TLSSocket>()
  const answerTo = (socket: TLSSocket | Socket, by: Login) => (startup: Buffer) => {
    if (startup[0] === 0x53) return void socket.write(ready)
    const [, user = ''] = startup.subarray(8).toString().split('\0')
    const answer = by(user, socket)
    const parts = Array.isArray(answer) ? answer : [answer as Buffer]
    socket.write(Buffer.concat(parts))
    if (parts[0]?.[0] === 0x45) socket.end()
  }
  const secure = createTlsServer(told(), (socket) => {
    socket.on('error', () => undefined)
    // OpenSSL is told by PostgreSQL to refuse certificates that are there and wrong.
    if (options.rejectUnauthorized === undefined && !socket.authorized && hasCertificate(socket))
      return void socket.destroy()
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    onMessage(socket, 0, answerTo(socket, login))
  })
  secure.on('tlsClientError', () => undefined)
  const reload = (): void => {
    secure.setSecureContext(told())
    for (const socket of open) socket.end()
  }
  pki.reloads.add(reload)
  const front = createTcpServer((socket) => {
    socket.once('data', (first: Buffer) => {
      if (first.length >= 8 && first.readUInt32BE(4) === 80_877_103) {
        socket.write('S')
        secure.emit('connection', socket)
      } else {
        socket.on('error', () => undefined)
        const answer = answerTo(socket, inClear ?? (() => error('28000', 'no pg_hba.conf entry')))
        answer(first)
      }
    })
  })
  front.once('close', () => pki.reloads.delete(reload))
  return listen(front)
}

const hasCertificate = (socket: TLSSocket): boolean => socket.getPeerX509Certificate() !== undefined
