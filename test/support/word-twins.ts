/** Servers of our own that speak protocols other than HTTP as far as their first answers, with TLS at once or after a dialogue in clear. */
import { createServer as createTcpServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type TlsOptions } from 'node:tls'
import { listen, soundOptions, type Twin, type TwinPki } from './twins.ts'

/** What is said to one message of a client; undefined where nothing is. A refusal ends the connection. */
export type Talk = {
  /** What the server says first. */
  readonly greeting?: Buffer | string
  readonly reply: (message: Buffer) => Buffer | string | undefined
  /** The message with which a client takes leave: the server ends the connection after its reply. */
  readonly leave?: string
  /** What is said to those who ask before they are greeted, which takes a moment then. */
  readonly early?: string
  /** The messages with which a client logs in, where only then those are refused who are not let in. */
  readonly isLogin?: (message: Buffer) => boolean
  /** What is said to those who are not let in, in the place of every reply. */
  readonly refusal: Buffer | string
}

/** In clear before TLS: the last reply begins it, or the greeting where there is none. */
export type Before = {
  readonly greeting?: string
  readonly replies: readonly (Buffer | string)[]
  /** What some clients ask before that, and are answered as often as they do. */
  readonly aside?: { readonly asked: string; readonly reply: string }
}

type Ways = {
  readonly talk: Talk
  readonly before?: Before
  readonly options?: TlsOptions
  /** Who is let in once TLS is there: everybody where the handshake decides. */
  readonly admits?: (socket: TLSSocket) => boolean
}

export function startWords(pki: TwinPki, { talk, before, options = {}, admits = () => true }: Ways): Promise<Twin> {
  const told = (): TlsOptions => ({ ...soundOptions(pki), crl: pki.crl(), ...options })
  const open = new Set<TLSSocket>()
  const secure = createTlsServer(told(), (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    socket.on('error', () => undefined)
    const isIn = admits(socket)
    const isGreeting = isIn || talk.isLogin !== undefined
    let isGreeted = talk.early === undefined
    const greet = (): void => {
      isGreeted = true
      if (isGreeting && talk.greeting !== undefined && socket.writable) socket.write(talk.greeting)
    }
    if (isGreeted) greet()
    else setTimeout(greet, 50)
    if (!isGreeting && talk.greeting !== undefined) socket.end(talk.refusal)
    socket.on('data', (message: Buffer) => {
      if (!isIn && (talk.isLogin?.(message) ?? true)) return void socket.end(talk.refusal)
      if (!isGreeted) return void socket.end(talk.early ?? '')
      const reply = talk.reply(message)
      if (reply !== undefined) socket.write(reply)
      if (talk.leave !== undefined && message.includes(talk.leave)) socket.end()
    })
  })
  secure.on('tlsClientError', () => undefined)
  const reload = (): void => {
    secure.setSecureContext(told())
    for (const socket of open) socket.end()
  }
  pki.reloads.add(reload)
  const hand = (socket: Socket): void => void secure.emit('connection', socket)
  const front = createTcpServer((socket) => {
    socket.on('error', () => undefined)
    if (before === undefined) return hand(socket)
    const replies = [...before.replies]
    if (before.greeting !== undefined) socket.write(before.greeting)
    if (replies.length === 0) return hand(socket)
    const next = (message: Buffer): void => {
      const { aside } = before
      if (aside !== undefined && message.includes(aside.asked)) return void socket.write(aside.reply)
      socket.write(replies.shift() ?? '')
      if (replies.length > 0) return
      socket.off('data', next)
      hand(socket)
    }
    socket.on('data', next)
  })
  front.once('close', () => pki.reloads.delete(reload))
  return listen(front)
}
