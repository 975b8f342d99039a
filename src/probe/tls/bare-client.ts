/**
 * A client of TLS 1.2 by hand, which sends any flight after the server's first: our TLS library would never send a wrong one, and the keys
 * of TLS 1.2 depend on what was sent. It does not look at who the server is: that is seen on the connections that the library makes.
 */
import type { Der } from '../../core/brand.ts'
import type { ByOwnHand, Ending, Group, Secured, Stream } from '../../core/port/network.ts'
import { present } from '../../core/present.ts'
import { NO_RENEGOTIATION } from './alert.ts'
import { openChannel, readAlert, readRecord } from './bare-channel.ts'
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
import { encodeClientHello, encodeHelloMessage } from './client-hello.ts'
import { Cursor, CutShort, uint, vector } from './cursor.ts'
import { readFlight, splitMessages, transcribe } from './flight.ts'
import { expand, type Protections, protect, suites } from './keys-1-2.ts'
import { contentTypes } from './record.ts'
import { cutIntoContents, type Seal } from './seal.ts'
import type { Unseal } from './unseal.ts'

/** Groups by number (RFC 8422 §5.1.1). */
const groups: ReadonlyMap<number, Group> = new Map([
  [0x001d, 'x25519'],
  [0x0017, 'secp256r1'],
  [0x0018, 'secp384r1'],
  [0x0019, 'secp521r1'],
])

const MASTER_BYTES = 48
const VERIFY_BYTES = 12

/** Extension types (RFC 7301, RFC 7627). */
const [ALPN, EXTENDED_MASTER_SECRET] = [16, 23]

/** What the server's first flight says. */
type Offered = {
  readonly random: Uint8Array
  readonly suite: NonNullable<ReturnType<typeof suites.get>>
  readonly group: Group
  readonly share: Uint8Array
  readonly isExtended: boolean
  readonly alpn?: string
  readonly peerCertificate?: Der<'Certificate'>
  readonly asked?: NonNullable<Said['asked']>
}

/** @throws {CannotSend | CutShort} where the server chose what this client does not know */
function readOffered(messages: readonly Uint8Array[]): Offered {
  const bodyOf = (type: number): Cursor | undefined => {
    const message = messages.find((one) => one[0] === type)
    return message && new Cursor(message.subarray(4))
  }
  const [hello, exchange] = [bodyOf(handshakeTypes.serverHello), bodyOf(handshakeTypes.serverKeyExchange)]
  if (hello === undefined || exchange === undefined) throw new CannotSend('the server agreed to no key exchange')
  hello.uint(2)
  const random = new Uint8Array(hello.take(32))
  hello.vector(1)
  const suite = suites.get(hello.uint(2))
  hello.uint(1)
  const extensions = new Map(
    hello.left === 0 ? [] : hello.vector(2).each((one) => [one.uint(2), one.vector(2)] as const),
  )
  exchange.uint(1)
  const group = groups.get(exchange.uint(2))
  if (suite === undefined || group === undefined)
    throw new CannotSend('the server chose a key exchange that was not offered')
  const chosen = extensions.get(ALPN)?.vector(2).vector(1).rest()
  const chain = bodyOf(handshakeTypes.certificate)?.vector(3)
  const request = messages.find(([type]) => type === handshakeTypes.certificateRequest)
  return {
    random,
    suite,
    group,
    share: new Uint8Array(exchange.vector(1).rest()),
    isExtended: extensions.has(EXTENDED_MASTER_SECRET),
    ...present({
      alpn: chosen && Buffer.from(chosen).toString('latin1'),
      peerCertificate: chain && (new Uint8Array(chain.vector(3).rest()) as unknown as Der<'Certificate'>),
      asked: request && readRequest(request, '1.2'),
    }),
  }
}

/** Agrees to a key, and derives from it what the session hash or the randoms allow (RFC 7627 §4, RFC 5246 §8.1). */
function agree(offered: Offered, client: Uint8Array, hand: ByOwnHand, messages: Uint8Array[]): Uint8Array {
  const { group, share, suite, isExtended, random } = offered
  const half = hand.agreement(group)
  const secret = half.agree(share)
  if (secret === undefined) throw new CannotSend("the server's key share is no point of its group")
  messages.push(handshakeMessage(handshakeTypes.clientKeyExchange, vector(1, half.share)))
  return isExtended
    ? expand(suite.hash, secret, 'extended master secret', hashOf(suite.hash, messages), MASTER_BYTES)
    : expand(suite.hash, secret, 'master secret', Buffer.concat([client, random]), MASTER_BYTES)
}

