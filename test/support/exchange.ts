/** One question and its answer over the real network, as what a test expects of both in one go. */
import type { Address, Ending, Secured, TlsOffer, TlsSession } from '../../src/core/port/network.ts'
import { systemNetwork } from '../../src/effects/network.ts'

type Asked = {
  readonly address: Address
  readonly send: Uint8Array
  complete(received: Uint8Array): boolean
  readonly timeoutMs: number
}

const pinged: Omit<Asked, 'address'> = {
  send: Buffer.from('ping'),
  complete: (received) => received.length >= 4,
  timeoutMs: 2000,
}

const measured =
  (complete: Asked['complete']) =>
  (received: Uint8Array): number | undefined =>
    complete(received) ? received.length : undefined

export type Outcome = Omit<Ending, 'end'> & {
  readonly end: Ending['end']
  readonly handshake: Secured['handshake']
  readonly received: Uint8Array
  readonly wire?: Uint8Array
  readonly keyLog?: readonly string[]
  readonly session?: TlsSession | undefined
} & Partial<Pick<Secured, 'alpn' | 'peerCertificate' | 'resumed'>>

const none = new Uint8Array()

/** Asks over TLS, as somebody without a certificate who knows whom to trust. */
export async function exchange(
  port: number,
  wish: Partial<Asked> & Partial<TlsOffer> & Pick<TlsOffer, 'serverTrust'>,
): Promise<Outcome> {
  const { address = { host: '127.0.0.1', port }, send, complete, timeoutMs, ...offer } = { ...pinged, ...wish }
  const stream = await systemNetwork.connect(address, timeoutMs)
  if ('end' in stream) return { ...stream, handshake: 'failed', received: none }
  try {
    const secured = await systemNetwork.secure(stream, {
      serverName: 'localhost',
      version: '1.3',
      alpn: ['http/1.1'],
      ...offer,
    })
    const { channel, handshake, alpn, peerCertificate, resumed } = secured
    channel?.write(send)
    const heard = channel === undefined ? { ...secured.ending, received: none } : await channel.read(measured(complete))
    return {
      ...heard,
      handshake,
      resumed,
      ...(alpn && { alpn }),
      ...(peerCertificate && { peerCertificate }),
      wire: stream.tape(),
      keyLog: secured.keyLog(),
      session: secured.session(),
    }
  } finally {
    stream.close()
  }
}

/** Asks in clear. */
export async function exchangeCleartext({ address, send, complete, timeoutMs }: Asked) {
  const stream = await systemNetwork.connect(address, timeoutMs)
  if ('end' in stream) return { ...stream, received: none }
  stream.write(send)
  const heard = await stream.read(measured(complete))
  stream.close()
  return heard
}
