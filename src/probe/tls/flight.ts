/** Reads the handshake messages that a server sends. The attacks decide what these messages mean for a verdict. */
import { present } from '../../core/present.ts'
import { Cursor, CutShort } from './cursor.ts'
import { contentTypes, readRecords, type TlsRecord } from './record.ts'
import { suitesOfFiniteFields } from './suite.ts'
import { createUnseal, type Unseal, type Unsealed } from './unseal.ts'

export type ServerHello = {
  /** The version chosen, as on the wire: 0x0304 is TLS 1.3. */
  readonly version: number
  readonly random: Uint8Array
  readonly suite: number
  /** The method of compression; 0 stands for no compression. */
  readonly compression: number
  /** The types of its extensions. */
  readonly extensions: readonly number[]
  /** The server's key (RFC 8446 §4.2.8). */
  readonly share?: { readonly group: number; readonly share: Uint8Array }
}

/** A promise to resume a session later (RFC 8446 §4.6.1, RFC 5077 §3.3). */
export type Ticket = {
  readonly lifetimeSeconds: number
  /** Application bytes that it may be sent with before the handshake; 0 for none (RFC 8446 §4.2.10). */
  readonly earlyDataBytes: number
  /** The ticket itself, which the server has sealed for itself; empty where there is none in it. */
  readonly sealed: Uint8Array
}

export type Flight = {
  readonly hello?: ServerHello
  /** What the server agreed to in a HelloRetryRequest, by which it asks for a key of the group. */
  readonly retry?: ServerHello
  /** The group in which a server of TLS 1.2 or before has made its key, by number (RFC 8422 §5.4). */
  readonly group?: number
  /** The prime of the group of finite fields in which it has made its key (RFC 5246 §7.4.3). */
  readonly prime?: Uint8Array
  /** A server of SSL 2.0 has answered, whose messages are none of TLS. */
  readonly ssl2?: true
  /** The server has said all that it says to a first hello (RFC 5246 §7.4.5); there is no such message in TLS 1.3. */
  readonly done?: true
  /** The signature algorithms that the server takes from clients, by number; absent where no certificate was asked for, or before TLS 1.2. */
  readonly signatures?: readonly number[]
  /** DER of the names in the CertificateRequest's certificate_authorities; absent where no certificate was asked for. */
  readonly authorities?: readonly Uint8Array[]
  /** DER of the certificates that the server shows, its own first; absent where it has shown none yet. */
  readonly certificates?: readonly Uint8Array[]
  /** The protocol that the server chose, where that can be read (RFC 7301). */
  readonly alpn?: string
  readonly tickets: readonly Ticket[]
  /** Number of the first alert that ends the connection because of something (RFC 8446 §6). */
  readonly alert?: number
}

export const TLS_1_3 = 0x0304
const TLS_1_2 = 0x0303
const CLOSE_NOTIFY = 0
const USER_CANCELED = 90
const FATAL = 2

/** Handshake types (RFC 8446 §4). */
const SERVER_HELLO = 2
const NEW_SESSION_TICKET = 4
const ENCRYPTED_EXTENSIONS = 8
const CERTIFICATE = 11
const SERVER_KEY_EXCHANGE = 12
const CERTIFICATE_REQUEST = 13
const SERVER_HELLO_DONE = 14
const FINISHED = 20

/** The curve is given by its name (RFC 8422 §5.4). */
const NAMED_CURVE = 3

/** Extension types (RFC 8446 §4.2). */
const EARLY_DATA = 42
const SIGNATURE_ALGORITHMS = 13
const ALPN = 16
const SUPPORTED_VERSIONS = 43
const CERTIFICATE_AUTHORITIES = 47
const KEY_SHARE = 51

/** The random by which a ServerHello says that it is a HelloRetryRequest: the SHA-256 of that word (RFC 8446 §4.1.3). */
const RETRY = Buffer.from('cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c', 'hex')

type Writable = { -readonly [K in keyof Flight]: Flight[K] } & { tickets: Ticket[] }

function readExtensions(cursor: Cursor): Map<number, Cursor> {
  if (cursor.left === 0) return new Map()
  return new Map(cursor.vector(2).each((one) => [one.uint(2), one.vector(2)] as const))
}

function readServerHello(body: Cursor): ServerHello {
  const version = body.uint(2)
  const random = new Uint8Array(body.take(32))
  body.vector(1)
  const [suite, compression] = [body.uint(2), body.uint(1)]
  const extensions = readExtensions(body)
  const chosen = extensions.get(SUPPORTED_VERSIONS)?.uint(2)
  const key = RETRY.equals(random) ? undefined : extensions.get(KEY_SHARE)
  const share = key && { group: key.uint(2), share: new Uint8Array(key.vector(2).rest()) }
  return {
    version: chosen ?? version,
    random,
    suite,
    compression,
    extensions: [...extensions.keys()],
    ...present({ share }),
  }
}

