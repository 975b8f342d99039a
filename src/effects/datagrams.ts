/** Sends datagrams to one peer over UDP, and hears its own. What the datagrams say is for others to read. */
import { createSocket } from 'node:dgram'
import { lookup } from 'node:dns/promises'
import type { Address, Datagram, Datagrams, NoStream } from '../core/port/network.ts'
import { endingOf, type SystemError } from './stream.ts'

/** More than any flight of a handshake has; what is beyond that is not read. */
const MOST = 256

const REFUSED = 'ECONNREFUSED'

/** Why nothing comes: of these errors only one says that nothing listens there. */
const reasonOf = (error: SystemError): Datagram =>
  endingOf(error, error.code === REFUSED || error.code?.endsWith('UNREACH') ? 'unreachable' : 'local')

/** Opens a socket that hears only the peer, so that it also hears by ICMP that nothing listens there. */
export async function openDatagrams({ host, port }: Address): Promise<Datagrams | NoStream> {
  const startedMs = performance.now()
  const elapsedMs = (): number => performance.now() - startedMs
  try {
    const { address, family } = await lookup(host)
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4')
    const waiting: Datagram[] = []
    let look = (): void => undefined
    const hear = (one: Datagram): void => {
      if (waiting.length < MOST) waiting.push(one)
      look()
    }
    socket.on('message', (octets) => hear({ octets: new Uint8Array(octets) }))
    try {
      await new Promise<void>((resolve, reject) => {
        socket.once('error', reject)
        socket.connect(port, address, () => {
          socket.off('error', reject)
          resolve()
        })
      })
    } catch (error) {
      socket.close()
      throw error
    }
    socket.on('error', (error) => hear(reasonOf(error)))
    return {
      send: (octets) => socket.send(octets, (error) => error && hear(reasonOf(error))),
      receive: (withinMs) =>
        new Promise((done) => {
          const give = (one: Datagram): void => {
            look = () => undefined
            clearTimeout(timer)
            done(one)
          }
          const timer = setTimeout(() => give({ end: 'timeout' }), withinMs)
          look = () => {
            const next = waiting.shift()
            if (next !== undefined) give(next)
          }
          look()
        }),
      elapsedMs,
      close: () => socket.close(),
    }
  } catch (error) {
    return { ...endingOf(error as SystemError, 'unreachable'), elapsedMs: elapsedMs() }
  }
}
