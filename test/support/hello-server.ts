/**
 * A sound server, before which another one answers chosen hellos as no TLS library would any more. It goes no further than its first flight.
 */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { Cursor, uint, vector } from '../../src/probe/tls/cursor.ts'
import { isWhole, startFront } from './broken-twin.ts'
import { listen, startSound, type Twin, type TwinPki } from './twins.ts'

/** What a ClientHello offers. */
export type Offered = {
  readonly suites: readonly number[]
  readonly compressions: readonly number[]
  readonly extensions: readonly number[]
  /** Whether it is one of the honest client's TLS library, which offers a protocol. */
  readonly isOfLibrary: boolean
}

/** Reads the hello in the first octets of a connection; undefined where that is none. */
function readHello(first: Buffer): Offered | undefined {
  if (first[0] !== 22 || !isWhole(first)) return undefined
  const body = new Cursor(first.subarray(9))
  body.take(34)
  body.vector(1)
  const suites = body.vector(2).each((one) => one.uint(2))
  const compressions = body.vector(1).each((one) => one.uint(1))
  const extensions =
    body.left === 0
      ? []
      : body.vector(2).each((one) => {
          const type = one.uint(2)
          one.vector(2)
          return type
        })
  return { suites, compressions, extensions, isOfLibrary: extensions.includes(16) }
}

const message = (type: number, ...body: readonly Uint8Array[]): Uint8Array =>
  Buffer.concat([uint(1, type), vector(3, ...body)])

export type Chosen = {
  readonly suite: number
  readonly random?: Uint8Array
  readonly compression?: number
  /** Extensions by type; all are empty but renegotiation_info. */
  readonly extensions?: readonly number[]
  /** The body of a ServerKeyExchange. */
  readonly keyExchange?: Uint8Array
  /** Whether it asks for a certificate. */
  readonly asks?: boolean
}

/** The first flight of a server of TLS 1.2, in one record. */
export function flightOf({
  suite,
  random,
  compression = 0,
  extensions = [23, 0xff01],
  keyExchange,
  asks,
}: Chosen): Uint8Array {
  const written = extensions.flatMap((type) => [
    uint(2, type),
    vector(2, type === 0xff01 ? uint(1, 0) : new Uint8Array()),
  ])
  const marked = Buffer.concat([randomBytes(24), Buffer.from('DOWNGRD\u0001')])
  const messages = [
    message(
      2,
      uint(2, 0x0303),
      random ?? marked,
      vector(1),
      uint(2, suite),
      uint(1, compression),
      vector(2, ...written),
    ),
    ...(keyExchange === undefined ? [] : [message(12, keyExchange)]),
    ...(asks ? [message(13, vector(1, uint(1, 64)), vector(2, uint(2, 0x0403)), vector(2))] : []),
    message(14),
  ]
  return Buffer.concat([uint(1, 22), uint(2, 0x0303), vector(2, ...messages)])
}

/** Starts both; what `answer` has no answer to, the sound server gets. */
export async function startAnswering(
  pki: TwinPki,
  answer: (offered: Offered | undefined, first: Buffer) => Uint8Array | undefined,
): Promise<Twin> {
  const sound = await startSound(pki)
  const raw = await listen(
    createServer((socket) => {
      socket.once('data', (first) => void socket.end(answer(readHello(first), first) ?? ''))
    }),
  )
  const choose = (first: Buffer): number => (answer(readHello(first), first) === undefined ? sound.port : raw.port)
  return startFront(choose, [sound, raw])
}