/** The group of the server's key, as its suite says it (RFC 5246 §7.4.3, RFC 8422 §5.4). */
function readKeyExchange(body: Cursor, suite: number): Pick<Flight, 'group' | 'prime'> {
  if (suitesOfFiniteFields.has(suite)) return { prime: new Uint8Array(body.vector(2).rest()) }
  return body.uint(1) === NAMED_CURVE ? { group: body.uint(2) } : {}
}

/** A SERVER-HELLO of SSL 2.0: a header of two octets, the type 4, two octets, the version. */
const isSsl2 = (received: Uint8Array): boolean =>
  received.length >= 7 && (received[0] ?? 0) >= 0x80 && received[2] === 4 && received[5] === 0 && received[6] === 2

/** RFC 8446 §4.4.2, whose entries have extensions; before 1.3 RFC 5246 §7.4.2. */
function readCertificates(body: Cursor, version: number): readonly Uint8Array[] {
  if (version === TLS_1_3) body.vector(1)
  return body.vector(3).each((one) => {
    const certificate = new Uint8Array(one.vector(3).rest())
    if (version === TLS_1_3) one.vector(2)
    return certificate
  })
}

const readAlpn = (body: Cursor): string | undefined => {
  const names = readExtensions(body).get(ALPN)
  return names && Buffer.from(names.vector(2).vector(1).rest()).toString('latin1')
}

const readNames = (names: Cursor): readonly Uint8Array[] => names.each((one) => new Uint8Array(one.vector(2).rest()))

const readNumbers = (numbers: Cursor): readonly number[] => numbers.each((one) => one.uint(2))

/** RFC 8446 §4.3.2; before 1.3 §7.4.4 of RFC 5246 and RFC 4346, which lacks the signature algorithms. */
function readCertificateRequest(body: Cursor, version: number): Pick<Flight, 'authorities' | 'signatures'> {
  body.vector(1)
  if (version === TLS_1_3) {
    const extensions = readExtensions(body)
    const [names, signatures] = [extensions.get(CERTIFICATE_AUTHORITIES), extensions.get(SIGNATURE_ALGORITHMS)]
    return {
      authorities: names === undefined ? [] : readNames(names.vector(2)),
      ...present({ signatures: signatures && readNumbers(signatures.vector(2)) }),
    }
  }
  const signatures = version === TLS_1_2 ? readNumbers(body.vector(2)) : undefined
  return { ...present({ signatures }), authorities: readNames(body.vector(2)) }
}

function readTicket(body: Cursor, version: number): Ticket {
  const lifetimeSeconds = body.uint(4)
  if (version !== TLS_1_3) return { lifetimeSeconds, earlyDataBytes: 0, sealed: new Uint8Array(body.vector(2).rest()) }
  body.uint(4)
  body.vector(1)
  const sealed = new Uint8Array(body.vector(2).rest())
  return { lifetimeSeconds, earlyDataBytes: readExtensions(body).get(EARLY_DATA)?.uint(4) ?? 0, sealed }
}

/** Takes the whole handshake messages from what has come; the rest waits for the next record. Pure. */
export function splitMessages(octets: Uint8Array): {
  readonly whole: readonly Uint8Array[]
  readonly rest: Uint8Array
} {
  const whole: Uint8Array[] = []
  let rest = octets
  while (rest.length >= 4) {
    const length = 4 + new Cursor(rest.subarray(1)).uint(3)
    if (rest.length < length) break
    whole.push(rest.subarray(0, length))
    rest = rest.subarray(length)
  }
  return { whole, rest }
}

/** The secret of one kind in lines of an SSLKEYLOGFILE: label, client random, secret. */
export function secretOf(keyLog: readonly string[], label: string): Uint8Array | undefined {
  const line = keyLog.find((one) => one.startsWith(`${label} `))
  return line === undefined ? undefined : Buffer.from(line.split(' ')[2] ?? '', 'hex')
}

