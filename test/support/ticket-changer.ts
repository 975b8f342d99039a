/**
 * Changes the session tickets of TLS 1.3 on their way from a server of this process to its clients: they then allow early data. Only
 * for tests: it seals records with the server's own secrets, which the server tells.
 */
import { createCipheriv } from 'node:crypto'
import type { Server } from 'node:https'
import { uint } from '../../src/probe/tls/cursor.ts'
import { readFlight } from '../../src/probe/tls/flight.ts'
import { createUnseal, expandLabel, type Unseal } from '../../src/probe/tls/unseal.ts'

const HANDSHAKE = 22
const APPLICATION = 23
const NEW_SESSION_TICKET = 4
const TAG_BYTES = 16

/** The extension `early_data` of a ticket, for 16384 bytes (RFC 8446 §4.2.10), as the list of extensions. */
const EARLY_DATA = Buffer.from('0008002a000400004000', 'hex')

/** What a record of a ticket holds instead; undefined for any other. A ticket has no extensions of its own here. */
function changed(content: Uint8Array): Buffer | undefined {
  if (content[0] !== NEW_SESSION_TICKET) return undefined
  const body = Buffer.concat([Buffer.from(content.subarray(4, -2)), EARLY_DATA])
  return Buffer.concat([uint(1, NEW_SESSION_TICKET), uint(3, body.length), body])
}

/** Seals a record as the server would; of the suites only those with AES, which servers prefer. */
function seal(suite: number, secret: Uint8Array, sequence: number, type: number, content: Uint8Array): Buffer {
  const [hash, keyBytes, cipher] =
    suite === 4865 ? (['sha256', 16, 'aes-128-gcm'] as const) : (['sha384', 32, 'aes-256-gcm'] as const)
  const key = expandLabel(hash, secret, 'key', keyBytes)
  const iv = expandLabel(hash, secret, 'iv', 12)
  const number = uint(12, sequence)
  const nonce = iv.map((octet, index) => octet ^ (number[index] ?? 0))
  const header = Buffer.concat([Buffer.of(APPLICATION, 3, 3), uint(2, content.length + 1 + TAG_BYTES)])
  const sealing = createCipheriv(cipher, key, nonce, { authTagLength: TAG_BYTES })
  sealing.setAAD(header)
  const sealed = Buffer.concat([sealing.update(content), sealing.update(Buffer.of(type)), sealing.final()])
  return Buffer.concat([header, sealed, sealing.getAuthTag()])
}

/** One connection: what has come of a record, and what opens the next one, once it is of those after the handshake. */
type Way = { rest: Buffer; seen: Buffer; sequence: number; unseal?: Unseal }

/** Makes the function that a front calls with each chunk to a client, and with the first chunk that this client had sent. */
export function createTicketChanger(server: Server): (chunk: Buffer, first: Buffer) => Buffer {
  const secrets = new Map<string, Uint8Array>()
  server.on('keylog', (line: Buffer) => {
    const [label, random = '', secret = ''] = line.toString('latin1').trim().split(' ')
    if (label === 'SERVER_TRAFFIC_SECRET_0') secrets.set(random, Buffer.from(secret, 'hex'))
  })
  const ways = new WeakMap<Buffer, Way>()

  const pass = (way: Way, record: Buffer, first: Buffer): Buffer => {
    const secret = secrets.get(first.subarray(11, 43).toString('hex'))
    const suite = readFlight(way.seen, []).hello?.suite
    if (record[0] !== APPLICATION || secret === undefined || suite === undefined) return record
    const unseal = way.unseal ?? createUnseal(suite, secret)
    const inside = unseal?.({
      type: APPLICATION,
      version: 0x0303,
      fragment: record.subarray(5),
      header: record.subarray(0, 5),
    })
    // Those of the handshake are sealed with another secret.
    if (unseal === undefined || inside === undefined) return record
    way.unseal = unseal
    const sequence = way.sequence
    way.sequence += 1
    const content = inside.type === HANDSHAKE ? changed(inside.content) : undefined
    return content === undefined ? record : seal(suite, secret, sequence, HANDSHAKE, content)
  }

  return (chunk, first) => {
    const way = ways.get(first) ?? { rest: Buffer.alloc(0), seen: Buffer.alloc(0), sequence: 0 }
    ways.set(first, way)
    way.rest = Buffer.concat([way.rest, chunk])
    const out: Buffer[] = []
    while (way.rest.length >= 5 && way.rest.length >= 5 + way.rest.readUInt16BE(3)) {
      const record = way.rest.subarray(0, 5 + way.rest.readUInt16BE(3))
      way.rest = way.rest.subarray(record.length)
      if (way.seen.length < 4096) way.seen = Buffer.concat([way.seen, record])
      out.push(pass(way, record, first))
    }
    return Buffer.concat(out)
  }
}
