/** A network of which a test says what each connection is answered: for what decides, by the answers, what is asked next. Opens no sockets. */
import type { Heard, Network, Secured, TcpStream, TlsOffer, TlsSession } from '../../src/core/port/network.ts'

/** What comes back on a connection, nothing where the test does not say; and the session that its handshake gave or resumed. */
export type Reply = Partial<Heard> & {
  readonly http?: readonly [status: number, body: string, location?: string]
  readonly session?: TlsSession
  readonly resumed?: boolean
}

const octetsOf = (http: Reply['http']): Uint8Array => {
  if (http === undefined) return new Uint8Array()
  const [status, body, location] = http
  const further = location === undefined ? '' : `Location: ${location}\r\n`
  return Buffer.from(`HTTP/1.1 ${status} x\r\n${further}Content-Length: ${body.length}\r\n\r\n${body}`)
}

export type ScriptedNetwork = Network & {
  /** How many connections have been closed, and how many were open at once at most. */
  readonly closed: () => number
  readonly most: () => number
}

/** @param answer says for each connection what is read on it, each time that something is asked */
export function scriptedNetwork(answer: (offer: TlsOffer) => () => Reply): ScriptedNetwork {
  const refuse = () => Promise.reject(new Error('not part of this test'))
  let [opened, closed, most] = [0, 0, 0]
  return {
    closed: () => closed,
    most: () => most,
    connect: async (): Promise<TcpStream> => {
      opened += 1
      most = Math.max(most, opened - closed)
      return {
        write: () => undefined,
        read: refuse,
        tape: () => new Uint8Array(),
        cutTape: () => undefined,
        elapsedMs: () => 1,
        renew: () => undefined,
        close: () => {
          closed += 1
        },
      }
    },
    secure: async (_stream, offer): Promise<Secured> => {
      const next = answer(offer)
      let last: Reply = {}
      const read = async () => {
        last = next()
        const { http, session: _, resumed: __, ...ending } = last
        return { end: 'complete', received: octetsOf(http), ...ending } as const
      }
      return {
        channel: { write: () => undefined, read },
        handshake: 'complete',
        get resumed() {
          return last.resumed ?? false
        },
        session: () => last.session,
        keyLog: () => [],
      }
    },
    byOwnHand: refuse,
    openDatagrams: refuse,
    freePort: refuse,
    lookup: refuse,
  }
}