/** @param onMessage told of each whole message of the handshake */
function createReader(keyLog: readonly string[], onMessage?: (message: Uint8Array) => void) {
  const flight: Writable = { tickets: [] }
  let unseal: Unseal | undefined
  /** Of the handshake, when that is over on the server's side. */
  let before: Unseal | undefined
  let pending: Uint8Array = new Uint8Array()

  /** Changes to the key under which the server writes from now on, if its secret is known. */
  const turnTo = (label: string): void => {
    const secret = secretOf(keyLog, label)
    before = unseal
    unseal = secret && flight.hello && createUnseal(flight.hello.suite, secret)
  }

  /**
   * Opens a record. An alert may also come under the key of the handshake, after the server's Finished: Erlang/OTP objects so to what is wrong with the
   * client's messages, and no client that has turned to the next key can read it.
   */
  const open = (record: TlsRecord): Unsealed | undefined => {
    if (unseal === undefined) return { type: record.type, content: record.fragment }
    const inside = unseal(record)
    if (inside !== undefined || before === undefined) return inside
    const late = before(record)
    return late?.type === contentTypes.alert ? late : undefined
  }

  const readMessage = (type: number, body: Cursor): void => {
    const version = flight.hello?.version ?? 0
    if (type === SERVER_HELLO) {
      const hello = readServerHello(body)
      if (RETRY.equals(hello.random)) {
        flight.retry = hello
        return
      }
      flight.hello = hello
      if (hello.version === TLS_1_3) turnTo('SERVER_HANDSHAKE_TRAFFIC_SECRET')
    }
    if (type === SERVER_KEY_EXCHANGE) Object.assign(flight, readKeyExchange(body, flight.hello?.suite ?? 0))
    if (type === SERVER_HELLO_DONE) flight.done = true
    if (type === ENCRYPTED_EXTENSIONS) Object.assign(flight, present({ alpn: readAlpn(body) }))
    if (type === CERTIFICATE) flight.certificates = readCertificates(body, version)
    if (type === CERTIFICATE_REQUEST) Object.assign(flight, readCertificateRequest(body, version))
    if (type === NEW_SESSION_TICKET) flight.tickets.push(readTicket(body, version))
    if (type === FINISHED && version === TLS_1_3) turnTo('SERVER_TRAFFIC_SECRET_0')
  }

  const readHandshake = (content: Uint8Array): void => {
    const { whole, rest } = splitMessages(Buffer.concat([pending, content]))
    pending = rest
    for (const message of whole) {
      onMessage?.(message)
      readMessage(message[0] ?? 0, new Cursor(message.subarray(4)))
    }
  }

  const readAlert = ([level, description]: Uint8Array): void => {
    // In TLS 1.3 the level of an alert has no meaning (RFC 8446 §6).
    const ends = flight.hello?.version === TLS_1_3 || level === FATAL
    if (description === undefined || description === CLOSE_NOTIFY || description === USER_CANCELED || !ends) return
    flight.alert ??= description
  }

  return { flight, readHandshake, readAlert, open }
}

/**
 * Reads what a server sent, as far as it is in clear or its secrets are known: TLS 1.2 and before up to ChangeCipherSpec,
 * TLS 1.3 to the end.
 *
 * Guarantees never to throw, whatever the bytes. Pure.
 *
 * @param keyLog lines of an SSLKEYLOGFILE for this connection
 */
export function readFlight(received: Uint8Array, keyLog: readonly string[]): Flight {
  if (isSsl2(received)) return { tickets: [], ssl2: true }
  return readInto(createReader(keyLog), received)
}

/**
 * The messages of the server's first flight, each as it was sent: up to its Finished in TLS 1.3, and what came in clear before that. Pure,
 * and never throws, either.
 */
export function transcribe(
  received: Uint8Array,
  keyLog: readonly string[],
): { readonly hello?: ServerHello; readonly messages: readonly Uint8Array[] } {
  const messages: Uint8Array[] = []
  const { hello } = readInto(
    createReader(keyLog, (message) => messages.push(message)),
    received,
  )
  const end = messages.findIndex(([type]) => type === FINISHED)
  return { ...present({ hello }), messages: end < 0 ? messages : messages.slice(0, end + 1) }
}

function readInto(reader: ReturnType<typeof createReader>, received: Uint8Array): Flight {
  try {
    for (const record of readRecords(received)) {
      if (record.type === contentTypes.changeCipherSpec) {
        // TLS 1.3 sends it to please old equipment only, even before the ServerHello proper (RFC 8446 §D.4).
        if ((reader.flight.hello?.version ?? TLS_1_3) === TLS_1_3) continue
        break
      }
      const inside = reader.open(record)
      if (inside === undefined) break
      if (inside.type === contentTypes.handshake) reader.readHandshake(inside.content)
      if (inside.type === contentTypes.alert) reader.readAlert(inside.content)
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
  }
  return reader.flight
}

/** Reads handshake messages that come without records, in the order in which they came, as QUIC carries them. Never throws. Pure. */
export function readMessages(messages: Uint8Array): Flight {
  const reader = createReader([])
  try {
    reader.readHandshake(messages)
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
  }
  return reader.flight
}
