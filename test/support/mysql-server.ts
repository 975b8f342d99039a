/**
 * Servers of our own that speak MySQL as far as a login: a greeting, an SSLRequest, TLS, a HandshakeResponse41, an answer. They have no data.
 * MariaDB itself is attacked in `test/contract/`.
 */
import { createServer as createTcpServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { listen, soundOptions, type Twin, type TwinPki } from './twins.ts'

export const packet = (number: number, ...content: readonly (Buffer | string)[]): Buffer => {
  const body = Buffer.concat(content.map((part) => Buffer.from(part as string, 'latin1')))
  const head = Buffer.alloc(4)
  head.writeUIntLE(body.length, 0, 3)
  head[3] = number
  return Buffer.concat([head, body])
}

const TLS = 0x800

/** @param capabilities the lower half of what the server can */
export const greetingOf = (capabilities = 0xfffe): Buffer => {
  const can = Buffer.alloc(2)
  can.writeUInt16LE(capabilities)
  const rest = Buffer.alloc(31 - 2 - 1)
  return packet(0, '\x0a8.0.0-none\0', Buffer.alloc(13), can, rest, 'mysql_native_password\0')
}

export const error = (number: number, text: string, code: number): Buffer => {
  const octets = Buffer.alloc(2)
  octets.writeUInt16LE(code)
  return packet(number, Buffer.of(0xff), octets, `#HY000${text}`)
}
const ok = (number: number): Buffer => packet(number, Buffer.from([0, 0, 0, 2, 0, 0, 0]))
const denied = (number: number): Buffer => error(number, "Access denied for user 'x'@'y'", 1045)
const otherProof = (number: number): Buffer => packet(number, '\xfecaching_sha2_password\0aaaaaaaaaaaaaaaaaaaa\0')
const wantsPassword = (number: number): Buffer => packet(number, Buffer.of(1, 4))

/** What a login is answered, as the packet of this number. */
export type Login = (user: string, socket: TLSSocket | Socket) => 'ok' | 'denied' | 'unable' | 'wants-password'

const answers = {
  ok,
  denied,
  unable: (number: number): Buffer => error(number, 'Too many connections', 1040),
  'wants-password': wantsPassword,
} as const

/** REQUIRE X509. */
export const byCertificate: Login = (_user, socket) => ('authorized' in socket && socket.authorized ? 'ok' : 'denied')

export const commonNameOf = (socket: TLSSocket | Socket): string | undefined => {
  const { CN } = ('getPeerCertificate' in socket ? socket.getPeerCertificate().subject : undefined) ?? {}
  return typeof CN === 'string' ? CN : undefined
}

type Ways = {
  readonly options?: TlsOptions
  readonly login?: Login
  readonly inClear?: Login
  readonly greeting?: Buffer
  /** Asks each client for the proof of the password in another way first. */
  readonly asksAgain?: true
}

/** Takes packets off a socket, one by one. */
function onPacket(socket: Socket, take: (content: Buffer, number: number) => void): void {
  let all = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    all = Buffer.concat([all, chunk])
    while (all.length >= 4 && all.length >= all.readUIntLE(0, 3) + 4) {
      const length = all.readUIntLE(0, 3) + 4
      const [content, number] = [all.subarray(4, length), all[3] ?? 0]
      all = all.subarray(length)
      take(content, number)
    }
  })
}

/** The login, and then COM_PING. */
function serve(socket: TLSSocket | Socket, login: Login, asksAgain: boolean): void {
  let [user, state]: [string, 'login' | 'proof' | 'session'] = ['', 'login']
  const answer = (number: number): void => {
    const said = login(user, socket)
    socket.write(answers[said](number + 1))
    if (said !== 'ok') socket.end()
    state = 'session'
  }
  onPacket(socket, (content, number) => {
    if (state === 'session') return void socket.write(ok(number + 1))
    // No password is one zero octet in the way that is asked for, and nothing else.
    if (state === 'proof') return content.equals(Buffer.of(0)) ? answer(number) : void socket.end(denied(number + 1))
    user = content.toString('latin1', 32, content.indexOf(0, 32))
    if (!asksAgain) return answer(number)
    state = 'proof'
    socket.write(otherProof(number + 1))
  })
}

/** As MariaDB does it: the handshake goes through without a certificate, and the login is refused. A certificate that is wrong ends it. */
export function startMysql(pki: TwinPki, ways: Ways = {}): Promise<Twin> {
  const { options = {}, login = byCertificate, inClear = () => 'denied', greeting = greetingOf(), asksAgain } = ways
  const told = () => ({ ...soundOptions(pki), crl: pki.crl(), rejectUnauthorized: false, ...options })
  const open = new Set<TLSSocket>()
  const secure = createTlsServer(told(), (socket) => {
    socket.on('error', () => undefined)
    const isWrong = !socket.authorized && socket.getPeerX509Certificate() !== undefined
    if (options.rejectUnauthorized === undefined && isWrong) return void socket.destroy()
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    serve(socket, login, asksAgain ?? false)
  })
  secure.on('tlsClientError', () => undefined)
  const reload = (): void => {
    secure.setSecureContext(told())
    for (const socket of open) socket.end()
  }
  pki.reloads.add(reload)
  const front = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    socket.write(greeting)
    socket.once('data', (first: Buffer) => {
      socket.pause()
      const asksForTls = first.length >= 36 && first.readUIntLE(0, 3) === 32 && (first.readUInt32LE(4) & TLS) !== 0
      const rest = asksForTls ? first.subarray(36) : first
      if (rest.length > 0) socket.unshift(rest)
      if (asksForTls) secure.emit('connection', socket)
      else serve(socket, inClear, false)
      process.nextTick(() => socket.resume())
    })
  })
  front.once('close', () => pki.reloads.delete(reload))
  return listen(front)
}