const inClear: Seal = (type, octets) =>
  Buffer.concat(cutIntoContents(octets).flatMap((content) => [uint(1, type), uint(2, 0x0303), vector(2, content)]))

/**
 * Writes the flight; the keys change where the ChangeCipherSpec stands, which is also sent where there is no Finished.
 *
 * @param seal what protects it until then
 */
async function writeFlight(
  flight: ClientFlight,
  said: readonly Uint8Array[],
  client: Uint8Array,
  offered: Offered,
  hand: ByOwnHand,
  seal: Seal = inClear,
): Promise<Protections & { readonly octets: Uint8Array; readonly code: Uint8Array }> {
  const { suite, asked, random } = offered
  const messages = [...said]
  const out: Uint8Array[] = []
  let master: Uint8Array | undefined
  let protections: Protections | undefined
  let code: Uint8Array = new Uint8Array()
  const change = (): Protections => {
    if (master === undefined) throw new CannotSend('a flight of TLS 1.2 needs a key exchange before its Finished')
    out.push(seal(contentTypes.changeCipherSpec, uint(1, 1)))
    return protect(suite, master, client, random)
  }
  for (const message of messagesOf(flight, asked)) {
    if (message.message === 'Finished') {
      protections = change()
      code = expand(
        suite.hash,
        master ?? new Uint8Array(),
        'client finished',
        hashOf(suite.hash, messages),
        VERIFY_BYTES,
      )
      messages.push(handshakeMessage(handshakeTypes.finished, code))
      out.push(protections.seal(contentTypes.handshake, messages.at(-1) as Uint8Array))
      continue
    }
    if (message.message === 'ClientKeyExchange') master = agree(offered, client, hand, messages)
    else
      messages.push(
        await writeProof(message, { version: '1.2', messages, hash: suite.hash, ...present({ asked }) }, hand),
      )
    out.push(seal(contentTypes.handshake, messages.at(-1) as Uint8Array))
  }
  protections ??= change()
  return { ...protections, code, octets: new Uint8Array(Buffer.concat(out)) }
}

/**
 * Waits for the server's Finished.
 *
 * @param before what protects the server's side until its ChangeCipherSpec
 * @returns the ending, where there is none
 */
async function awaitFinished(
  stream: Stream,
  { unseal }: Protections,
  before: Unseal = ({ type, fragment }) => ({ type, content: fragment }),
): Promise<Ending | undefined> {
  let isProtected = false
  for (;;) {
    const read = await readRecord(stream)
    if ('end' in read) return read
    if (read.type === contentTypes.changeCipherSpec) {
      isProtected = true
      continue
    }
    const inside = isProtected ? unseal(read) : before(read)
    if (inside === undefined) return { end: 'local', detail: "the server's Finished cannot be read" }
    const ending = inside.type === contentTypes.alert ? readAlert(inside.content) : undefined
    if (ending !== undefined) return ending
    if (isProtected && inside.type === contentTypes.handshake) return undefined
  }
}

/** More than any first flight has; a longer one is not read. */
const FLIGHT_LIMIT = 262_144

/** The end of the server's first flight, or whatever else ends it. */
function firstFlight(received: Uint8Array): number | undefined {
  const { done, alert } = readFlight(received, [])
  const isOther = (received[0] ?? contentTypes.handshake) !== contentTypes.handshake || received.length > FLIGHT_LIMIT
  return done === true || alert !== undefined || isOther ? received.length : undefined
}

/** The handshakes that a server made on one connection after the first. */
export type Renegotiated = {
  readonly times: number
  /** Whether it asked for a certificate in each of them. */
  readonly isAsked: boolean
}

const [HELLO_REQUEST, HELLO_DONE] = [0, 14]

/** Reads the server's first flight of a handshake under the keys of the one before; or how it came to none. */
async function hearUnder(stream: Stream, { unseal }: Protections): Promise<readonly Uint8Array[] | Ending> {
  let heard: Uint8Array = new Uint8Array()
  for (;;) {
    const read = await readRecord(stream)
    if ('end' in read) return read
    const inside = unseal(read)
    if (inside === undefined) return { end: 'local', detail: 'a record of the server cannot be read' }
    // This refusal is a warning (RFC 5246 §7.2.2).
    const [, description] = inside.content
    if (inside.type === contentTypes.alert && description === NO_RENEGOTIATION)
      return { end: 'closed', alert: NO_RENEGOTIATION }
    const ending = inside.type === contentTypes.alert ? readAlert(inside.content) : undefined
    if (ending !== undefined) return ending
    if (inside.type !== contentTypes.handshake) continue
    heard = Buffer.concat([heard, inside.content])
    if (heard.length > FLIGHT_LIMIT) return { end: 'local', detail: 'the server says more than any first flight has' }
    const whole = splitMessages(heard).whole.filter(([type]) => type !== HELLO_REQUEST)
    if (whole.some(([type]) => type === HELLO_DONE)) return whole
  }
}

