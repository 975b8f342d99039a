/**
 * Sends another flight in the place of the one that our TLS library sends in TLS 1.3. The keys of the application depend on nothing
 * after the server's Finished (RFC 8446 §7.1), so what the library says afterwards goes out as it is. `client-flight.ts` writes messages.
 */
import { createHmac } from 'node:crypto'
import type { ByOwnHand, Overheard, Rewrite } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import {
  CannotSend,
  type ClientFlight,
  handshakeMessage,
  handshakeTypes,
  hashOf,
  messagesOf,
  readRequest,
  type Said,
  writeProof,
} from './client-flight.ts'
import { CutShort } from './cursor.ts'
import { secretOf, splitMessages, TLS_1_3, transcribe } from './flight.ts'
import { contentTypes, readRecords, type TlsRecord } from './record.ts'
import { createSeal } from './seal.ts'
import { createUnseal, protectionOf, type Unseal } from './unseal.ts'

const UNREADABLE = "the server's messages cannot be read"

const octetsOf = ({ header, fragment }: TlsRecord): Uint8Array => Buffer.concat([header, fragment])

/** A rewriting of one connection, and what became of it. */
export type Rewriting = {
  readonly rewrite: Rewrite
  /** The whole flight is on its way. */
  isSent(): boolean
  /** Why it could not be sent. */
  problem(): string | undefined
}

/** The transcript up to the server's Finished; a first hello that was answered by a HelloRetryRequest is in it as its hash (RFC 8446 §4.4.1). */
function transcriptOf(hellos: readonly Uint8Array[], server: readonly Uint8Array[], hash: string): Uint8Array[] {
  const [first = new Uint8Array(), second] = hellos
  if (second === undefined) return [first, ...server]
  const [retry = new Uint8Array(), ...rest] = server
  return [handshakeMessage(handshakeTypes.messageHash, hashOf(hash, [first])), retry, second, ...rest]
}

/** What is known once the server has finished: all that was said, and the secret under which the client now writes. */
function listen(hellos: readonly Uint8Array[], { received, keyLog }: Overheard) {
  const { hello, messages } = transcribe(received, keyLog)
  const secret = secretOf(keyLog, 'CLIENT_HANDSHAKE_TRAFFIC_SECRET')
  const protection = hello && secret && protectionOf(hello.suite, secret)
  if (hello?.version !== TLS_1_3 || secret === undefined || protection === undefined) {
    throw new CannotSend('the cipher suite or its secrets are not known to the probe')
  }
  return { suite: hello.suite, secret, protection, said: transcriptOf(hellos, messages, protection.hash), messages }
}

async function writeFlight(
  flight: ClientFlight,
  hellos: readonly Uint8Array[],
  overheard: Overheard,
  hand: ByOwnHand,
): Promise<Uint8Array> {
  const { suite, secret, protection, said, messages } = listen(hellos, overheard)
  if (messages.at(-1)?.[0] !== handshakeTypes.finished) throw new CannotSend(UNREADABLE)
  const { hash, finishedKey } = protection
  const request = messages.find(([type]) => type === handshakeTypes.certificateRequest)
  const asked = request && readRequest(request, '1.3')
  const own: Uint8Array[] = []
  for (const message of messagesOf(flight, asked)) {
    const now: Said = { version: '1.3', messages: [...said, ...own], hash, ...present({ asked }) }
    if (message.message === 'ClientKeyExchange') continue
    if (message.message === 'Finished') {
      const code = createHmac(hash, finishedKey()).update(hashOf(hash, now.messages)).digest()
      own.push(handshakeMessage(handshakeTypes.finished, code))
    } else own.push(await writeProof(message, now, hand))
  }
  const seal = createSeal(suite, secret)
  return seal?.(contentTypes.handshake, Buffer.concat(own)) ?? new Uint8Array()
}

/** Opens a rewriting for one connection over TLS 1.3. */
export function openRewriting(flight: ClientFlight, hand: ByOwnHand): Rewriting {
  let pending: Uint8Array = new Uint8Array()
  let inClear: Uint8Array = new Uint8Array()
  let ofLibrary: Uint8Array = new Uint8Array()
  let unseal: Unseal | undefined
  let sent = false
  let failure: unknown

  const openRecord = (record: TlsRecord, overheard: Overheard) => {
    if (unseal === undefined) {
      const { suite, secret } = listen([], overheard)
      unseal = createUnseal(suite, secret)
    }
    const opened = unseal?.(record)
    if (opened === undefined) throw new CannotSend('what our own TLS library sends cannot be read')
    return opened
  }

  /** What goes out for one record: itself, or nothing until the library has finished, and then the flight. */
  const answerTo = async (record: TlsRecord, overheard: Overheard): Promise<Uint8Array> => {
    if (sent) return octetsOf(record)
    if (record.type === contentTypes.handshake) inClear = Buffer.concat([inClear, record.fragment])
    if (record.type !== contentTypes.application) return octetsOf(record)
    const { type, content } = openRecord(record, overheard)
    if (type !== contentTypes.handshake) return octetsOf(record)
    ofLibrary = Buffer.concat([ofLibrary, content])
    if (!splitMessages(ofLibrary).whole.some(([kind]) => kind === handshakeTypes.finished)) return new Uint8Array()
    const written = await writeFlight(flight, splitMessages(inClear).whole, overheard, hand)
    sent = true
    return written
  }

  const rewrite: Rewrite = async (piece, overheard) => {
    pending = Buffer.concat([pending, piece])
    const records = readRecords(pending)
    pending = pending.subarray(records.reduce((sum, record) => sum + octetsOf(record).length, 0))
    const out: Uint8Array[] = []
    for (const record of records) out.push(await answerTo(record, overheard))
    return new Uint8Array(Buffer.concat(out))
  }

  return {
    rewrite: async (piece, overheard) => {
      try {
        return await rewrite(piece, overheard)
      } catch (error) {
        failure = error
        throw error
      }
    },
    isSent: () => sent,
    problem: () => {
      if (failure === undefined || failure instanceof CannotSend) return failure?.message
      if (failure instanceof CutShort) return UNREADABLE
      // A mistake of ours, which the relay has no way to report.
      throw failure
    },
  }
}
