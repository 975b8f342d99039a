/**
 * Writes and reads the packets with long headers that begin a QUIC connection, and protects them (RFC 9000 §17.2, RFC 9001 §5). What is
 * said in them is for `frames.ts` and `exchange.ts`.
 */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { Cursor, CutShort, uint, vector } from '../tls/cursor.ts'
import { expandLabel } from '../tls/unseal.ts'

export const VERSION_1 = 1
/** Reserved so that servers answer it with the versions that they speak (RFC 9000 §6.3). */
const RESERVED_VERSION = 0x1a2a3a4a

/** Types of packets with a long header (RFC 9000 §17.2). */
export const packetTypes = { initial: 0, handshake: 2, retry: 3, short: -1 } as const

/** The octets of the identifiers that our side chooses. */
export const IDENTIFIER_BYTES = 8

/** A datagram with an Initial packet of a client must be as long (RFC 9000 §14.1), and servers ignore shorter ones. */
export const LEAST_BYTES = 1200

const TAG_BYTES = 16
const NUMBER_BYTES = 4
const SAMPLE_BYTES = 16

/** RFC 9001 §5.2. */
const INITIAL_SALT = Buffer.from('38762cf7f55934b34d179ae6a4c80cadccbb7f0a', 'hex')

/** Keys of one direction at one level of encryption. */
export type PacketKeys = { readonly key: Uint8Array; readonly iv: Uint8Array; readonly hp: Uint8Array }

/** The keys that come from a secret (RFC 9001 §5.1). Pure. */
export function keysOf(secret: Uint8Array, hash = 'sha256', keyBytes = 16): PacketKeys {
  const part = (label: string, length: number) => expandLabel(hash, secret, `quic ${label}`, length)
  return { key: part('key', keyBytes), iv: part('iv', 12), hp: part('hp', keyBytes) }
}

/** The keys that both sides know from the identifier that the client chose for the server (RFC 9001 §5.2). Pure. */
export function initialKeys(destination: Uint8Array): { readonly client: PacketKeys; readonly server: PacketKeys } {
  const secret = createHmac('sha256', INITIAL_SALT).update(destination).digest()
  const of = (side: string) => keysOf(expandLabel('sha256', secret, `${side} in`, 32))
  return { client: of('client'), server: of('server') }
}

/** A number of one, two, four or eight octets (RFC 9000 §16); this writes at most four. Pure. */
export function varint(value: number): Uint8Array {
  if (value < 64) return uint(1, value)
  return value < 16_384 ? uint(2, value + 0x4000) : uint(4, value + 0x8000_0000)
}

/** Takes such a number. */
export function takeVarint(cursor: Cursor): number {
  const first = cursor.uint(1)
  return cursor.take(2 ** (first >>> 6) - 1).reduce((sum, octet) => sum * 256 + octet, first & 0x3f)
}

const cipherOf = ({ key }: PacketKeys) => (key.length === 32 ? 'aes-256-gcm' : 'aes-128-gcm')

const nonceOf = ({ iv }: PacketKeys, number: number): Uint8Array => {
  const octets = uint(iv.length, number)
  return iv.map((octet, index) => octet ^ (octets[index] ?? 0))
}

/** What hides the header (RFC 9001 §5.4.3). */
function maskOf({ hp }: PacketKeys, sample: Uint8Array): Uint8Array {
  const cipher = createCipheriv(hp.length === 32 ? 'aes-256-ecb' : 'aes-128-ecb', hp, null).setAutoPadding(false)
  return cipher.update(sample)
}

type Outgoing = {
  readonly type: number
  readonly destination: Uint8Array
  readonly source: Uint8Array
  /** Of an Initial packet. */
  readonly token?: Uint8Array
  readonly number: number
  readonly payload: Uint8Array
}

/** Writes a protected packet. Pure. */
export function sealPacket(keys: PacketKeys, packet: Outgoing): Uint8Array {
  const { type, destination, source, token = new Uint8Array(), number, payload } = packet
  const header = Buffer.concat([
    uint(1, 0xc0 + (type << 4) + NUMBER_BYTES - 1),
    uint(4, VERSION_1),
    vector(1, destination),
    vector(1, source),
    ...(type === packetTypes.initial ? [varint(token.length), token] : []),
    varint(NUMBER_BYTES + payload.length + TAG_BYTES),
    uint(NUMBER_BYTES, number),
  ])
  return seal(keys, header, number, payload)
}

/** Writes a protected packet with a short header, as they are behind the handshake (RFC 9000 §17.3.1). Pure. */
export function sealShort(
  keys: PacketKeys,
  { destination, number, payload }: Pick<Outgoing, 'destination' | 'number' | 'payload'>,
): Uint8Array {
  const header = Buffer.concat([uint(1, 0x40 + NUMBER_BYTES - 1), destination, uint(NUMBER_BYTES, number)])
  return seal(keys, header, number, payload)
}

function seal(keys: PacketKeys, header: Uint8Array, number: number, payload: Uint8Array): Uint8Array {
  const cipher = createCipheriv(cipherOf(keys), keys.key, nonceOf(keys, number)).setAAD(header)
  const sealed = Buffer.concat([header, cipher.update(payload), cipher.final(), cipher.getAuthTag()])
  hide(sealed, header.length - NUMBER_BYTES, keys, NUMBER_BYTES)
  return new Uint8Array(sealed)
}

