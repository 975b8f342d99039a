/** What a server that is broken in one way is, and the ways in which several are. Each one is in `test/twins/`, under its attack's name. */
import type { X509Certificate } from 'node:crypto'
import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import type { ProbeRequest } from '../../src/probe/attack.ts'
import type { Listener } from '../../src/probe/listener.ts'
import { listen, startLenient, startSound, type Twin, type TwinPki } from './twins.ts'

export type BrokenTwin = {
  /** The identifier of the attack that it is open to; also its file's name. */
  readonly of: string
  readonly start: (pki: TwinPki) => Promise<Twin>
  /** The most similar server that is sound; the usual one where absent. */
  readonly sound?: (pki: TwinPki) => Promise<Twin>
  /** Further attacks that get through, for the one hole entails them; those that are not named here are refused. */
  readonly also?: readonly string[]
  /** What the attack needs, and other probes are not given. */
  readonly given?: (pki: TwinPki) => Partial<ProbeRequest>
}

/** Attacks that get in with some certificate where nobody looks at it. */
export const withAnyCertificate: readonly string[] = [
  'address-in-sni',
  'chain-confusion',
  'decoy-authority',
  'decoy-with-chain',
  'expired',
  'host-differs-from-sni',
  'issued-twice',
  'leaf-as-authority',
  'no-sni',
  'not-yet-valid',
  'other-sni',
  'revocation-lag',
  'public-certificate',
  'revoked',
  'revoked-serial',
  'second-request',
  'self-signed',
  'server-certificate',
  'sibling-authority',
  'split-client-hello',
  'unknown-critical-extension',
  'upper-case-sni',
  'wrong-eku',
]

/** Attacks that get in without a certificate where nobody asks for one. */
export const withoutCertificate: readonly string[] = [
  'no-certificate-message',
  'other-alpn',
  'protocol-upgrade',
  'spoofed-identity',
  'unusual-method',
]

/** Ignores one error of verification, as code that "tolerates" things does. */
export const ignoring = (error: string) => (pki: TwinPki) =>
  startLenient(pki, (socket) => socket.authorized || String(socket.authorizationError) === error)

/** Demands a certificate for the name it knows, and for no other. */
export const demandingFor = (isKnown: (name: string | false | null | undefined) => boolean) => (pki: TwinPki) =>
  startLenient(pki, (socket) => socket.authorized || !isKnown((socket as { servername?: string | false }).servername))

/** Lets in whom the certificates that were sent along vouch for, up to one that `isTrusted`. */
export const trustingPresented = (isTrusted: (path: readonly X509Certificate[]) => boolean) => (pki: TwinPki) =>
  startLenient(pki, (socket, certificate) => {
    if (socket.authorized) return true
    const path: X509Certificate[] = []
    for (let one = certificate; one !== undefined && path.length < 5; one = one.issuerCertificate) {
      if (path.at(-1)?.verify(one.publicKey) === false) return false
      path.push(one)
    }
    return isTrusted(path)
  })

/** Stands before other servers, as a balancer does: hands each connection to the port that `choose` gives, byte for byte. */
export async function startFront(
  choose: (first: Buffer) => number,
  inner: readonly Twin[],
  watch: { onLink?: (port: number, chunk: Buffer) => void; alter?: (chunk: Buffer, first: Buffer) => Buffer } = {},
): Promise<Twin> {
  const links = new Set<Socket>()
  /** What the choice cannot read, as scanners send it, is for no server. */
  const chosen = (first: Buffer): number | undefined => {
    try {
      return choose(first)
    } catch {
      return undefined
    }
  }
  const front = await listen(
    createTcpServer({ noDelay: true }, (socket) => {
      socket.once('data', (first: Buffer) => {
        socket.pause()
        const port = chosen(first)
        if (port === undefined) {
          socket.destroy()
          return
        }
        const link = connect({ port, host: '127.0.0.1', noDelay: true }, () => {
          const forward = (chunk: Buffer): void => {
            watch.onLink?.(link.localPort ?? 0, chunk)
            link.write(chunk)
          }
          forward(first)
          socket.on('data', forward)
          socket.on('end', () => link.end())
          socket.resume()
        })
        links.add(link)
        link.on('data', (chunk: Buffer) => socket.write(watch.alter?.(chunk, first) ?? chunk))
        link.on('end', () => socket.end())
        link.on('error', () => socket.destroy())
        link.on('close', () => links.delete(link))
        socket.on('close', () => link.destroy())
      })
    }),
  )
  return {
    port: front.port,
    close: async () => {
      for (const link of links) link.destroy()
      await Promise.all([front, ...inner].map((twin) => twin.close()))
    },
  }
}

/** Whether the first bytes hold a whole ClientHello in one record; what is no handshake is as whole as it gets. */
export function isWhole(first: Buffer): boolean {
  if (first[0] !== 22 || first.length < 9) return first[0] !== 22
  const length = first.readUIntBE(6, 3)
  return first.length >= 9 + length && first.readUInt16BE(3) >= 4 + length
}

/** A sound server, and beside it another listener of its application: `wish` says how the probe is told of that. */
export async function startBeside(
  pki: TwinPki,
  beside: Promise<Twin>,
  wish: (port: number) => NonNullable<Twin['wish']>,
  start: (pki: TwinPki) => Promise<Twin> = startSound,
): Promise<Twin> {
  const [main, other] = await Promise.all([start(pki), beside])
  return {
    port: main.port,
    wish: wish(other.port),
    close: async () => void (await Promise.all([main.close(), other.close()])),
  }
}

/** A listener on loopback, as the probe is told of it. */
export const listenerAt = (port: number, secure = false): Listener => ({
  secure,
  host: '127.0.0.1',
  port,
  address: { host: '127.0.0.1', port },
})