/** A handshake that is done: what protects the connection now, and the content of the client's Finished, which the next one names. */
type Standing = Protections & { readonly code: Uint8Array }

/** Begins a handshake on the connection of another, as only its client can (RFC 5746 §3.5). */
async function renegotiate(
  stream: Stream,
  { serverName, alpn }: Naming,
  flight: ClientFlight,
  hand: ByOwnHand,
  before: Standing,
): Promise<(Standing & { readonly isAsked: boolean }) | Ending> {
  const client = hand.random()
  const offer = { newest: 'TLS 1.2', suites: [...suites.keys()], alpn, renegotiates: before.code } as const
  const hello = encodeHelloMessage(offer, serverName, client)
  stream.write(before.seal(contentTypes.handshake, hello))
  const messages = await hearUnder(stream, before)
  if ('end' in messages) return messages
  const offered = readOffered(messages)
  const { octets, ...next } = await writeFlight(flight, [hello, ...messages], client, offered, hand, before.seal)
  stream.write(octets)
  const refused = await awaitFinished(stream, next, before.unseal)
  return refused ?? { ...next, isAsked: offered.asked !== undefined }
}

type Naming = { readonly serverName: string; readonly alpn: readonly string[] }

/**
 * The handshake of a client that sends this flight, and those that follow it on the connection; `isSent` says whether it came so far
 * that the last of them could begin.
 */
export async function secureByHand(
  stream: Stream,
  { serverName, alpn }: Naming,
  flight: ClientFlight,
  hand: ByOwnHand,
): Promise<Secured & { readonly isSent: boolean; readonly renegotiated?: Renegotiated }> {
  const nothing = { resumed: false, session: () => undefined, keyLog: () => [] } as const
  const failed = (ending: Ending, isSent: boolean) => ({ handshake: 'failed', ending, isSent, ...nothing }) as const
  const { renegotiations = [] } = flight
  const isOne = renegotiations.length === 0
  let renegotiated: Renegotiated = { times: 0, isAsked: true }
  const client = hand.random()
  const hello = encodeClientHello({ newest: 'TLS 1.2', suites: [...suites.keys()], alpn }, serverName, client)
  stream.write(hello)
  const heard = await stream.read(firstFlight)
  const { received, ...ending } = heard
  const { done, alert } = readFlight(received, [])
  if (done !== true) {
    const end = ending.end === 'complete' ? 'closed' : ending.end
    return failed({ ...ending, end, ...present({ alert }) }, false)
  }
  try {
    const messages = transcribe(received, []).messages
    const offered = readOffered(messages)
    const said = [hello.subarray(5), ...messages]
    const { octets, ...protections } = await writeFlight(flight, said, client, offered, hand)
    stream.write(octets)
    const expectsFinished = flight.messages.some(({ message }) => message === 'Finished')
    const refused = expectsFinished ? await awaitFinished(stream, protections) : undefined
    if (refused !== undefined) return failed(refused, isOne)
    let standing: Standing = protections
    for (const further of renegotiations) {
      const next = await renegotiate(stream, { serverName, alpn }, further, hand, standing)
      if ('end' in next) return { ...failed(next, true), renegotiated }
      standing = next
      renegotiated = { times: renegotiated.times + 1, isAsked: renegotiated.isAsked && next.isAsked }
    }
    const channel = openChannel(stream, standing, expectsFinished ? 'protected' : 'in-clear')
    const { alpn: chosen, peerCertificate } = offered
    const secured = { handshake: 'complete', ...nothing, ...present({ alpn: chosen, peerCertificate }) } as const
    return { ...secured, channel, isSent: true, ...(isOne ? {} : { renegotiated }) }
  } catch (error) {
    if (error instanceof CannotSend) return failed({ end: 'local', detail: error.message }, false)
    if (error instanceof CutShort)
      return failed({ end: 'local', detail: "the server's messages cannot be read" }, false)
    throw error
  }
}