/** Adds the mask to the first octet's low bits and to the packet number, in place. */
function hide(packet: Uint8Array, numberAt: number, keys: PacketKeys, numberBytes?: number): number {
  const mask = maskOf(keys, packet.subarray(numberAt + NUMBER_BYTES, numberAt + NUMBER_BYTES + SAMPLE_BYTES))
  // Of a short header, one bit more is hidden.
  const hidden = (packet[0] ?? 0) < 0x80 ? 0x1f : 0x0f
  packet[0] = (packet[0] ?? 0) ^ ((mask[0] ?? 0) & hidden)
  const length = numberBytes ?? (packet[0] & 3) + 1
  for (let at = 0; at < length; at += 1) packet[numberAt + at] = (packet[numberAt + at] ?? 0) ^ (mask[at + 1] ?? 0)
  return length
}

/** A packet as it came. */
export type Incoming = { readonly destination: Uint8Array; readonly source: Uint8Array } & (
  | { readonly kind: 'versions'; readonly versions: readonly number[] }
  | { readonly kind: 'retry'; readonly token: Uint8Array; readonly octets: Uint8Array }
  | {
      readonly kind: 'sealed'
      readonly type: number
      readonly octets: Uint8Array
      readonly numberAt: number
      readonly token?: Uint8Array
    }
)

function readPacket(cursor: Cursor, datagram: Uint8Array): Incoming | undefined {
  const start = datagram.length - cursor.left
  const first = cursor.uint(1)
  if (first < 0x40) return undefined
  if (first < 0x80) {
    const destination = cursor.take(IDENTIFIER_BYTES)
    cursor.rest()
    const octets = datagram.subarray(start)
    const ends = { destination, source: new Uint8Array() }
    return { ...ends, kind: 'sealed', type: packetTypes.short, octets, numberAt: 1 + IDENTIFIER_BYTES }
  }
  const version = cursor.uint(4)
  const [destination, source] = [cursor.vector(1).rest(), cursor.vector(1).rest()]
  const ends = { destination, source }
  if (version === 0) return { ...ends, kind: 'versions', versions: cursor.each((one) => one.uint(4)) }
  if (version !== VERSION_1) return undefined
  const type = (first >>> 4) & 3
  if (type === packetTypes.retry) {
    const token = cursor.take(cursor.left - TAG_BYTES)
    cursor.rest()
    return { ...ends, kind: 'retry', token, octets: datagram.subarray(start) }
  }
  const token = type === packetTypes.initial ? cursor.take(takeVarint(cursor)) : undefined
  const length = takeVarint(cursor)
  const numberAt = datagram.length - cursor.left - start
  cursor.take(length)
  const octets = datagram.subarray(start, datagram.length - cursor.left)
  return { ...ends, kind: 'sealed', type, octets, numberAt, ...(token && { token }) }
}

/** Takes a datagram apart into its packets, as far as they are whole. Never throws. Pure. */
export function readPackets(datagram: Uint8Array): readonly Incoming[] {
  const cursor = new Cursor(datagram)
  const packets: Incoming[] = []
  try {
    while (cursor.left > 0) {
      const packet = readPacket(cursor, datagram)
      if (packet === undefined) break
      packets.push(packet)
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error
  }
  return packets
}

/** Opens a packet; undefined where these are not its keys. Pure. */
export function openPacket(
  keys: PacketKeys,
  { octets, numberAt }: Incoming & { kind: 'sealed' },
): { readonly number: number; readonly payload: Uint8Array } | undefined {
  if (octets.length < numberAt + NUMBER_BYTES + SAMPLE_BYTES) return undefined
  const packet = Uint8Array.from(octets)
  const headerBytes = numberAt + hide(packet, numberAt, keys)
  const number = packet.subarray(numberAt, headerBytes).reduce((sum, octet) => sum * 256 + octet, 0)
  const decipher = createDecipheriv(cipherOf(keys), keys.key, nonceOf(keys, number), { authTagLength: TAG_BYTES })
  decipher.setAAD(packet.subarray(0, headerBytes)).setAuthTag(packet.subarray(-TAG_BYTES))
  try {
    const payload = Buffer.concat([decipher.update(packet.subarray(headerBytes, -TAG_BYTES)), decipher.final()])
    return { number, payload: new Uint8Array(payload) }
  } catch {
    return undefined
  }
}

/** RFC 9001 §5.8. */
const RETRY_KEY = Buffer.from('be0c690b9f66575a1d766b54e368c84e', 'hex')
const RETRY_NONCE = Buffer.from('461599d35d632bf2239825bb', 'hex')

/** Proves that who sends a Retry packet has seen the packet that it answers, by the identifier in that one. Pure. */
export function retryTag(original: Uint8Array, retry: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-128-gcm', RETRY_KEY, RETRY_NONCE)
  cipher.setAAD(Buffer.concat([vector(1, original), retry])).final()
  return cipher.getAuthTag()
}

/** Whether a Retry packet has the right proof. Pure. */
export const isTrueRetry = ({ octets }: Incoming & { kind: 'retry' }, original: Uint8Array): boolean =>
  Buffer.from(octets.subarray(-TAG_BYTES)).equals(retryTag(original, octets.subarray(0, -TAG_BYTES)))

/** A packet of no version that exists: a server answers it with those that it speaks (RFC 9000 §6.1). Pure. */
export function askForVersions(destination: Uint8Array, source: Uint8Array): Uint8Array {
  const header = Buffer.concat([uint(1, 0xc0), uint(4, RESERVED_VERSION), vector(1, destination), vector(1, source)])
  return new Uint8Array(Buffer.concat([header, new Uint8Array(LEAST_BYTES - header.length)]))
}
