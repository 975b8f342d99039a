/**
 * Wraps a socket: reads and writes can be awaited, and every way in which the socket ends is returned as one value. Opens no
 * connection.
 */
import type { Socket } from 'node:net'
import type { Ending, Heard, Stream } from '../core/port/network.ts'
import { present } from '../core/present.ts'

export type SystemError = Error & { code?: string; syscall?: string; reason?: string }

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
const endings: Readonly<Record<string, Ending['end']>> = {
  ECONNRESET: 'reset',
  ECONNABORTED: 'reset',
  ENOTCONN: 'reset',
  EPIPE: 'reset',
  ETIMEDOUT: 'timeout',
}

function endOf(error: SystemError): Ending['end'] {
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

/** An ending because of this error; how it ended is read from the error where nothing is said. Pure. */
export function endingOf<E extends Ending['end']>(error: SystemError, end: E): Ending & { readonly end: E }
export function endingOf(error: SystemError): Ending
export function endingOf(error: SystemError, end: Ending['end'] = endOf(error)): Ending {
  const detail = wordsOf(error)
  return { end, ...(detail === '' ? {} : { detail }), ...present({ alert: alertOf(error), code: error.code }) }
}

/** How long a conversation may take, for all who wait in it. */
export type Deadline = {
  readonly passed: Promise<void>
  elapsedMs(): number
  /** Counts from now on, and to another end. */
  renew(withinMs: number): void
  lift(): void
}

/** Begins to count. */
export function openDeadline(withinMs: number): Deadline {
  const startedMs = performance.now()
  const { promise, resolve } = Promise.withResolvers<void>()
  let timer = setTimeout(resolve, withinMs)
  const lift = (): void => clearTimeout(timer)
  const renew = (ms: number): void => {
    lift()
    timer = setTimeout(resolve, ms)
  }
  return { passed: promise, elapsedMs: () => performance.now() - startedMs, renew, lift }
}

export type SocketStream = Stream & {
  /** Settles when the connection is over; the first reason counts. */
  readonly ended: Promise<Ending>
  /** Hears no longer, and gives what was heard and not taken. */
  release(): Buffer
}

/** Makes a stream of a socket that nobody else listens to. */
export function streamOver(socket: Socket, deadline: Deadline, onReceived?: (chunk: Buffer) => void): SocketStream {
  let waiting: Buffer = Buffer.alloc(0)
  let ending: Ending | undefined
  let look = (): void => undefined
  const { promise: ended, resolve } = Promise.withResolvers<Ending>()
  const end = (reason: Ending): void => {
    if (ending !== undefined) return
    ending = reason
    resolve(reason)
    look()
  }
  const hear = (chunk: Buffer): void => {
    onReceived?.(chunk)
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk])
    look()
  }
  socket.on('data', hear)
  socket.on('error', (error) => end(endingOf(error)))
  // Not on `end`: the error that holds the alert comes between the end and the close.
  socket.once('close', () => end({ end: 'closed' }))
  void deadline.passed.then(() => end({ end: 'timeout' }))
  return {
    ended,
    write: (octets) => void (socket.writable && socket.write(octets)),
    read: (measure) =>
      new Promise<Heard>((done) => {
        const take = (length: number): Uint8Array => {
          const taken = new Uint8Array(waiting.subarray(0, length))
          waiting = waiting.subarray(length)
          return taken
        }
        look = () => {
          const length = measure(waiting)
          if (length === undefined && ending === undefined) return
          look = () => undefined
          done(
            length === undefined
              ? { ...(ending as Ending), received: take(waiting.length) }
              : { end: 'complete', received: take(length) },
          )
        }
        look()
      }),
    release: () => {
      socket.pause()
      socket.off('data', hear)
      return waiting
    },
  }
}
