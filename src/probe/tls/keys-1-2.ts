/** The keys of TLS 1.2, and the records that they protect with an AEAD cipher. Knows no handshake message. */
import { createCipheriv, createDecipheriv, createHmac } from 'node:crypto'
import { uint } from './cursor.ts'
import type { TlsRecord } from './record.ts'
import { cutIntoContents, type Seal } from './seal.ts'
import { addNumber, TAG_BYTES, type Unseal } from './unseal.ts'

type Suite = {
  readonly cipher: 'aes-128-gcm' | 'aes-256-gcm' | 'chacha20-poly1305'
  readonly hash: string
  readonly key: number
  /** Octets of the nonce that come of the key exchange, and of those that each record brings (RFC 5288 §3, RFC 7905 §2). */
  readonly fixed: number
  readonly explicit: number
}

const aes128: Suite = { cipher: 'aes-128-gcm', hash: 'sha256', key: 16, fixed: 4, explicit: 8 }
const aes256: Suite = { cipher: 'aes-256-gcm', hash: 'sha384', key: 32, fixed: 4, explicit: 8 }
const chacha: Suite = { cipher: 'chacha20-poly1305', hash: 'sha256', key: 32, fixed: 12, explicit: 0 }

/** ECDHE suites by number, the preferred ones first (RFC 5289 §3.2, RFC 7905 §3). */
export const suites: ReadonlyMap<number, Suite> = new Map([
  [0xc02b, aes128],
  [0xc02f, aes128],
  [0xc02c, aes256],
  [0xc030, aes256],
  [0xcca9, chacha],
  [0xcca8, chacha],
])

/** The pseudorandom function (RFC 5246 §5). Pure. */
export function expand(hash: string, secret: Uint8Array, label: string, seed: Uint8Array, length: number): Uint8Array {
  const mac = (octets: Uint8Array): Buffer => createHmac(hash, secret).update(octets).digest()
  const labelled = Buffer.concat([Buffer.from(label, 'latin1'), seed])
  const blocks: Buffer[] = []
  let chained = mac(labelled)
  for (let octets = 0; octets < length; octets += chained.length) {
    blocks.push(mac(Buffer.concat([chained, labelled])))
    chained = mac(chained)
  }
  return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
}

/** What protects both directions of a connection (RFC 5246 §6.3). */
export type Protections = { readonly seal: Seal; readonly unseal: Unseal }

/** Derives the keys of one side; the randoms are those of both hellos. */
export function protect(
  suite: Suite,
  master: Uint8Array,
  client: Uint8Array,
  server: Uint8Array,
  side: 'client' | 'server' = 'client',
): Protections {
  const { cipher, hash, key, fixed, explicit } = suite
  const block = expand(hash, master, 'key expansion', Buffer.concat([server, client]), 2 * (key + fixed))
  const at = (from: number, length: number): Uint8Array => block.subarray(from, from + length)
  const ofClient = { key: at(0, key), iv: at(2 * key, fixed), sequence: 0 }
  const ofServer = { key: at(key, key), iv: at(2 * key + fixed, fixed), sequence: 0 }
  const [own, theirs] = side === 'client' ? [ofClient, ofServer] : [ofServer, ofClient]
  // Each of the three ciphers wants its own overload; they do not differ in what is said.
  const name = cipher as 'aes-128-gcm'
  const nonce = (iv: Uint8Array, number: number, brought: Uint8Array): Uint8Array =>
    explicit === 0 ? addNumber(iv, number) : Buffer.concat([iv, brought])
  const authenticated = (number: number, type: number, length: number): Uint8Array =>
    Buffer.concat([uint(8, number), uint(1, type), uint(2, 0x0303), uint(2, length)])

  const write = (type: number, content: Uint8Array): Uint8Array => {
    const brought = uint(explicit, own.sequence)
    const options = { authTagLength: TAG_BYTES }
    const sealing = createCipheriv(name, own.key, nonce(own.iv, own.sequence, brought), options)
    sealing.setAAD(authenticated(own.sequence, type, content.length))
    own.sequence += 1
    const fragment = Buffer.concat([brought, sealing.update(content), sealing.final(), sealing.getAuthTag()])
    return Buffer.concat([uint(1, type), uint(2, 0x0303), uint(2, fragment.length), fragment])
  }
  const unseal = ({ type, fragment }: TlsRecord) => {
    const length = fragment.length - explicit - TAG_BYTES
    if (length < 0) return undefined
    const number = nonce(theirs.iv, theirs.sequence, fragment.subarray(0, explicit))
    const opening = createDecipheriv(name, theirs.key, number, { authTagLength: TAG_BYTES })
    opening.setAAD(authenticated(theirs.sequence, type, length))
    opening.setAuthTag(fragment.subarray(-TAG_BYTES))
    theirs.sequence += 1
    try {
      const sealed = fragment.subarray(explicit, explicit + length)
      return { type, content: new Uint8Array(Buffer.concat([opening.update(sealed), opening.final()])) }
    } catch {
      return undefined
    }
  }
  return {
    seal: (type, octets) =>
      new Uint8Array(Buffer.concat(cutIntoContents(octets).map((content) => write(type, content)))),
    unseal,
  }
}
